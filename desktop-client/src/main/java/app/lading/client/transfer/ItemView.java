package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item as a row of a list: for a folder, with the sums over its files. Immutable; while nothing of it changes, it
/// is the identical object in each snapshot.
///
/// @param folder the target folder on the server
/// @param paused a person paused this item; kept over restarts, and untouched by [UploadQueue#resumeAll]
/// @param position orders items of the same urgency, lower first; not a rank, and not without gaps
/// @param files how many were found so far, without the folders, as all numbers of files
/// @param folders empty folders, which are made at the server, and folders with a problem
/// @param movedBytes for the bar
/// @param scanning whether more may be found
/// @param left null when it should not be trusted
/// @param waiting why nothing of it moves; null when something does or nothing should
/// @param problems what is wrong with its failed and asking files, the most frequent first
/// @param continuedAt bytes that were at the server already when it went on after a start, a pause or a break; 0 when
///     it was sent in one go
/// @param finished when its last file came to its end; null while something is to be done
/// @param undoable whether it was cancelled so lately that [UploadQueue#undo] costs nothing
/// @param alreadyThere how many files were not sent, because the server had their content
/// @param renamed how many files got another name, because theirs existed
/// @param renamedTo the other name of the latest of them; null when there is none
/// @param receipt the server's word, when it is a single file that is done; null else
/// @param tries how often its file was begun; 0 for a folder, and for what was never begun
public record ItemView(
        long id,
        Path path,
        String folder,
        boolean isFolder,
        FileState state,
        boolean paused,
        Priority priority,
        long position,
        long files,
        long bytes,
        long doneFiles,
        long doneBytes,
        long movedBytes,
        long failedFiles,
        long skippedFiles,
        long attentionFiles,
        FolderCounts folders,
        long notices,
        boolean scanning,
        long bytesPerSecond,
        @Nullable Duration left,
        @Nullable Waiting waiting,
        List<ProblemCount> problems,
        long continuedAt,
        Instant added,
        @Nullable Instant finished,
        boolean undoable,
        long alreadyThere,
        long renamed,
        @Nullable String renamedTo,
        @Nullable Receipt receipt,
        int tries) {

    /// The most frequent problem; null when there is none.
    public @Nullable Problem problem() {
        return problems.isEmpty() ? null : problems.getFirst().problem();
    }

    /// How many of its files and folders ask or failed with this code.
    public long countOf(String code) {
        long sum = 0;
        for (ProblemCount count : problems) {
            sum += count.problem().code().equals(code) ? count.number() : 0;
        }
        return sum;
    }

    /// How many files and folders failed.
    public long failed() {
        return failedFiles + folders.failed();
    }

    /// How many files and folders ask a person.
    public long asking() {
        return attentionFiles + folders.attention();
    }

    /// How many files and folders were left out.
    public long skipped() {
        return skippedFiles + folders.skipped();
    }
}
