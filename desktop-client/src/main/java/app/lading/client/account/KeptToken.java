package app.lading.client.account;

import app.lading.client.link.Token;
import java.time.Instant;

/// What is known of the session of an account.
public sealed interface KeptToken {

    /// There is one; whether it is still good the server knows.
    ///
    /// @param expires when it would have ended without any use
    record Valid(Token token, Instant expires) implements KeptToken {}

    /// There is none: sign in.
    record Missing() implements KeptToken {}

    /// The keychain holds it and does not give it: unlock it and try again, or sign in.
    ///
    /// @param reason one sentence
    record Unreadable(String reason) implements KeptToken {}
}
