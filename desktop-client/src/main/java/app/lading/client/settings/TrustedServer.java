package app.lading.client.settings;

import java.time.Instant;

/// A server whose own certificate a person has compared and trusted. From then on only this key is taken for
/// it.
///
/// @param server host and port, such as `lab.lan:8470`; without the port when it is the usual one of `https`
/// @param pin SHA-256 of the certificate's public key, in unpadded base64url
/// @param issuedTo the name in the certificate, for people
/// @param validUntil the end of the certificate as it was then, for people
/// @param since when it was trusted
public record TrustedServer(String server, String pin, String issuedTo, Instant validUntil, Instant since) {}
