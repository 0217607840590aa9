package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.Problem;
import app.lading.client.store.RowState;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that was dropped, in memory: its row, its sums, and a window on its open files. The files themselves lie
/// in
/// the store; a few hundred rows at most are here.
final class Item {
    private ItemRow row;
    private final Path path;
    private final Map<RowState, long[]> sums = new EnumMap<>(RowState.class);
    private final Window small = new Window();
    private final Window large = new Window();
    private final SpeedMeter speed = new SpeedMeter();
    private boolean scanning;
    private long notices;
    private @Nullable Problem scanProblem;

    Item(ItemRow row) {
        this.row = row;
        this.path = SourcePaths.path(row.path());
        for (RowState state : RowState.values()) {
            sums.put(state, new long[2]);
        }
    }

    /// Open rows that were read from the store and not yet begun, and how far the reading came.
    static final class Window {
        final Deque<FileRow> rows = new ArrayDeque<>();
        long readUpTo;
        boolean more = true;

        /// Forgets what is here: it is read again from the beginning.
        void restart() {
            rows.clear();
            readUpTo = 0;
            more = true;
        }
    }

    long id() {
        return row.id();
    }

    ItemRow row() {
        return row;
    }

    void row(ItemRow changed) {
        row = changed;
    }

    Path path() {
        return path;
    }

    Priority priority() {
        return Priority.ofRank(row.priority());
    }

    OnConflict onConflict() {
        return OnConflict.valueOf(row.onConflict());
    }

    Window window(boolean largeFiles) {
        return largeFiles ? large : small;
    }

    SpeedMeter speed() {
        return speed;
    }

    boolean isScanning() {
        return scanning;
    }

    void setScanning(boolean now) {
        scanning = now;
    }

    boolean mayRun() {
        return !row.paused() && !row.cancelled();
    }

    void count(RowState state, long files, long bytes) {
        long[] sum = sums.get(state);
        if (sum != null) {
            sum[0] += files;
            sum[1] += bytes;
        }
    }

    void moved(RowState from, RowState to, long size) {
        count(from, -1, -size);
        count(to, 1, size);
    }

    /// An open file turned out to have another size.
    void resized(long before, long now) {
        count(RowState.OPEN, 0, now - before);
    }

    void clearSums() {
        sums.values().forEach(sum -> {
            sum[0] = 0;
            sum[1] = 0;
        });
    }

    long files(RowState state) {
        long[] sum = sums.get(state);
        return sum == null ? 0 : sum[0];
    }

    long bytes(RowState state) {
        long[] sum = sums.get(state);
        return sum == null ? 0 : sum[1];
    }

    long files() {
        return sums.values().stream().mapToLong(sum -> sum[0]).sum();
    }

    long bytes() {
        return sums.values().stream().mapToLong(sum -> sum[1]).sum();
    }

    long notices() {
        return notices;
    }

    void notices(long now) {
        notices = now;
    }

    /// Why nothing of it could be found; null when something could.
    @Nullable
    Problem scanProblem() {
        return scanProblem;
    }

    void scanProblem(@Nullable Problem problem) {
        scanProblem = problem;
    }

    /// Whether nothing of it will move without a person.
    boolean isIdle() {
        return !scanning && (row.paused() || files(RowState.OPEN) == 0);
    }

    /// Whether everything was found and brought to an end that needs no further try.
    boolean isComplete() {
        return row.scanned()
                && files(RowState.OPEN) == 0
                && files(RowState.FAILED) == 0
                && files(RowState.ATTENTION) == 0;
    }
}
