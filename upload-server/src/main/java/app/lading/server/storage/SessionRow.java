package app.lading.server.storage;

import java.time.Instant;

/// A session as it is stored.
///
/// @param token the SHA-256 of the token, in hexadecimal; the token itself is never stored
/// @param seen when it was used last, at the accuracy with which that is written
public record SessionRow(String token, String account, Instant created, Instant seen) {}
