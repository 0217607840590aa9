package app.lading.server.access.http;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.logic.Library;
import app.lading.server.logic.Sessions;
import app.lading.server.logic.SignedIn;
import app.lading.server.logic.Space;
import app.lading.server.logic.Uploads;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.CookieSameSiteMode;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/// Signing in and out, and who one is.
final class SessionRoutes {
    /// Longer passwords are refused before anything is computed of them.
    private static final int MAX_PASSWORD_BYTES = 1024;

    /// More sign-ins than this waiting for their turn are a flood.
    private static final int MAX_WAITING = 64;

    private final Sessions sessions;
    private final Library library;
    private final Uploads uploads;
    private final long maxFileSize;

    SessionRoutes(Sessions sessions, Library library, Uploads uploads, long maxFileSize) {
        this.sessions = sessions;
        this.library = library;
        this.uploads = uploads;
        this.maxFileSize = maxFileSize;
    }

    /// Adds the routes.
    ///
    /// @param signIns threads of their own, because a sign-in is made to be slow
    void addTo(RoutingHandler routes, Calls calls, ThreadPoolExecutor signIns) {
        var signIn = calls.open(Api.SignIn.class, signIns, this::signIn);
        routes.post(Api.SESSION, exchange -> {
            if (signIns.getQueue().size() >= MAX_WAITING) {
                Problems.send(
                        exchange, new LadingException(ErrorCode.TOO_MANY_REQUESTS, "too many are signing in just now"));
            } else {
                signIn.handleRequest(exchange);
            }
        });
        routes.get(Api.SESSION, calls.signedIn(this::describe));
        routes.delete(Api.SESSION, calls.signedIn(this::signOut));
    }

    private Answer signIn(HttpServerExchange exchange, Api.SignIn body) throws LadingException {
        if (body.password().getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            throw new LadingException(
                    ErrorCode.FRAME_TOO_LARGE, "a password has at most " + MAX_PASSWORD_BYTES + " bytes");
        }
        SignedIn signedIn = sessions.signIn(body.user(), body.password(), RemoteAddress.of(exchange));
        exchange.setResponseCookie(new CookieImpl(Api.COOKIE, signedIn.token())
                .setPath("/")
                .setHttpOnly(true)
                .setSameSiteMode(CookieSameSiteMode.STRICT.toString())
                .setSecure(RemoteAddress.isSecure(exchange))
                .setExpires(Date.from(signedIn.session().expires())));
        exchange.putAttachment(RequestLog.USER, signedIn.session().user().name());
        return Answer.created(new Api.SignedIn(
                signedIn.token(),
                signedIn.session().user().name(),
                signedIn.session().expires()));
    }

    private Answer describe(Call call) throws LadingException {
        @Nullable String device = call.query("device");
        Space space = library.space(call.user());
        return Answer.ok(new Api.Session(
                call.user().name(),
                call.user().admin(),
                call.session().expires(),
                space.quota(),
                space.used(),
                space.reserved(),
                maxFileSize,
                library.freeOnDisk(),
                device == null ? null : uploads.reservedBy(call.user(), device)));
    }

    private Answer signOut(Call call) throws LadingException {
        Optional<String> token = Credentials.token(call.exchange());
        if (token.isPresent()) {
            sessions.signOut(token.get());
        }
        call.exchange()
                .setResponseCookie(new CookieImpl(Api.COOKIE, "")
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSiteMode(CookieSameSiteMode.STRICT.toString())
                        .setMaxAge(0));
        return Answer.done();
    }
}
