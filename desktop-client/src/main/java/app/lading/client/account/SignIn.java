package app.lading.client.account;

import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.Pin;
import app.lading.client.link.Route;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.client.settings.SettingsStore;
import app.lading.model.api.Api;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs people in. Thread safe; returns at once.
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final SettingsStore settings;
    private final Function<Route, Transport> transports;
    private final Executor background;
    private final Clock clock;

    /// Nothing is asked yet.
    ///
    /// @param settings for the way to the server; a key that was trusted for a sign-in that worked is kept
    ///     there
    /// @param transports opens the way; closed after each attempt
    /// @param background threads that may block
    public SignIn(SettingsStore settings, Function<Route, Transport> transports, Executor background, Clock clock) {
        this.settings = settings;
        this.transports = transports;
        this.background = background;
        this.clock = clock;
    }

    /// Begins to sign in. When it is cancelled and the server says yes all the same, that session is ended
    /// again.
    ///
    /// @param password taken over: it is wiped when the attempt has ended in whatever way
    /// @param pin the key a person compared, or of an invite link; null for none
    public Attempt<SignInResult> begin(ServerAddress server, String user, char[] password, @Nullable Pin pin) {
        return Asking.begin(
                background,
                new SignInResult.Cancelled(),
                asking -> {
                    try {
                        return ask(server, user.strip().toLowerCase(Locale.ROOT), password, pin, asking);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                },
                SignIn::broken);
    }

    private SignInResult ask(
            ServerAddress server, String user, char[] password, @Nullable Pin pin, Asking<SignInResult> asking) {
        Route route;
        try {
            route = Routes.of(settings.get().network(), server, pin);
        } catch (IOException e) {
            LOG.info("the own authority cannot be used", e);
            return new SignInResult.Refused(
                    Trouble.AUTHORITY, String.valueOf(e.getMessage()), "Choose another file in the settings, or none.");
        }
        try (Transport transport = transports.apply(route)) {
            asking.onCancel(transport::close);
            Api.SignedIn signedIn = transport.signIn(server, user, password);
            Token token = new Token(signedIn.token());
            if (asking.isOver()) {
                signOut(route, server, token);
                return new SignInResult.Cancelled();
            }
            if (pin != null) {
                settings.change(now -> now.withNetwork(Routes.trusting(now.network(), server, pin, clock.instant())));
            }
            return new SignInResult.SignedIn(new Account(server, signedIn.user()), token, signedIn.expires());
        } catch (LinkException e) {
            return failed(e.failure());
        }
    }

    private void signOut(Route route, ServerAddress server, Token token) {
        try (Transport transport = transports.apply(route)) {
            transport.api(server, token).signOut();
        } catch (LinkException e) {
            LOG.info("a session that nobody wants could not be ended; it ends by itself", e);
        }
    }

    private static SignInResult failed(LinkFailure failure) {
        @Nullable CertificateTrouble trouble = failure.certificate();
        if (trouble != null) {
            return new SignInResult.WrongCertificate(trouble);
        }
        return switch (failure.kind()) {
            case WRONG_PASSWORD -> new SignInResult.WrongPassword();
            case TOO_MANY -> new SignInResult.TooManyTries(failure.retryAfter());
            case UNREACHABLE, TIMEOUT, BROKEN, UNAVAILABLE, SERVER, FULL ->
                new SignInResult.Unreachable(Trouble.of(failure), failure.message(), failure.remedy());
            default -> new SignInResult.Refused(Trouble.of(failure), failure.message(), failure.remedy());
        };
    }

    private static SignInResult broken(RuntimeException e) {
        LOG.error("signing in failed by a mistake of this program", e);
        return new SignInResult.Refused(Trouble.MISTAKE, "Signing in failed: " + e + ".", "Report this mistake.");
    }
}
