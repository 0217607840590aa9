package app.lading.server.logic;

import org.jspecify.annotations.Nullable;

/// What a user takes of the server, in bytes.
///
/// @param quota null for no limit
/// @param used by finished files
/// @param reserved for unfinished uploads
public record Space(@Nullable Long quota, long used, long reserved) {}
