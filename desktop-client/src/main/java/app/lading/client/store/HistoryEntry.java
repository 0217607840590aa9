package app.lading.client.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file that came to an end, as people look it up later.
///
/// @param id its number, ascending in the order of ending; 0 before it was added
/// @param account whose it was, as the window names accounts: `ana@files.example.org:8470`
/// @param name the name at the server: the one it got when it is done, else the one that was asked for
/// @param folder the folder at the server
/// @param source the path on this machine
/// @param size bytes
/// @param fingerprint `sha-256-blocks:HEX` as the server said it; null when it is not done
/// @param published when the server published it, by its clock; null when it is not done
/// @param started when its first try began; null when it never did
/// @param finished when it ended, by this machine's clock
/// @param tries how often it was begun
/// @param problem why it failed; null when it did not
public record HistoryEntry(
        long id,
        String account,
        Outcome outcome,
        String name,
        String folder,
        String source,
        long size,
        @Nullable String fingerprint,
        @Nullable Instant published,
        @Nullable Instant started,
        Instant finished,
        int tries,
        @Nullable Problem problem) {

    /// How it ended.
    public enum Outcome {
        DONE,
        FAILED,
        CANCELLED
    }
}
