package app.lading.client.transfer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The sums over all items.
///
/// @param files without the folders, as all numbers of files
/// @param bytes of all files that were found so far
/// @param folders empty folders, which are made at the server, and folders with a problem
/// @param notices how many things were left out or are worth knowing
/// @param scanning whether more may be found
/// @param sentBytes payload handed to the connection in this run
/// @param ackedBytes payload the server took in this run
/// @param instantBytes of files that were on the server already, in this run
/// @param movedBytes bytes of files that are done, and of the others what the server has; for the bar
/// @param left null when it should not be trusted
/// @param idle nothing will move without a person
public record Totals(
        long files,
        long bytes,
        long doneFiles,
        long doneBytes,
        long failedFiles,
        long skippedFiles,
        long cancelledFiles,
        long attentionFiles,
        FolderCounts folders,
        long notices,
        boolean scanning,
        long sentBytes,
        long ackedBytes,
        long instantBytes,
        long movedBytes,
        long bytesPerSecond,
        @Nullable Duration left,
        boolean idle) {

    /// Whether everything is at the server, or was left out as asked: nothing needs a further try.
    public boolean isOver() {
        return doneFiles + skippedFiles == files && folders.done() + folders.skipped() == folders.all();
    }

    /// How many files and folders failed.
    public long failed() {
        return failedFiles + folders.failed();
    }

    /// How many files and folders ask a person.
    public long asking() {
        return attentionFiles + folders.attention();
    }
}
