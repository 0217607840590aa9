package app.lading.client.store;

import java.time.Instant;

/// The server's word that a file is complete, verified, on stable storage and visible.
///
/// @param file the server's number of the file
/// @param name the name it got, which differs from the asked one after a rename
/// @param fingerprint `sha-256-blocks:HEX` of what lies on the server
/// @param instant whether content that was already there was linked instead of sent
/// @param at when it was published, by the server's clock
public record Receipt(
        String file, String folder, String name, long size, String fingerprint, boolean instant, Instant at) {}
