package app.lading.client.link;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Where a server is: scheme, host, port and, behind a proxy, a path in front of its own. Immutable; two addresses are
/// equal when their normal forms are.
public final class ServerAddress {
    /// The port of a server that nobody told otherwise.
    public static final int DEFAULT_PORT = 8470;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private static final Pattern PORT = Pattern.compile("^(\\[[^]]*]|[^:/]*):\\d+");

    private final HttpUrl url;

    private ServerAddress(HttpUrl url) {
        this.url = url;
    }

    /// Reads an address as people type it: `https://files.example.org`, `http://192.168.1.5:8470`, `files.example.org`.
    /// Without a scheme it is `https`, because a password will be sent; only this machine itself is spoken to in plain
    /// `http`, then at port 8470 when none is named.
    ///
    /// @throws IllegalArgumentException with a sentence that says what was expected and what came
    public static ServerAddress parse(String text) {
        String stripped = text.strip();
        int schemeEnd = stripped.indexOf("://");
        if (schemeEnd < 0) {
            return parseWithoutScheme(stripped);
        }
        String scheme = stripped.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw bad("an address starts with https:// or http://", text);
        }
        return new ServerAddress(check(HttpUrl.parse(stripped), text));
    }

    private static ServerAddress parseWithoutScheme(String text) {
        HttpUrl secure = check(HttpUrl.parse("https://" + text), text);
        if (!LOOPBACK.contains(secure.host())) {
            return new ServerAddress(secure);
        }
        HttpUrl plain = check(HttpUrl.parse("http://" + text), text);
        boolean portNamed = PORT.matcher(text).find();
        return new ServerAddress(
                portNamed ? plain : plain.newBuilder().port(DEFAULT_PORT).build());
    }

    private static HttpUrl check(@Nullable HttpUrl url, String text) {
        if (url == null || text.isBlank()) {
            throw bad("an address looks like https://files.example.org or http://192.168.1.5:8470", text);
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "an address has no user name and no password in it; name the user with --user");
        }
        if (url.query() != null || url.fragment() != null) {
            throw bad("an address has no '?' and no '#'", text);
        }
        HttpUrl.Builder normal = url.newBuilder();
        while (normal.build().pathSize() > 1
                && normal.build().pathSegments().getLast().isEmpty()) {
            normal.removePathSegment(normal.build().pathSize() - 1);
        }
        return normal.build();
    }

    private static IllegalArgumentException bad(String expected, String text) {
        return new IllegalArgumentException(expected + ", but got '" + text + "'");
    }

    /// The host name, or the address without brackets.
    public String host() {
        return url.host();
    }

    /// The port, 1 to 65535.
    public int port() {
        return url.port();
    }

    /// Whether the way there is encrypted.
    public boolean isEncrypted() {
        return url.isHttps();
    }

    /// Whether it is this machine itself, so that an unencrypted way is nobody's risk.
    public boolean isLoopback() {
        return LOOPBACK.contains(url.host());
    }

    /// `files.example.org:8470`, for sentences.
    public String hostAndPort() {
        String host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    /// The address of one of the server's own paths, such as `/api/session`.
    HttpUrl resolve(String path) {
        return url.newBuilder().addPathSegments(path.substring(1)).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServerAddress address && address.url.equals(url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    /// The normal form, without a slash at the end: `http://localhost:8470`.
    @Override
    public String toString() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
