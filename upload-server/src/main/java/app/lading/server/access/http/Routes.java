package app.lading.server.access.http;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.logic.Health;
import app.lading.server.logic.Library;
import app.lading.server.logic.Sessions;
import app.lading.server.logic.Uploads;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All routes of `PROTOCOL.md`, section 3, behind the checks that every request passes.
public final class Routes {
    private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");
    private static final HttpString REFERRER = new HttpString("Referrer-Policy");

    private Routes() {}

    /// What the routes call.
    ///
    /// @param workers threads that may block
    /// @param signIns threads of their own for sign-ins
    /// @param metrics the text of all metrics
    /// @param serverName name and version of the program
    /// @param patience how long a body may take to come
    public record Services(
            Sessions sessions,
            Uploads uploads,
            Library library,
            Health health,
            long maxFileSize,
            ThreadPoolExecutor workers,
            ThreadPoolExecutor signIns,
            @Nullable Supplier<String> metrics,
            String serverName,
            Duration patience) {}

    /// The root handler.
    ///
    /// @param socket the handshake, which does its own checks in its own order
    public static HttpHandler handler(
            Services services, HttpHandler socket, OwnAddress ownAddress, LongSupplier nanoTime) {
        Calls calls = new Calls(services.workers(), services.sessions()::check, services.patience());
        RoutingHandler routes = new RoutingHandler();
        new SessionRoutes(services.sessions(), services.library(), services.uploads(), services.maxFileSize())
                .addTo(routes, calls, services.signIns());
        new UploadRoutes(services.uploads()).addTo(routes, calls);
        new FileRoutes(services.library(), services.workers()).addTo(routes, calls);
        new StatusRoutes(services.health(), services.metrics(), services.serverName()).addTo(routes, calls);
        routes.setFallbackHandler(exchange ->
                Problems.send(exchange, new LadingException(ErrorCode.NOT_FOUND, "there is nothing at this address")));
        routes.setInvalidMethodHandler(exchange -> Problems.send(
                exchange, new LadingException(ErrorCode.BAD_REQUEST, "this address does not take this method")));
        ProxyWatch proxies = new ProxyWatch();
        HttpHandler guarded = exchange -> {
            secure(exchange);
            proxies.look(exchange);
            if (exchange.getRequestPath().equals(Api.SOCKET)) {
                socket.handleRequest(exchange);
                return;
            }
            try {
                ownAddress.check(exchange);
            } catch (LadingException e) {
                Problems.send(exchange, e);
                return;
            }
            routes.handleRequest(exchange);
        };
        return new RequestLog(guarded, nanoTime);
    }

    private static void secure(HttpServerExchange exchange) {
        exchange.getResponseHeaders()
                .put(NO_SNIFF, "nosniff")
                .put(REFERRER, "no-referrer")
                .put(Headers.SERVER, "Lading");
    }
}
