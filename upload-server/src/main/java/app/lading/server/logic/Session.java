package app.lading.server.logic;

import java.time.Instant;

/// Somebody is signed in.
///
/// @param id names the session, and gives nobody access: it may be logged
/// @param expires when it ends if it is not used any more
public record Session(String id, UserRef user, Instant expires) {}
