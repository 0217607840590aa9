package app.lading.server.access.http;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.logic.Health;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Is it well, and what does it count: for supervisors and monitoring. Nothing here waits, so it answers also
/// when all workers are busy.
final class StatusRoutes {
    private final Health health;
    private final @Nullable Supplier<String> metrics;
    private final String serverName;

    /// Routes that answer with what these two say.
    ///
    /// @param metrics the text of all metrics; null when nobody is to read it
    /// @param serverName name and version of the program
    StatusRoutes(Health health, @Nullable Supplier<String> metrics, String serverName) {
        this.health = health;
        this.metrics = metrics;
        this.serverName = serverName;
    }

    void addTo(RoutingHandler routes, Calls calls) {
        routes.get(Api.HEALTH, exchange -> {
            Api.Health now = health.now().of(serverName);
            int status = now.status().equals("ok") ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE;
            calls.send(exchange, new Answer(status, now));
        });
        routes.get(Api.METRICS, this::metrics);
    }

    private void metrics(HttpServerExchange exchange) {
        Supplier<String> text = metrics;
        if (text == null || !RemoteAddress.isLocal(exchange)) {
            Problems.send(exchange, new LadingException(ErrorCode.NOT_FOUND, "there is nothing at this address"));
            return;
        }
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(text.get());
    }
}
