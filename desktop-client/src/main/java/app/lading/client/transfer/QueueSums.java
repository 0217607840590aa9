package app.lading.client.transfer;

import app.lading.client.store.RowState;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// The sums over all items that are shown, kept up with each change, so that nobody need walk over the items
/// to know them.
final class QueueSums {
    private final long[] files = new long[RowState.values().length];
    private final long[] folders = new long[RowState.values().length];
    private final long[] bytes = new long[RowState.values().length];
    private final Map<String, Long> problems = new HashMap<>();
    private final Map<String, Long> folderProblems = new HashMap<>();
    private long notices;
    private long there;
    private long runnableRows;
    private long runnableBytes;
    private long runnableThere;

    /// Where a state lies in arrays of sums. There are too many items for a map in each.
    static int column(RowState state) {
        return switch (state) {
            case OPEN -> 0;
            case DONE -> 1;
            case SKIPPED -> 2;
            case FAILED -> 3;
            case ATTENTION -> 4;
            case CANCELLED -> 5;
        };
    }

    void add(RowState state, long moreFiles, long moreFolders, long moreBytes) {
        files[column(state)] += moreFiles;
        folders[column(state)] += moreFolders;
        bytes[column(state)] += moreBytes;
    }

    /// Open files and folders of items that a person lets be sent.
    void addRunnable(long moreRows, long moreBytes, long moreThere) {
        runnableRows += moreRows;
        runnableBytes += moreBytes;
        runnableThere += moreThere;
    }

    long runnableRows() {
        return runnableRows;
    }

    long runnableBytes() {
        return runnableBytes;
    }

    /// Bytes that the server has of files that are not done.
    void addThere(long more) {
        there += more;
    }

    long there() {
        return there;
    }

    long runnableThere() {
        return runnableThere;
    }

    void addNotices(long more) {
        notices += more;
    }

    /// @param times 1, or -1 when they are no more
    void addProblems(ProblemCounts.Count count, int times) {
        Map<String, Long> sums = count.ofFolders() ? folderProblems : problems;
        sums.merge(count.problem().code(), times * count.number(), Long::sum);
    }

    long files(RowState state) {
        return files[column(state)];
    }

    long bytes(RowState state) {
        return bytes[column(state)];
    }

    /// Files and folders that are done.
    long doneRows() {
        return files(RowState.DONE) + folders[column(RowState.DONE)];
    }

    long files() {
        return LongStream.of(files).sum();
    }

    FolderCounts folders() {
        return FolderCounts.of(state -> folders[column(state)]);
    }

    long bytes() {
        return LongStream.of(bytes).sum();
    }

    long notices() {
        return notices;
    }

    /// How many files failed or ask with this code.
    long problems(String code) {
        return problems.getOrDefault(code, 0L);
    }

    /// How many folders failed or ask with this code.
    long folderProblems(String code) {
        return folderProblems.getOrDefault(code, 0L);
    }
}
