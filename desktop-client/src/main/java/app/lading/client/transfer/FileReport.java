package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file (or empty folder) that came to an end, or a row of an item's list.
///
/// @param id its number
/// @param item the item it belongs to
/// @param folder the target folder that was asked for
/// @param name the target name that was asked for; empty for an empty folder, which `folder` names
/// @param isFolder whether it is no file but a folder: an empty one, or one with a problem
/// @param receipt the server's word, when it is done; null else, and for an empty folder
/// @param problem code, sentence and remedy, when it failed or needs attention; null else
/// @param started when its first try began; null before
/// @param tries how often it was begun
/// @param moved bytes that the server has, for a bar
public record FileReport(
        long id,
        long item,
        Path source,
        String folder,
        String name,
        boolean isFolder,
        long size,
        FileState state,
        @Nullable Receipt receipt,
        @Nullable Problem problem,
        @Nullable Instant started,
        int tries,
        long moved) {

    /// The same file in the state that it has now.
    FileReport in(FileState now, long bytes) {
        return new FileReport(
                id, item, source, folder, name, isFolder, size, now, receipt, problem, started, tries, bytes);
    }

    /// A file without a known beginning.
    public FileReport(
            long id,
            long item,
            Path source,
            String folder,
            String name,
            long size,
            FileState state,
            @Nullable Receipt receipt,
            @Nullable Problem problem) {
        this(id, item, source, folder, name, false, size, state, receipt, problem, null, 0, 0);
    }
}
