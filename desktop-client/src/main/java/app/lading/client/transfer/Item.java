package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.store.RowState;
import app.lading.model.digest.Blocks;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One thing that was dropped, in memory: its row, its sums, and a window on its open files. The files
/// themselves lie in the store; a few hundred rows at most are here. There may be a hundred thousand of
/// these: what only a few of them need is made when it is needed.
final class Item {
    /// The order of sending: the more urgent first, then by place.
    static final Comparator<Item> ORDER = Comparator.comparingInt((Item item) -> item.row.priority())
            .thenComparingLong(item -> item.row.place())
            .thenComparingLong(Item::id);

    /// Files, bytes, and bytes that the server has.
    private static final int COLUMNS = 3;

    private static final int STATES = RowState.values().length;

    private final Path path;
    private final Consumer<Item> changed;
    private final long[] sums = new long[COLUMNS * STATES];
    private final ProblemCounts problems = new ProblemCounts();
    private ItemRow row;
    private @Nullable QueueSums total;
    private @Nullable Window small;
    private @Nullable Window large;
    private @Nullable SpeedMeter speed;
    private @Nullable ItemView view;
    private @Nullable Receipt receipt;
    private @Nullable String renamedTo;
    private boolean scanning;
    private boolean dirty;
    private long notices;
    private long alreadyThere;
    private long renamed;
    private long continuedAt;
    private int index;

    /// @param changed told once when something that is shown changes, until [#shown]
    Item(ItemRow row, Consumer<Item> changed) {
        this.row = row;
        this.changed = changed;
        this.path = SourcePaths.path(row.path());
    }

    /// Open rows that were read from the store and not yet begun, and how far the reading came.
    static final class Window {
        private static final int FIRST = 4;

        final Deque<FileRow> rows = new ArrayDeque<>(FIRST);
        long readUpTo;
        boolean more;

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

    /// Only the queue calls this: the order of the items may depend on it.
    void row(ItemRow now) {
        boolean ran = mayRun();
        row = now;
        if (total != null && ran != mayRun()) {
            runnable(total, ran ? -1 : 1);
        }
        touch();
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
        Window known = largeFiles ? large : small;
        if (known != null) {
            return known;
        }
        Window made = new Window();
        if (largeFiles) {
            large = made;
        } else {
            small = made;
        }
        return made;
    }

    /// Whether an open file of that kind may be had here.
    boolean mayHaveSome(boolean largeFiles) {
        Window window = largeFiles ? large : small;
        return window != null && (window.more || !window.rows.isEmpty());
    }

    /// Rows changed behind the windows: they are read again. Of a single file it is known which window it is
    /// in.
    void reread() {
        boolean single = !row.isFolder() && files() == 1;
        boolean isLarge = single && bytes() > Blocks.BLOCK_SIZE;
        for (boolean largeFiles : new boolean[] {false, true}) {
            if (files(RowState.OPEN) > 0 && (!single || isLarge == largeFiles)) {
                window(largeFiles).restart();
            } else {
                closeWindow(largeFiles);
            }
        }
    }

    /// Nothing is to be had there.
    void closeWindow(boolean largeFiles) {
        if (largeFiles) {
            large = null;
        } else {
            small = null;
        }
    }

    SpeedMeter speed() {
        SpeedMeter made = speed;
        if (made == null) {
            made = new SpeedMeter();
            speed = made;
        }
        return made;
    }

    boolean isScanning() {
        return scanning;
    }

    void setScanning(boolean now) {
        scanning = now;
        touch();
    }

    /// Whether a person lets it be sent.
    boolean mayRun() {
        return !row.paused() && !row.cancelled() && !row.removed();
    }

    // What is shown.

    /// Something that is shown changed.
    void touch() {
        if (!dirty) {
            dirty = true;
            changed.accept(this);
        }
    }

    /// It is shown as it is now.
    void shown(ItemView now) {
        dirty = false;
        view = now;
    }

    /// As it was shown last; null before.
    @Nullable
    ItemView view() {
        return view;
    }

    /// Its line in the list.
    int index() {
        return index;
    }

    void index(int line) {
        index = line;
    }

    // Sums.

    /// From now on its sums count in these, or (null) in none.
    void countIn(@Nullable QueueSums into) {
        addAllTo(total, -1);
        total = into;
        addAllTo(total, 1);
    }

    private void addAllTo(@Nullable QueueSums into, int sign) {
        if (into == null) {
            return;
        }
        for (RowState state : RowState.values()) {
            into.add(state, sign * files(state), sign * bytes(state));
        }
        if (mayRun()) {
            runnable(into, sign);
        }
        into.addThere(sign * there());
        into.addNotices(sign * notices);
        problems.forEach(count -> into.addProblems(count.problem().code(), sign * count.files()));
    }

    private void runnable(QueueSums into, int sign) {
        into.addRunnable(sign * files(RowState.OPEN), sign * bytes(RowState.OPEN), sign * there(RowState.OPEN));
    }

    void count(RowState state, long files, long bytes) {
        sums[COLUMNS * QueueSums.column(state)] += files;
        sums[COLUMNS * QueueSums.column(state) + 1] += bytes;
        if (total != null) {
            total.add(state, files, bytes);
            if (state == RowState.OPEN && mayRun()) {
                total.addRunnable(files, bytes, 0);
            }
        }
        touch();
    }

