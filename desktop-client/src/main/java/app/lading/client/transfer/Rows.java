package app.lading.client.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The items that are shown, in order, and which of them changed since they were shown last. What did not
/// change costs nothing: its view is kept, and the list of views too while none changed.
final class Rows {
    private final List<Item> items = new ArrayList<>();
    private final Set<Item> changed = new HashSet<>();
    private ItemView[] views = new ItemView[0];
    private List<ItemView> shown = List.of();
    private boolean sorted = true;
    private boolean sameRows;
    private ItemCounts counts = ItemCounts.NONE;
    private long structure;
    private long states;

    /// An item must be shown anew; called once for each.
    void changed(Item item) {
        changed.add(item);
    }

    void add(Collection<Item> added) {
        if (!added.isEmpty()) {
            items.addAll(added);
            moved();
        }
    }

    void remove(Collection<Item> gone) {
        if (!gone.isEmpty()) {
            items.removeAll(new HashSet<>(gone));
            sameRows = false;
            structure++;
        }
    }

    /// The order is another one.
    void moved() {
        sorted = false;
        sameRows = false;
        structure++;
    }

    /// All of them, in the order of sending.
    List<Item> items() {
        if (!sorted) {
            items.sort(Item.ORDER);
            sorted = true;
        }
        return Collections.unmodifiableList(items);
    }

    /// Another number as soon as an item came, left or moved.
    long structure() {
        return structure;
    }

    /// How many of those that were shown last are in which part.
    ItemCounts counts() {
        return counts;
    }

    /// Another number as soon as the state, the problems or the reason to wait of any item that is shown changed.
    long states() {
        return states;
    }

    /// Each item that changed since it was shown.
    void forEachChanged(Consumer<Item> each) {
        List.copyOf(changed).forEach(each);
    }

    /// Shows what changed.
    ///
    /// @param view makes the view of one item
    /// @return all views in order; the identical list when none changed
    List<ItemView> show(Function<Item, ItemView> view) {
        boolean differs = !sameRows;
        List<Item> anew = List.copyOf(changed);
        changed.clear();
        for (Item item : anew) {
            ItemView before = item.view();
            ItemView now = view.apply(item);
            if (before != null && now.equals(before)) {
                item.shown(before);
            } else {
                item.shown(now);
                // One that was taken out is made, but not shown.
                differs |= sameRows && put(item, now);
            }
        }
        if (!sameRows) {
            renumber(view);
        }
        if (differs) {
            shown = Collections.unmodifiableList(Arrays.asList(views.clone()));
        }
        return shown;
    }

    private boolean put(Item item, ItemView view) {
        boolean isShown = item.index() < items.size() && items.get(item.index()) == item;
        if (isShown) {
            count(views[item.index()], view);
            views[item.index()] = view;
        }
        return isShown;
    }

    private void count(ItemView before, ItemView now) {
        ItemCounts was = ItemCounts.of(before);
        ItemCounts is = ItemCounts.of(now);
        if (!was.equals(is)) {
            counts = counts.plus(was, -1).plus(is, 1);
        }
        boolean same = before.state() == now.state()
                && before.problems().equals(now.problems())
                && (now.problems().isEmpty() || before.files() == now.files())
                && Objects.equals(reason(before), reason(now));
        states += same ? 0 : 1;
    }

    private static @Nullable WaitReason reason(ItemView view) {
        return view.waiting() == null ? null : view.waiting().reason();
    }

    private void renumber(Function<Item, ItemView> view) {
        List<Item> all = items();
        views = new ItemView[all.size()];
        for (int i = 0; i < views.length; i++) {
            Item item = all.get(i);
            item.index(i);
            ItemView known = item.view();
            if (known == null) {
                known = view.apply(item);
                item.shown(known);
            }
            views[i] = known;
        }
        counts = ItemCounts.of(Arrays.asList(views));
        states++;
        sameRows = true;
    }
}
