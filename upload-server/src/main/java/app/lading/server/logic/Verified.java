package app.lading.server.logic;

import org.jspecify.annotations.Nullable;

/// What a check of one finished file found.
///
/// @param problem in words; null when the file is fine
public record Verified(
        String user,
        String folder,
        String name,
        long size,
        Verdict verdict,
        @Nullable String problem) {
    /// How a file is.
    public enum Verdict {
        OK,
        /// Its bytes are not those that were uploaded.
        DAMAGED,
        /// It is in the index, and not on the disk.
        MISSING,
        /// It lies among the finished files, and is not in the index.
        UNKNOWN
    }
}
