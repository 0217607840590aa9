package app.lading.client.transfer;

import org.jspecify.annotations.Nullable;

/// How the engine stands to the server.
///
/// @param connected whether at least one lane is open
/// @param lanes how many are open
/// @param waiting why none is; null while connected and before the first try ended
public record ConnectionState(
        boolean connected, int lanes, @Nullable Waiting waiting) {}