    void moved(RowState from, RowState to, long size) {
        count(from, -1, -size);
        count(to, 1, size);
    }

    /// All files of a state came into another.
    void movedAll(RowState from, RowState to) {
        long files = files(from);
        long bytes = bytes(from);
        count(from, -files, -bytes);
        count(to, files, bytes);
        forgetProblems(from);
        long before = there(from);
        there(from, -before);
        // What is given up is given up at the server too.
        there(to, to == RowState.CANCELLED ? 0 : before);
    }

    /// An open file turned out to have another size.
    void resized(long before, long now) {
        count(RowState.OPEN, 0, now - before);
    }

    void clearSums() {
        for (RowState state : RowState.values()) {
            count(state, -files(state), -bytes(state));
            there(state, -there(state));
            forgetProblems(state);
        }
        alreadyThere = 0;
        renamed = 0;
        renamedTo = null;
        receipt = null;
    }

    long files(RowState state) {
        return sums[COLUMNS * QueueSums.column(state)];
    }

    long bytes(RowState state) {
        return sums[COLUMNS * QueueSums.column(state) + 1];
    }

    long files() {
        long sum = 0;
        for (int i = 0; i < sums.length; i += COLUMNS) {
            sum += sums[i];
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (int i = 1; i < sums.length; i += COLUMNS) {
            sum += sums[i];
        }
        return sum;
    }

    long notices() {
        return notices;
    }

    void notices(long now) {
        if (total != null) {
            total.addNotices(now - notices);
        }
        notices = now;
        touch();
    }

    // Problems.

    ProblemCounts problems() {
        return problems;
    }

    /// Files came into a state with a problem, or (less than 0) out of it.
    void problem(RowState state, boolean ofFolders, Problem problem, long files) {
        problems.add(state, ofFolders, problem, files);
        if (total != null) {
            total.addProblems(problem.code(), files);
        }
        touch();
    }

    private void forgetProblems(RowState state) {
        problems.forget(state, count -> {
            if (total != null) {
                total.addProblems(count.problem().code(), -count.files());
            }
        });
    }

    // How its files came to their ends.

    /// A file is done. The receipt of a single file is kept at hand.
    void done(String asked, Receipt word) {
        ended(
                word.instant() ? 1 : 0,
                word.name().equals(asked) ? 0 : 1,
                word.name().equals(asked) ? null : word.name());
        receipt = row.isFolder() ? null : word;
    }

    void ended(long moreAlreadyThere, long moreRenamed, @Nullable String latestName) {
        alreadyThere += moreAlreadyThere;
        renamed += moreRenamed;
        renamedTo = latestName == null ? renamedTo : latestName;
        touch();
    }

    void receipt(Receipt word) {
        receipt = word;
        touch();
    }

    @Nullable
    Receipt receipt() {
        return receipt;
    }

    long alreadyThere() {
        return alreadyThere;
    }

    long renamed() {
        return renamed;
    }

    @Nullable
    String renamedTo() {
        return renamedTo;
    }

    /// The server has more (or less) of files in this state.
    void there(RowState state, long more) {
        if (more != 0) {
            sums[COLUMNS * QueueSums.column(state) + 2] += more;
            if (total != null) {
                total.addThere(more);
                if (state == RowState.OPEN && mayRun()) {
                    total.addRunnable(0, 0, more);
                }
            }
            touch();
        }
    }

    /// Bytes that the server has of files in this state; of those that are under way, as of the last look.
    long there(RowState state) {
        return sums[COLUMNS * QueueSums.column(state) + 2];
    }

    /// As [#there(RowState)], of all that are not done.
    long there() {
        long sum = 0;
        for (int i = 2; i < sums.length; i += COLUMNS) {
            sum += sums[i];
        }
        return sum;
    }

    /// A large file of it goes on, and so many bytes of it were there already.
    void continuedFile(long bytesThere) {
        if (bytesThere > 0) {
            continued(bytes(RowState.DONE) + bytesThere);
        }
    }

    /// It goes on, and so many bytes were there already.
    void continued(long bytes) {
        continuedAt = Math.max(continuedAt, bytes);
        touch();
    }

    long continuedAt() {
        return continuedAt;
    }

    // Where it stands.

    /// Whether nothing of it will move without a person.
    boolean isIdle() {
        return !scanning && (!mayRun() || files(RowState.OPEN) == 0);
    }

    /// Whether nothing of it is to be done any more: what failed may stay so.
    boolean isSettled() {
        return row.scanned() && !scanning && files(RowState.OPEN) == 0 && files(RowState.ATTENTION) == 0;
    }

    /// Whether everything of it was left out.
    boolean isSkipped() {
        return isSettled() && !row.cancelled() && files() > 0 && files(RowState.SKIPPED) == files();
    }

    /// Whether everything was found and brought to an end that needs no further try.
    boolean isComplete() {
        return row.scanned()
                && files(RowState.OPEN) == 0
                && files(RowState.FAILED) == 0
                && files(RowState.ATTENTION) == 0;
    }
}
