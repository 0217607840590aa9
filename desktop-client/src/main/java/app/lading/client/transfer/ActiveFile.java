package app.lading.client.transfer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A file that is under way or waits for its next try.
///
/// @param sent payload bytes handed to the connection in this attempt
/// @param acked payload bytes the server took in this attempt
/// @param durable bytes of the file that survive a power cut on the server
/// @param moved bytes of the file that are on the server as far as is known; for the bar
/// @param checked bytes that were read to compare or to hash, of `checkTotal`; both 0 when nothing is checked
/// @param left null when it should not be trusted
/// @param waiting why nothing moves; null when something does
public record ActiveFile(
        long id,
        long item,
        String folder,
        String name,
        long size,
        FileState state,
        long sent,
        long acked,
        long durable,
        long moved,
        long checked,
        long checkTotal,
        long bytesPerSecond,
        @Nullable Duration left,
        @Nullable Waiting waiting) {}
