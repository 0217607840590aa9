package app.lading.server.access.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a request came from. A reverse proxy on the same machine is believed, because nobody else can connect
/// from there; any other `X-Forwarded-For` is ignored.
public final class RemoteAddress {
    private static final int MAX_LENGTH = 64;
    private static final Set<String> PROXY_HEADERS = Set.of("forwarded", "via", "x-real-ip");

    private RemoteAddress() {}

    /// The client's address as text, for throttling and for logs.
    public static String of(HttpServerExchange exchange) {
        @Nullable InetAddress peer = peer(exchange);
        if (peer == null) {
            return "unknown";
        }
        @Nullable String forwarded = exchange.getRequestHeaders().getLast(Headers.X_FORWARDED_FOR);
        if (peer.isLoopbackAddress() && forwarded != null) {
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            if (!last.isEmpty() && last.length() <= MAX_LENGTH && last.chars().allMatch(RemoteAddress::isAddressPart)) {
                return last;
            }
        }
        return peer.getHostAddress();
    }

    /// Whether the request was made on this machine, and not handed on by a proxy for somebody else.
    public static boolean isLocal(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        @Nullable InetAddress peer = peer(exchange);
        return peer != null
                && peer.isLoopbackAddress()
                && headers.getHeaderNames().stream().noneMatch(RemoteAddress::isOfProxy);
    }

    /// Whether a request looks as if a proxy on this machine handed it on without saying for whom. A bare `proxy_pass`
    /// of nginx, for one, speaks HTTP/1.0 and sets no such header.
    static boolean isForwardedForNobody(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        @Nullable InetAddress peer = peer(exchange);
        return peer != null
                && peer.isLoopbackAddress()
                && !headers.contains(Headers.X_FORWARDED_FOR)
                && (exchange.getProtocol().equals(Protocols.HTTP_1_0)
                        || headers.getHeaderNames().stream().anyMatch(RemoteAddress::isOfProxy));
    }

    private static boolean isOfProxy(HttpString header) {
        String name = header.toString().toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded") || PROXY_HEADERS.contains(name);
    }

    /// Whether the client speaks TLS, to a reverse proxy on this machine.
    public static boolean isSecure(HttpServerExchange exchange) {
        @Nullable InetAddress peer = peer(exchange);
        return exchange.getRequestScheme().equals("https")
                || (peer != null
                        && peer.isLoopbackAddress()
                        && "https".equalsIgnoreCase(exchange.getRequestHeaders().getLast(Headers.X_FORWARDED_PROTO)));
    }

    private static @Nullable InetAddress peer(HttpServerExchange exchange) {
        return exchange.getSourceAddress() == null
                ? null
                : exchange.getSourceAddress().getAddress();
    }

    private static boolean isAddressPart(int c) {
        return (c < 128 && Character.digit(c, 16) >= 0) || c == '.' || c == ':' || c == '[' || c == ']';
    }
}
