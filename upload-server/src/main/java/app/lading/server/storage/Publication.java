package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import org.jspecify.annotations.Nullable;

/// A complete, forced and verified part file that is to become a finished file.
///
/// @param upload the upload's server id
/// @param key the client's name of the transfer, when it has one
/// @param digests of all blocks; they were compared with the part file's bytes
/// @param md5 verified over the whole part file, when the client gave one
/// @param part whose part file it is: the upload's own, or one made for it as a link
/// @param instant whether the part file is a link to content that was there already
/// @param modified of the source, milliseconds since 1970-01-01T00:00Z
public record Publication(
        String upload,
        String owner,
        @Nullable String key,
        String folder,
        String name,
        long size,
        long modified,
        @Nullable String md5,
        Conflict onConflict,
        BlockDigests digests,
        String part,
        boolean instant) {
    /// Whether the tables may speak of the upload: those of one block live in memory alone.
    boolean mayBeRecorded() {
        return size > Blocks.BLOCK_SIZE;
    }
}
