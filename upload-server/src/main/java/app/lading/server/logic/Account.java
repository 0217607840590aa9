package app.lading.server.logic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account, for people.
///
/// @param quota bytes this user may store, null for no limit
/// @param used bytes of finished files
public record Account(String name, boolean admin, @Nullable Long quota, boolean disabled, Instant created, long used) {}
