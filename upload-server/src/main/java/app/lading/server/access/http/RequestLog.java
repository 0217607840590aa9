package app.lading.server.access.http;

import app.lading.model.name.FileNames;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each request: what changes something and what failed at `info`, the rest at `debug`. The query,
/// headers and bodies are never in it, so neither are tokens and passwords; what a client chose is made
/// visible, so that it cannot pretend to be another line.
public final class RequestLog implements HttpHandler {
    /// Who is asking, when that is known.
    static final AttachmentKey<String> USER = AttachmentKey.create(String.class);

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int MAX_PATH = 200;

    private final HttpHandler next;
    private final LongSupplier nanoTime;

    public RequestLog(HttpHandler next, LongSupplier nanoTime) {
        this.next = next;
        this.nanoTime = nanoTime;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        long begun = nanoTime.getAsLong();
        exchange.addExchangeCompleteListener((completed, following) -> {
            log(completed, begun);
            following.proceed();
        });
        next.handleRequest(exchange);
    }

    /// The path as it can be logged.
    static String path(HttpServerExchange exchange) {
        String path = FileNames.visible(exchange.getRequestPath());
        return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
    }

    private void log(HttpServerExchange exchange, long begun) {
        boolean changes = !exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestMethod().equals(Methods.HEAD);
        boolean failed = exchange.getStatusCode() >= StatusCodes.INTERNAL_SERVER_ERROR;
        @Nullable String user = exchange.getAttachment(USER);
        LOG.atLevel(changes || failed ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG)
                .log(
                        "{} {} {} {} {} {} ms",
                        user == null ? "-" : user,
                        RemoteAddress.of(exchange),
                        FileNames.visible(exchange.getRequestMethod().toString()),
                        path(exchange),
                        exchange.getStatusCode(),
                        (nanoTime.getAsLong() - begun) / 1_000_000);
    }
}
