package app.lading.client.account;

import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.Token;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How signing in ended.
public sealed interface SignInResult {

    /// There is a session.
    ///
    /// @param account with the user's name as the server writes it
    /// @param expires when it ends
    record SignedIn(Account account, Token token, Instant expires) implements SignInResult {}

    /// User or password is wrong; the server does not say which.
    record WrongPassword() implements SignInResult {}

    /// Too many tries.
    ///
    /// @param retryAfter how long to wait; null when the server does not say
    record TooManyTries(@Nullable Duration retryAfter) implements SignInResult {}

    /// There is no way, nobody there, or the server cannot serve at the moment.
    ///
    /// @param trouble why, for a window that has words of its own
    /// @param message what happened, one sentence
    /// @param remedy what to do next, one sentence
    record Unreachable(Trouble trouble, String message, String remedy) implements SignInResult {}

    /// The certificate is not taken.
    record WrongCertificate(CertificateTrouble trouble) implements SignInResult {}

    /// The server refused in another way, or it is no Lading server.
    ///
    /// @param trouble why, for a window that has words of its own
    /// @param message what happened, one sentence
    /// @param remedy what to do next, one sentence
    record Refused(Trouble trouble, String message, String remedy) implements SignInResult {}

    /// It was cancelled; there is no session.
    record Cancelled() implements SignInResult {}
}
