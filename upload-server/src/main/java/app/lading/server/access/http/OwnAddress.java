package app.lading.server.access.http;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a request was meant for this server: its `Host` is one of the server's names when those are known,
/// and its `Origin`, which browsers send and programs do not, is the server itself.
public final class OwnAddress {
    private final Set<String> names;

    /// The check for a server with these names.
    ///
    /// @param names under which the server is reached; empty when every name is right
    public OwnAddress(Set<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /// Lets the request pass, or not.
    ///
    /// @throws LadingException `foreign-origin`
    public void check(HttpServerExchange exchange) throws LadingException {
        String host = exchange.getHostName().toLowerCase(Locale.ROOT);
        if (!names.isEmpty() && !names.contains(host)) {
            throw new LadingException(ErrorCode.FOREIGN_ORIGIN, "this server has another name than the one in 'Host'");
        }
        @Nullable String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null
                && (exchange.getRequestHeaders().count(Headers.ORIGIN) != 1
                        || !isOwn(origin, exchange.getHostAndPort()))) {
            throw new LadingException(ErrorCode.FOREIGN_ORIGIN, "'Origin' must be missing or the server's own address");
        }
    }

    private static boolean isOwn(String origin, String hostAndPort) {
        try {
            URI uri = new URI(origin);
            @Nullable String scheme = uri.getScheme();
            @Nullable String host = uri.getHost();
            if (scheme == null || host == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return false;
            }
            URI own = new URI(scheme + "://" + hostAndPort);
            return host.equalsIgnoreCase(own.getHost()) && port(uri) == port(own);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
