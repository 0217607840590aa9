package app.lading.client.ui.queue;

import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.ItemView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the list: it stays the same object for as long as its item exists, so that selection, focus and
/// scrolling stay where they are; what it shows changes with each tick. FX thread only.
public final class QueueRow {
    private static final int SPEEDS = 120;

    private final long id;
    private Views views;
    private int index;
    private @Nullable ActiveFile active;
    private @Nullable SpeedHistory speeds;
    private long place;
    private boolean selected;
    private int order;
    private int visit;

    /// The row of an item.
    public QueueRow(ItemView item) {
        this.id = item.id();
        this.views = new Views(List.of(item));
    }

    /// What all rows of a list know together: so that a new snapshot is one assignment, however many rows there are.
    static final class Views {
        private List<ItemView> items;

        Views(List<ItemView> items) {
            this.items = items;
        }

        /// The same items in the same order say something new.
        void show(List<ItemView> newest) {
            items = newest;
        }
    }

    /// The item's number.
    public long id() {
        return id;
    }

    /// What is known since the last tick.
    public ItemView item() {
        return views.items.get(index);
    }

    /// The file of a row that is one file, while it is under way; null else.
    public @Nullable ActiveFile active() {
        return active;
    }

    /// The name as it lies on this computer.
    public String name() {
        ItemView item = item();
        return item.path().getFileName() == null
                ? item.path().toString()
                : item.path().getFileName().toString();
    }

    /// The speeds of the last two minutes; null when it never moved while somebody watched.
    public @Nullable SpeedHistory speeds() {
        return speeds;
    }

    /// Whether a person selected it.
    public boolean isSelected() {
        return selected;
    }

    void select(boolean on) {
        selected = on;
    }

    /// From now on it says what stands at this place of a list.
    void at(Views list, int place) {
        views = list;
        index = place;
    }

    /// Its item is gone: it goes on saying what it said last.
    void leave() {
        views = new Views(List.of(item()));
        index = 0;
    }

    void active(@Nullable ActiveFile file) {
        active = file;
    }

    /// Remembers how fast it is now. A row that never moved keeps nothing.
    ///
    /// @return whether there is still something to remember
    boolean sampleSpeed() {
        ItemView item = item();
        SpeedHistory history = speeds;
        if (history == null && item.bytesPerSecond() > 0) {
            history = new SpeedHistory(SPEEDS);
            speeds = history;
        }
        if (history != null && (item.bytesPerSecond() > 0 || !history.isFlat())) {
            history.add(item.bytesPerSecond());
        }
        return history != null && !history.isFlat();
    }

    /// How often its file was begun; 0 for a folder.
    public int tries() {
        return item().tries();
    }

    /// The place among those that wait for their turn, 1 for the next; 0 when it does not wait.
    public long place() {
        return place;
    }

    void place(long number) {
        place = number;
    }

    /// The place in the list, as of the last arrangement.
    int order() {
        return order;
    }

    void order(int place) {
        order = place;
    }

    /// The number of the last tick in which it was there or was wanted; tells rows apart without a set.
    int visit() {
        return visit;
    }

    void visit(int tick) {
        visit = tick;
    }

    @Override
    public String toString() {
        return id + " " + item().path();
    }
}
