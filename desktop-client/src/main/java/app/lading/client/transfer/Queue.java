package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.JobStore;
import app.lading.client.store.ProblemSum;
import app.lading.client.store.RowState;
import app.lading.client.store.Sums;
import app.lading.model.digest.Blocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The items, and which of their files comes next: the most urgent item first, then by place.
///
/// Made for a hundred thousand items: those that have something to send are kept apart, small and large files
/// apart, so that neither taking the next file nor anything else walks over all items. Of each item at most
/// [#WINDOW] small and as many large rows are in memory; the rest stays in the store.
final class Queue {
    private static final int WINDOW = 256;

    private final JobStore store;
    private final LongPredicate isHeld;
    private final Map<Long, Item> items = new HashMap<>();
    private final Map<Long, Map<String, String>> names = new HashMap<>();
    private final Rows rows = new Rows();
    private final QueueSums sums = new QueueSums();
    private final TreeSet<Item> withSmall = new TreeSet<>(Item.ORDER);
    private final TreeSet<Item> withLarge = new TreeSet<>(Item.ORDER);

    /// @param isHeld whether a file is under way or waits for its next try, and so is not to be begun
    Queue(JobStore store, LongPredicate isHeld) {
        this.store = store;
        this.isHeld = isHeld;
    }

    /// Reads the items of the store, with a few questions however many there are.
    void load() {
        Map<Long, List<Sums>> allSums = store.sums();
        Map<Long, List<ProblemSum>> allProblems = store.problems();
        Map<Long, Long> allNotices = store.countNotices();
        List<Item> loaded = new ArrayList<>();
        for (ItemRow row : store.items()) {
            Item item = enter(row);
            count(item, allSums.getOrDefault(row.id(), List.of()), allProblems.getOrDefault(row.id(), List.of()));
            item.sums().notices(allNotices.getOrDefault(row.id(), 0L));
            if (item.sums().has(RowState.OPEN)) {
                item.continued(item.sums().bytes(RowState.DONE) + item.sums().there());
            }
            loaded.add(item);
        }
        names.putAll(store.otherNames());
        for (FileRow row : store.doneSingles()) {
            Item item = items.get(row.item());
            if (item != null && row.receipt() != null) {
                item.receipt(row.receipt());
            }
        }
        store.triesOfSingles().forEach((id, tries) -> {
            Item item = items.get(id);
            if (item != null) {
                item.tries(tries);
            }
        });
        show(loaded.stream().filter(item -> !item.row().removed()).toList());
    }

    private Item enter(ItemRow row) {
        Item item = new Item(row, rows::changed);
        items.put(item.id(), item);
        return item;
    }

    /// Counts an item anew.
    private void count(Item item) {
        count(item, store.sums(item.id()), store.problems(item.id()));
        item.sums().notices(store.countNotices(item.id()));
    }

    private void count(Item item, List<Sums> itemSums, List<ProblemSum> problems) {
        unindex(item);
        item.clear();
        boolean smallOpen = false;
        boolean largeOpen = false;
        for (Sums sum : itemSums) {
            item.sums().add(sum);
            item.ended(sum.instant(), sum.renamed(), sum.renamedTo());
            boolean open = sum.state() == RowState.OPEN;
            smallOpen |= open && !sum.large();
            largeOpen |= open && sum.large();
        }
        for (ProblemSum problem : problems) {
            item.sums().addProblem(problem.state(), problem.ofFolders(), problem.problem(), problem.number());
        }
        restart(item, false, smallOpen);
        restart(item, true, largeOpen);
        index(item);
    }

    private static void restart(Item item, boolean large, boolean hasSome) {
        if (hasSome) {
            item.window(large).restart();
        } else {
            item.closeWindow(large);
        }
    }

    /// Adds items at the end.
    List<Item> add(List<ItemRow> fresh) {
        List<Item> added = store.addItems(fresh).stream().map(this::enter).toList();
        show(added);
        return added;
    }

    private void show(List<Item> shown) {
        for (Item item : shown) {
            item.sums().countIn(sums);
            index(item);
        }
        rows.add(shown);
    }

    /// The items that are shown, in the order of sending.
    Rows rows() {
        return rows;
    }

    QueueSums sums() {
        return sums;
    }

    /// All items, those that were taken out and may come back included.
    Collection<Item> all() {
        return items.values();
    }

    /// An item that is shown.
    Optional<Item> item(long id) {
        return known(id).filter(item -> !item.row().removed());
    }

    /// The items of these numbers that are shown.
    List<Item> items(Collection<Long> ids) {
        return ids.stream().flatMap(id -> item(id).stream()).toList();
    }

    /// An item, shown or not.
    Optional<Item> known(long id) {
        return Optional.ofNullable(items.get(id));
    }

    /// The item with this source and target, when there is one.
    Optional<Item> find(String path, String folder) {
        return rows.items().stream()
                .filter(item ->
                        item.row().path().equals(path) && item.row().folder().equals(folder))
                .findFirst();
    }

    /// Keeps a changed item on disk.
    void keep(Item item, UnaryOperator<ItemRow> change) {
        keepAll(List.of(item), change);
    }

    /// Keeps changed items on disk, all or none.
    void keepAll(Collection<Item> changing, UnaryOperator<ItemRow> change) {
        List<ItemRow> changed = new ArrayList<>(changing.size());
        boolean moved = false;
        List<Item> left = new ArrayList<>();
        List<Item> back = new ArrayList<>();
        for (Item item : changing) {
            unindex(item);
            ItemRow before = item.row();
            ItemRow now = change.apply(before);
            moved |= before.place() != now.place() || before.priority() != now.priority();
            item.row(now);
            changed.add(now);
            if (before.removed() == now.removed()) {
                index(item);
            } else {
                (now.removed() ? left : back).add(item);
            }
        }
        left.forEach(item -> item.sums().countIn(null));
        rows.remove(left);
        show(back);
        if (moved) {
            rows.moved();
        }
        store.updateItems(changed);
        store.commit();
    }

