package app.lading.server.access.http;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a request was meant for this server: its `Host` is one of the server's names, and its `Origin`, which
/// browsers send and programs do not, is the server itself.
///
/// A foreign web page can lead a browser to this server under a name of its own (DNS rebinding); the `Host` then
/// is that name. Addresses in figures, `localhost` and the names of this machine cannot be such a name, so they
/// are right when the administrator has not said which names are.
public final class OwnAddress {
    private static final Pattern FIGURES = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?[0-9a-f]*:[0-9a-f:.%]*]?");

    private final Set<String> names;
    private final boolean namesOnly;

    /// The check for a server with these names.
    ///
    /// @param names under which the server is reached, and under no others; empty when the administrator has not
    ///     said
    /// @param machine names of this machine, which are right when the administrator has not said
    public OwnAddress(Set<String> names, Set<String> machine) {
        this.namesOnly = !names.isEmpty();
        this.names = (namesOnly ? names : machine)
                .stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /// Lets the request pass, or not.
    ///
    /// @throws LadingException `foreign-origin`
    public void check(HttpServerExchange exchange) throws LadingException {
        String host = exchange.getHostName().toLowerCase(Locale.ROOT);
        if (!isOwnName(host)) {
            throw new LadingException(
                    ErrorCode.FOREIGN_ORIGIN,
                    "this server does not know itself as '" + FileNames.visible(host)
                            + "'; if that is its name, start it with --name");
        }
        @Nullable String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null
                && (exchange.getRequestHeaders().count(Headers.ORIGIN) != 1
                        || !isOwn(origin, exchange.getHostAndPort()))) {
            throw new LadingException(ErrorCode.FOREIGN_ORIGIN, "'Origin' must be missing or the server's own address");
        }
    }

    private boolean isOwnName(String host) {
        return names.contains(host)
                || (!namesOnly
                        && (host.equals("localhost")
                                || host.endsWith(".localhost")
                                || FIGURES.matcher(host).matches()));
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
