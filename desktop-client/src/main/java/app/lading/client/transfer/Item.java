package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
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

    private final Path path;
    private final Consumer<Item> changed;
    private final ItemSums sums;
    private ItemRow row;
    private @Nullable Window small;
    private @Nullable Window large;
    private @Nullable SpeedMeter speed;
    private @Nullable ItemView view;
    private @Nullable Receipt receipt;
    private int tries;
    private @Nullable String renamedTo;
    private boolean scanning;
    private boolean dirty;
    private long alreadyThere;
    private long renamed;
    private long continuedAt;
    private int index;

    /// @param changed told once when something that is shown changes, until [#shown]
    Item(ItemRow row, Consumer<Item> changed) {
        this.row = row;
        this.changed = changed;
        this.path = SourcePaths.path(row.path());
        this.sums = new ItemSums(mayRun(row), this::touch);
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
        row = now;
        sums.running(mayRun(now));
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
        boolean single = !row.isFolder() && sums.rows() == 1;
        boolean isLarge = single && sums.bytes() > Blocks.BLOCK_SIZE;
        for (boolean largeFiles : new boolean[] {false, true}) {
            if (sums.has(RowState.OPEN) && (!single || isLarge == largeFiles)) {
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
        return mayRun(row);
    }

    private static boolean mayRun(ItemRow row) {
        return !row.paused() && !row.cancelled() && !row.removed();
    }

    /// What is counted of it.
    ItemSums sums() {
        return sums;
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

    // How its files came to their ends.

    /// Nothing is known of its files any more.
    void clear() {
        sums.clear();
        alreadyThere = 0;
        renamed = 0;
        renamedTo = null;
        receipt = null;
    }

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

    /// Its file is begun for this time; nothing is kept of the files of a folder.
    void tries(int number) {
        if (!row.isFolder()) {
            tries = number;
            touch();
        }
    }

    int tries() {
        return tries;
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

    /// A large file of it goes on, and so many bytes of it were there already.
    void continuedFile(long bytesThere) {
        if (bytesThere > 0) {
            continued(sums.bytes(RowState.DONE) + bytesThere);
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
        return !scanning && (!mayRun() || !sums.has(RowState.OPEN));
    }

    /// Whether nothing of it is to be done any more: what failed may stay so.
    boolean isSettled() {
        return row.scanned() && !scanning && !sums.has(RowState.OPEN) && !sums.has(RowState.ATTENTION);
    }

    /// Whether everything of it was left out.
    boolean isSkipped() {
        return isSettled() && !row.cancelled() && sums.rows() > 0 && sums.rows(RowState.SKIPPED) == sums.rows();
    }

    /// Whether everything was found and brought to an end that needs no further try.
    boolean isComplete() {
        return row.scanned() && !sums.has(RowState.OPEN) && !sums.has(RowState.FAILED) && !sums.has(RowState.ATTENTION);
    }
}