    /// Changes the row of an item, but for its place, urgency and whether it may run; the caller keeps it on
    /// disk.
    void row(Item item, ItemRow changed) {
        item.row(changed);
    }

    /// Forgets items for good.
    void forget(Collection<Item> gone) {
        for (Item item : gone) {
            unindex(item);
            items.remove(item.id());
            names.remove(item.id());
            item.sums().countIn(null);
        }
        rows.remove(gone);
        store.removeItems(gone.stream().map(Item::id).toList());
        store.commit();
    }

    /// Forgets the files of an item: it is found anew.
    void clear(Item item) {
        store.clearItem(item.id());
        count(item);
    }

    /// Rows changed behind the windows: read them again.
    void reread(Item item) {
        item.reread();
        index(item);
    }

    /// Moves all files of items from one state to another.
    void moveAll(Collection<Item> moving, RowState from, RowState to) {
        List<Item> with = moving.stream().filter(item -> item.sums().has(from)).toList();
        if (store.moveAll(with.stream().map(Item::id).toList(), from, to) > 0) {
            store.commit();
        }
        for (Item item : with) {
            item.sums().moveAll(from, to);
            reread(item);
        }
    }

    /// An item counts as not wholly found, also over a restart; the caller writes it to the disk.
    void mustWalk(Item item) {
        item.row(item.row().withScanned(false, item.row().isFolder()));
        store.updateItem(item.row());
    }

    /// Opens failed files of items again. Those that only a new walk can judge are forgotten, and their items count as
    /// not wholly found from that moment on.
    ///
    /// @return the items that must be walked again
    List<Item> reopenFailed(Collection<Item> failed) {
        List<Item> walk = failed.stream()
                .filter(item -> item.sums().problems().needWalk())
                .toList();
        for (Item item : walk) {
            store.reopenFailed(item.id());
            mustWalk(item);
        }
        store.commit();
        walk.forEach(this::count);
        moveAll(failed, RowState.FAILED, RowState.OPEN);
        return walk;
    }

    /// As [#reopenFailed], for skipped files; what was answered about them is forgotten.
    ///
    /// @return the items that must be walked again
    List<Item> reopenSkipped(Collection<Item> skipped) {
        Set<Long> unsure = store.forgetSkipped(skipped.stream().map(Item::id).toList());
        List<Item> walk =
                skipped.stream().filter(item -> unsure.contains(item.id())).toList();
        walk.forEach(this::mustWalk);
        store.commit();
        walk.forEach(this::count);
        moveAll(skipped, RowState.SKIPPED, RowState.OPEN);
        return walk;
    }

    /// Opens those files of an item again that ask for this reason.
    void reopenAsking(Item item, String code) {
        store.reopenAsking(item.id(), code);
        store.commit();
        count(item);
    }

    /// Keeps a row that a person changed, and counts it where it is now.
    void keep(Item item, FileRow before, FileRow after) {
        store.updateFile(after);
        item.sums().replace(before, after);
        if (after.state() == RowState.OPEN) {
            boolean large = after.size() > Blocks.BLOCK_SIZE;
            item.window(large).restart();
            index(item);
        }
    }

    /// Takes a row out.
    void removeFile(Item item, FileRow row) {
        store.removeFile(row.id());
        item.sums().remove(row);
    }

    /// Gives a source another name at the server, for this and further walks.
    void name(Item item, String path, String name) {
        names.computeIfAbsent(item.id(), any -> new HashMap<>()).put(path, name);
        store.putOtherName(item.id(), path, name);
    }

    /// The other names of an item's sources, by their paths.
    Map<String, String> names(Item item) {
        return Map.copyOf(names.getOrDefault(item.id(), Map.of()));
    }

    /// Adds files that were found; the caller writes them to the disk.
    ///
    /// @return them with their numbers
    List<FileRow> found(Item item, List<FileRow> rowsFound) {
        List<FileRow> added = store.addFiles(rowsFound);
        for (FileRow row : added) {
            item.sums().add(row);
            if (row.state() == RowState.OPEN) {
                item.window(row.size() > Blocks.BLOCK_SIZE).more = true;
            }
        }
        index(item);
        return added;
    }

    // What comes next.

    private void index(Item item) {
        if (item.mayRun()) {
            if (item.mayHaveSome(false)) {
                withSmall.add(item);
            }
            if (item.mayHaveSome(true)) {
                withLarge.add(item);
            }
        }
    }

    private void unindex(Item item) {
        withSmall.remove(item);
        withLarge.remove(item);
    }

    /// Takes the next file to begin; null when there is none.
    ///
    /// @param firstOnly only from items of priority `FIRST`
    @Nullable
    FileRow take(boolean large, boolean firstOnly) {
        TreeSet<Item> with = large ? withLarge : withSmall;
        while (!with.isEmpty()) {
            Item item = with.first();
            if (firstOnly && item.priority() != Priority.FIRST) {
                return null;
            }
            Item.Window window = item.window(large);
            if (window.rows.isEmpty() && window.more) {
                refill(item, large, window);
            }
            FileRow row = window.rows.pollFirst();
            if (row != null) {
                return row;
            }
            with.remove(item);
        }
        return null;
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
        index(item);
    }

    /// Whether nothing that is not under way will move without a person, walks apart.
    boolean isIdle() {
        return withSmall.stream().noneMatch(Queue::hasOpen)
                && withLarge.stream().noneMatch(Queue::hasOpen);
    }

    private static boolean hasOpen(Item item) {
        return item.sums().has(RowState.OPEN);
    }
}
