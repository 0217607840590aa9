package app.lading.server.access.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once when a reverse proxy on this machine seems to hand requests on without saying for whom: then all people
/// have one address, and the wrong passwords of one slow down the sign-in of all. Thread safe.
final class ProxyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyWatch.class);

    private final AtomicBoolean said = new AtomicBoolean();

    void look(HttpServerExchange exchange) {
        if (!said.get() && RemoteAddress.isForwardedForNobody(exchange) && said.compareAndSet(false, true)) {
            LOG.warn(
                    "A proxy on this machine seems to hand requests on without X-Forwarded-For: all people then count as one"
                            + " when passwords are guessed. The README says which lines a proxy needs, under Security");
        }
    }
}
