package app.lading.client.desktop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The system's safe for secrets. A keychain may be locked, ask the person, or hang: so nothing here blocks,
/// and every answer comes in a few seconds at most, unless a person is asked. Thread safe.
public interface Keychain extends AutoCloseable {

    /// Whether secrets can be kept. Looked for at the start, and again when a secret is wanted of one that was
    /// not there.
    CompletableFuture<Availability> availability();

    /// Keeps a secret, instead of an older one of the same name. Fails with [KeychainException].
    ///
    /// @param name of the secret, the same for ever
    /// @param secret copied before this returns: the caller wipes it
    CompletableFuture<Void> put(String name, char[] secret);

    /// The secret of that name; the caller wipes it. Fails with [KeychainException].
    CompletableFuture<Optional<char[]>> get(String name);

    /// Forgets a secret; one that is not there is fine. Fails with [KeychainException].
    CompletableFuture<Void> remove(String name);

    /// Leaves the keychain; nothing is asked of it any more. Returns at once.
    @Override
    default void close() {
        // Most have nothing to leave.
    }

    /// Whether secrets can be kept.
    sealed interface Availability {

        default boolean isAvailable() {
            return this instanceof Available;
        }

        /// They can.
        ///
        /// @param name what people call it: "GNOME Keyring"
        record Available(String name) implements Availability {}

        /// They cannot.
        ///
        /// @param why for a window that has words of its own
        /// @param reason one sentence
        record Unavailable(Why why, String reason) implements Availability {}

        /// Why secrets cannot be kept.
        enum Why {
            /// The system has no keychain that this program can use.
            NONE,
            /// It has one, which does not answer.
            SILENT
        }
    }
}
