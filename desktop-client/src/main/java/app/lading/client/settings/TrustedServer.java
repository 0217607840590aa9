package app.lading.client.settings;

import java.time.Instant;

/// A server whose own certificate a person has compared and trusted, or that came with an invite link. From
/// then on only this key is taken for it.
///
/// @param server host and port, such as `lab.lan:8470`; without the port when it is the usual one of `https`
/// @param pin SHA-256 of the certificate's public key, in unpadded base64url
/// @param since when it was trusted
public record TrustedServer(String server, String pin, Instant since) {}
