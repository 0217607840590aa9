package app.lading.server.access.http;

import app.lading.model.api.Api;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token in a request: in `Authorization: Bearer`, or in the cookie. Never in the address, which ends up in
/// logs.
public final class Credentials {
    private static final String BEARER = "Bearer ";

    /// Longer than any token this server makes; longer ones are not looked at.
    private static final int MAX_LENGTH = 256;

    private Credentials() {}

    /// The token, when there is one that could be a token. A request with an `Authorization` header is not
    /// helped by its cookie: it has said who it is.
    public static Optional<String> token(HttpServerExchange exchange) {
        @Nullable String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? sane(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        @Nullable Cookie cookie = exchange.getRequestCookie(Api.COOKIE);
        return cookie == null ? Optional.empty() : sane(cookie.getValue());
    }

    private static Optional<String> sane(String token) {
        return token.isEmpty() || token.length() > MAX_LENGTH ? Optional.empty() : Optional.of(token);
    }
}
