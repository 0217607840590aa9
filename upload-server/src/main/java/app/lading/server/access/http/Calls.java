package app.lading.server.access.http;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.StrictJson;
import app.lading.server.logic.Session;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Makes handlers of calls: reads the body without holding a thread, finds out who is asking, runs the call on
/// a thread that may block, and writes its answer or its refusal.
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /// Most bytes of a JSON body.
    static final int MAX_BODY = 1 << 16;

    private final JsonMapper mapper = StrictJson.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final Executor workers;
    private final Duration patience;
    private final Function<String, Optional<Session>> sessionOfToken;

    /// A call of somebody who is signed in. May block.
    @FunctionalInterface
    interface UserCall {
        Answer answer(Call call) throws LadingException;
    }

    /// As [UserCall], with a body.
    @FunctionalInterface
    interface UserCallWithBody<T> {
        Answer answer(Call call, T body) throws LadingException;
    }

    /// A call of anybody, with a body. May block.
    @FunctionalInterface
    interface OpenCall<T> {
        Answer answer(HttpServerExchange exchange, T body) throws LadingException;
    }

    /// A call that answers by itself. May block until it returns; the exchange is then its own.
    @FunctionalInterface
    interface StreamingCall {
        void answer(Call call) throws LadingException;
    }

    /// Handlers that run on `workers` and know people by their tokens.
    ///
    /// @param workers threads that may block
    /// @param sessionOfToken never blocks
    /// @param patience how long a body may take to come
    Calls(Executor workers, Function<String, Optional<Session>> sessionOfToken, Duration patience) {
        this.workers = workers;
        this.patience = patience;
        this.sessionOfToken = sessionOfToken;
    }

    HttpHandler signedIn(UserCall call) {
        return exchange -> run(exchange, workers, () -> send(exchange, call.answer(authenticate(exchange))));
    }

    HttpHandler streaming(StreamingCall call) {
        return exchange -> run(exchange, workers, () -> call.answer(authenticate(exchange)));
    }

    <T> HttpHandler signedInWithBody(Class<T> type, UserCallWithBody<T> call) {
        return exchange -> readBody(
                exchange, workers, body -> send(exchange, call.answer(authenticate(exchange), parse(body, type))));
    }

    /// A call of anybody.
    ///
    /// @param executor on which the call runs
    <T> HttpHandler open(Class<T> type, Executor executor, OpenCall<T> call) {
        return exchange ->
                readBody(exchange, executor, body -> send(exchange, call.answer(exchange, parse(body, type))));
    }

    /// The JSON of an answer that needs no worker.
    void send(HttpServerExchange exchange, Answer answer) {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        @Nullable Object body = answer.body();
        if (body == null) {
            exchange.endExchange();
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(mapper.writeValueAsBytes(body)));
    }

    private Call authenticate(HttpServerExchange exchange) throws LadingException {
        Session session = Credentials.token(exchange)
                .flatMap(sessionOfToken)
                .orElseThrow(() ->
                        new LadingException(ErrorCode.NOT_SIGNED_IN, "this call needs a session that has not expired"));
        exchange.putAttachment(RequestLog.USER, session.user().name());
        return new Call(exchange, session);
    }

    private <T> T parse(byte[] body, Class<T> type) throws LadingException {
        @Nullable T parsed;
        try {
            parsed = mapper.readValue(body, type);
        } catch (JacksonException e) {
            throw new LadingException(ErrorCode.BAD_REQUEST, StrictJson.explain(e), e);
        }
        if (parsed == null) {
            throw new LadingException(ErrorCode.BAD_REQUEST, "the body is a JSON object, but got null");
        }
        return parsed;
    }

    private interface WithBody {
        void run(byte[] body) throws LadingException;
    }

    private interface Work {
        void run() throws LadingException;
    }

    /// Collects the body on the I/O thread, so that a slow sender holds no worker.
    private void readBody(HttpServerExchange exchange, Executor executor, WithBody work) {
        XnioExecutor.Key tooSlow = exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(exchange.getConnection()), patience.toMillis(), TimeUnit.MILLISECONDS);
        exchange.getRequestReceiver().setMaxBufferSize(MAX_BODY);
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (receiving, body) -> {
                            tooSlow.remove();
                            run(receiving, executor, () -> work.run(body));
                        },
                        (receiving, e) -> {
                            tooSlow.remove();
                            LadingException refusal = new LadingException(
                                    ErrorCode.FRAME_TOO_LARGE, "a body has at most " + MAX_BODY + " bytes", e);
                            receiving.setPersistent(false);
                            Problems.send(receiving, refusal);
                        });
    }

    private static void run(HttpServerExchange exchange, Executor executor, Work work) {
        exchange.dispatch(executor, () -> {
            try {
                work.run();
            } catch (LadingException e) {
                if (e.getCause() != null && e.code().httpStatus() >= StatusCodes.INTERNAL_SERVER_ERROR) {
                    LOG.warn("{} {} failed", exchange.getRequestMethod(), RequestLog.path(exchange), e);
                }
                Problems.send(exchange, e);
            } catch (RuntimeException e) {
                LOG.error(
                        "A mistake of the server in {} {}", exchange.getRequestMethod(), RequestLog.path(exchange), e);
                Problems.send(exchange, new LadingException(ErrorCode.INTERNAL, "the server made a mistake", e));
            }
        });
    }
}
