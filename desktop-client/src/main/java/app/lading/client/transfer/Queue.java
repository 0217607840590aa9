package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.JobStore;
import app.lading.client.store.RowState;
import app.lading.client.store.Sums;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The items, and which of their files comes next: the most urgent item first, then the one that was added first.
///
/// Of each item at most [#WINDOW] small and as many large rows are in memory; the rest stays in the store. Small and
/// large files are looked for apart, so that small ones do not wait behind large ones.
final class Queue {
    private static final int WINDOW = 256;

    private final JobStore store;
    private final LongPredicate isHeld;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final TreeSet<Item> order = new TreeSet<>(
            Comparator.comparingInt((Item item) -> item.row().priority()).thenComparingLong(Item::id));

    /// @param isHeld whether a file is under way or waits for its next try, and so is not to be begun
    Queue(JobStore store, LongPredicate isHeld) {
        this.store = store;
        this.isHeld = isHeld;
    }

    /// Reads the items of the store.
    void load() {
        for (ItemRow row : store.items()) {
            Item item = new Item(row);
            count(item);
            items.put(item.id(), item);
            order.add(item);
        }
    }

    private void count(Item item) {
        item.clearSums();
        for (Sums sums : store.sums(item.id())) {
            item.count(sums.state(), sums.files(), sums.bytes());
        }
        item.notices(store.countNotices(item.id()));
    }

    Item add(ItemRow row) {
        Item item = new Item(store.addItem(row));
        items.put(item.id(), item);
        order.add(item);
        return item;
    }

    Collection<Item> items() {
        return items.values();
    }

    Optional<Item> item(long id) {
        return Optional.ofNullable(items.get(id));
    }

    /// The item with this source and target, when there is one.
    Optional<Item> find(String path, String folder) {
        return items.values().stream()
                .filter(item ->
                        item.row().path().equals(path) && item.row().folder().equals(folder))
                .findFirst();
    }

    /// Keeps a changed item on disk.
    void keep(Item item, ItemRow changed) {
        order.remove(item);
        item.row(changed);
        order.add(item);
        store.updateItem(changed);
        store.commit();
    }

    void remove(Item item) {
        items.remove(item.id());
        order.remove(item);
        store.removeItem(item.id());
        store.commit();
    }

    /// Forgets the files of an item: it is found anew.
    void clear(Item item) {
        store.clearItem(item.id());
        reread(item);
        count(item);
    }

    /// Rows changed behind the windows: read them again.
    void reread(Item item) {
        item.window(true).restart();
        item.window(false).restart();
    }

    /// Moves all files of an item from one state to another.
    ///
    /// @return how many
    int moveAll(Item item, RowState from, RowState to) {
        int moved = store.moveAll(item.id(), from, to);
        if (moved > 0) {
            store.commit();
            count(item);
            reread(item);
        }
        return moved;
    }

    /// Opens failed files again. Those that only a new walk can judge are forgotten, and the item counts as not wholly
    /// found from that moment on, also over a restart.
    ///
    /// @return whether the item must be walked again
    boolean reopenFailed(Item item) {
        boolean walk = store.reopenFailed(item.id());
        if (walk) {
            item.row(item.row().withScanned(false));
            store.updateItem(item.row());
        }
        store.commit();
        count(item);
        reread(item);
        return walk;
    }

    /// Adds files that were found.
    void found(Item item, List<FileRow> rows) {
        List<FileRow> added = store.addFiles(rows);
        store.commit();
        for (FileRow row : added) {
            item.count(row.state(), 1, row.size());
        }
        item.window(true).more = true;
        item.window(false).more = true;
    }

    /// Takes the next file to begin; null when there is none.
    ///
    /// @param firstOnly only from items of priority `FIRST`
    @Nullable
    FileRow take(boolean large, boolean firstOnly) {
        for (Item item : order) {
            if (firstOnly && item.priority() != Priority.FIRST) {
                return null;
            }
            FileRow row = item.mayRun() ? take(item, large) : null;
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable FileRow take(Item item, boolean large) {
        Item.Window window = item.window(large);
        if (window.rows.isEmpty() && window.more) {
            refill(item, large, window);
        }
        return window.rows.pollFirst();
    }

    private void refill(Item item, boolean large, Item.Window window) {
        List<FileRow> next;
        do {
            next = store.openFiles(item.id(), large, window.readUpTo, WINDOW);
            for (FileRow row : next) {
                window.readUpTo = row.id();
                if (!isHeld.test(row.id())) {
                    window.rows.addLast(row);
                }
            }
        } while (window.rows.isEmpty() && next.size() == WINDOW);
        window.more = next.size() == WINDOW;
    }

    /// A file that was begun goes back to the front of its item, as large or small as it is now.
    void giveBack(Item item, FileRow row, boolean large) {
        item.window(large).rows.addFirst(row);
    }

    /// Open files whose upload the server knows.
    List<FileRow> begun(Item item) {
        List<FileRow> begun = new ArrayList<>();
        long after = 0;
        List<FileRow> page;
        do {
            page = store.openFiles(item.id(), true, after, WINDOW);
            for (FileRow row : page) {
                after = row.id();
                if (row.upload() != null) {
                    begun.add(row);
                }
            }
        } while (page.size() == WINDOW);
        return begun;
    }

    /// Whether nothing will move without a person.
    boolean isIdle() {
        return items.values().stream().allMatch(Item::isIdle);
    }
}
