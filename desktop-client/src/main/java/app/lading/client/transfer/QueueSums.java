package app.lading.client.transfer;

import app.lading.client.store.RowState;
import java.util.HashMap;
import java.util.Map;

/// The sums over all items that are shown, kept up with each change, so that nobody need walk over the items
/// to know them.
final class QueueSums {
    private final long[] files = new long[RowState.values().length];
    private final long[] bytes = new long[RowState.values().length];
    private final Map<String, Long> problems = new HashMap<>();
    private long notices;
    private long there;
    private long runnableFiles;
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

    void add(RowState state, long moreFiles, long moreBytes) {
        files[column(state)] += moreFiles;
        bytes[column(state)] += moreBytes;
    }

    /// Open files of items that a person lets be sent.
    void addRunnable(long moreFiles, long moreBytes, long moreThere) {
        runnableFiles += moreFiles;
        runnableBytes += moreBytes;
        runnableThere += moreThere;
    }

    long runnableFiles() {
        return runnableFiles;
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

    void addProblems(String code, long more) {
        problems.merge(code, more, Long::sum);
    }

    long files(RowState state) {
        return files[column(state)];
    }

    long bytes(RowState state) {
        return bytes[column(state)];
    }

    long files() {
        long sum = 0;
        for (long count : files) {
            sum += count;
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (long count : bytes) {
            sum += count;
        }
        return sum;
    }

    long notices() {
        return notices;
    }

    /// How many files failed or ask with this code.
    long problems(String code) {
        return problems.getOrDefault(code, 0L);
    }
}
