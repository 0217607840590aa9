package app.lading.server.access.http;

import app.lading.model.error.LadingException;
import app.lading.model.error.Problem;
import app.lading.model.message.StrictJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import tools.jackson.databind.json.JsonMapper;

/// Refusals as `application/problem+json` (RFC 9457).
public final class Problems {
    private static final JsonMapper MAPPER = StrictJson.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Problems() {}

    /// Answers with what was refused and why, and ends the exchange. Any thread that owns the exchange.
    public static void send(HttpServerExchange exchange, LadingException e) {
        if (exchange.isResponseStarted()) {
            // The status is out already; cutting the connection is the only way left to say that this is no good
            // answer.
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        @Nullable Integer retryAfter = e.retryAfter();
        if (retryAfter != null) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, retryAfter);
        }
        exchange.setStatusCode(e.code().httpStatus());
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/problem+json")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(ByteBuffer.wrap(MAPPER.writeValueAsBytes(Problem.of(e))));
    }
}
