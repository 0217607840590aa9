package app.lading.client.account;

import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.ServerAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What was found at an address.
public sealed interface ProbeResult {

    /// A Lading server.
    ///
    /// @param server where exactly; with what was typed without a scheme this tells which one it is
    /// @param version of the server; null when it does not say
    /// @param took from asking to its answer
    /// @param trouble why it cannot take files at the moment, in its own words; null when it can
    record Reached(
            ServerAddress server,
            @Nullable String version,
            Security security,
            Duration took,
            @Nullable String trouble) implements ProbeResult {}

    /// How the way there is protected.
    enum Security {
        /// Encrypted, and an authority vouches for the server.
        ENCRYPTED,
        /// Encrypted, and the server has the key that was trusted or invited.
        PINNED,
        /// Not encrypted, but it is this machine itself.
        LOCAL,
        /// Not encrypted: others on the network can read password and files.
        OPEN
    }

    /// There is no way, or nobody there.
    ///
    /// @param trouble why, for a window that has words of its own
    /// @param message what happened, one sentence
    /// @param remedy what to do next, one sentence
    record Unreachable(Trouble trouble, String message, String remedy) implements ProbeResult {}

    /// Something else lives there.
    ///
    /// @param trouble why, for a window that has words of its own
    /// @param message what happened, one sentence
    /// @param remedy what to do next, one sentence
    record NotLading(Trouble trouble, String message, String remedy) implements ProbeResult {}

    /// Its certificate is not taken.
    ///
    /// @param server to which it may be trusted
    record WrongCertificate(ServerAddress server, CertificateTrouble trouble) implements ProbeResult {}

    /// What was typed is no address.
    ///
    /// @param message what was expected and what came, one sentence
    record NotAnAddress(String message) implements ProbeResult {}

    /// It was cancelled.
    record Cancelled() implements ProbeResult {}
}
