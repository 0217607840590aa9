package app.lading.client.transfer;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One item as a row of a list: for a folder, with the sums over its files.
///
/// @param folder the target folder on the server
/// @param paused a person paused this item; kept over restarts, and untouched by [Engine#resumeAll]
/// @param files how many were found so far, empty folders included
/// @param movedBytes for the bar
/// @param left null when it should not be trusted
/// @param waiting why nothing of it moves; null when something does or nothing should
public record ItemView(
        long id,
        Path path,
        String folder,
        boolean isFolder,
        FileState state,
        boolean paused,
        Priority priority,
        long files,
        long bytes,
        long doneFiles,
        long doneBytes,
        long movedBytes,
        long failedFiles,
        long skippedFiles,
        long attentionFiles,
        long notices,
        boolean scanning,
        long bytesPerSecond,
        @Nullable Duration left,
        @Nullable Waiting waiting) {}
