package app.lading.client.ui.login;

import app.lading.client.account.ProbeResult;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.text.Words;

/// What is known about the server in the address field.
public sealed interface ServerState {

    /// Nothing was typed, or typing goes on.
    record Unknown() implements ServerState {}

    /// It is being asked.
    record Checking() implements ServerState {}

    /// A Lading server that can be signed in to.
    ///
    /// @param words version, protection and time in one line
    /// @param isRisky whether the line is a warning
    record Reached(ServerAddress server, ProbeResult.Security security, Words words, boolean isRisky)
            implements ServerState {}

    /// It cannot be signed in to.
    ///
    /// @param again whether asking the same address once more may help
    record Trouble(Words what, Words remedy, boolean again) implements ServerState {}

    /// A person has to compare its certificate, or must not go on.
    record Certificate(ServerAddress server, CertificateTrouble trouble) implements ServerState {}
}
