package app.lading.client.ui.queue;

import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows that are shown, out of all there are.
///
/// A row object lives as long as its item. The list tells of a change only when rows come, go or change places,
/// and then in the smallest steps (removed, added, permuted), because a table keeps its selection through
/// those. What runs is on top, what has ended is at the bottom with the newest first, the rest is in queue
/// order. While the list is held nothing changes its place: a person is aiming at something. FX thread only.
final class RowList {
    private static final int MANY = 500;
    private static final int PORTION = 10_000;
    private static final long UNKNOWN = -1;

    private final ObservableList<QueueRow> shown = FXCollections.observableArrayList();
    private final Map<Long, QueueRow> byId = new HashMap<>();
    private final List<QueueRow> all = new ArrayList<>();
    private final List<QueueRow> moving = new ArrayList<>();
    private final Map<Long, Integer> frozen = new HashMap<>();
    private QueueFilter filter = QueueFilter.ALL;
    private String search = "";
    private boolean held;
    private boolean stale;
    private boolean sorted;
    private final QueueRow.Views views = new QueueRow.Views(List.of());
    // Those that run, and those whose last two minutes are still worth showing.
    private final Set<QueueRow> fast = new HashSet<>();
    private long structure = UNKNOWN;
    private long states = UNKNOWN;
    private int visit;

    ObservableList<QueueRow> shown() {
        return shown;
    }

    @Nullable
    QueueRow find(long id) {
        return byId.get(id);
    }

    List<QueueRow> all() {
        return all;
    }

    /// Takes what is new. While no item came, left, moved or changed its state, that is one assignment.
    void take(Snapshot snapshot) {
        boolean others = snapshot.structure() != structure || snapshot.items().size() != all.size();
        if (others) {
            rebuild(snapshot.items());
            structure = all.size() == snapshot.items().size() ? snapshot.structure() : UNKNOWN;
        } else {
            views.show(snapshot.items());
        }
        boolean changed = others || snapshot.states() != states;
        if (changed) {
            states = snapshot.states();
            number();
        }
        activeFiles(snapshot.active());
        if (changed || (stale && !held)) {
            arrange();
        }
    }

    private void number() {
        long place = 0;
        for (QueueRow row : all) {
            row.place(row.item().state() == FileState.QUEUED ? ++place : 0);
            if (isRunning(row)) {
                fast.add(row);
            }
        }
    }

    /// When very many rows are new they come in portions, one a tick, so that the window answers meanwhile.
    private void rebuild(List<ItemView> items) {
        all.clear();
        visit++;
        List<Integer> places = new ArrayList<>(items.size());
        int fresh = 0;
        for (int i = 0; i < items.size(); i++) {
            QueueRow row = byId.get(items.get(i).id());
            if (row == null) {
                fresh++;
                if (fresh > PORTION) {
                    continue;
                }
                row = new QueueRow(items.get(i));
                byId.put(row.id(), row);
            }
            row.visit(visit);
            all.add(row);
            places.add(i);
        }
        if (byId.size() != all.size()) {
            byId.values().removeIf(this::isGone);
        }
        views.show(items);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).at(views, places.get(i));
        }
    }

    private boolean isGone(QueueRow row) {
        boolean gone = row.visit() != visit;
        if (gone) {
            row.leave();
        }
        return gone;
    }

    private void activeFiles(List<ActiveFile> active) {
        for (QueueRow row : moving) {
            row.active(null);
        }
        moving.clear();
        for (ActiveFile file : active) {
            QueueRow row = byId.get(file.item());
            if (row != null && !row.item().isFolder()) {
                row.active(file);
                moving.add(row);
            }
        }
    }

    /// Remembers how fast those rows are that move, or moved in the last two minutes.
    void sampleSpeeds() {
        fast.removeIf(row -> !row.sampleSpeed() && !isRunning(row));
    }

    void filter(QueueFilter newFilter) {
        filter = newFilter;
        arrangeNow();
    }

    void search(String text) {
        search = text.strip().toLowerCase(Locale.ROOT);
        arrangeNow();
    }

    /// Nothing changes its place while this is on; new rows come at the end, and rows of items that are gone
    /// go.
    void hold(boolean on) {
        held = on;
        if (!on && stale) {
            arrange();
        }
    }

    /// Puts the rows in an order that is taken now and kept: numbers that change do not move rows.
    ///
    /// @param order null for the order of the queue
    void sort(@Nullable Comparator<QueueRow> order) {
        frozen.clear();
        sorted = order != null;
        if (order != null) {
            List<QueueRow> ordered = new ArrayList<>(all);
            ordered.sort(order);
            for (int i = 0; i < ordered.size(); i++) {
                frozen.put(ordered.get(i).id(), i);
            }
        }
        arrangeNow();
    }

    private void arrangeNow() {
        boolean before = held;
        held = false;
        arrange();
        held = before;
    }

    private void arrange() {
        List<QueueRow> wanted = wanted();
        visit++;
        for (QueueRow row : wanted) {
            row.visit(visit);
        }
        if (held) {
            stale = true;
            dropGone();
            append(wanted);
            return;
        }
        stale = false;
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).order(i);
        }
        if (isShown(wanted)) {
            return;
        }
        if (shown.isEmpty() || !drop(row -> row.visit() != visit)) {
            shown.setAll(wanted);
            return;
        }
        append(wanted);
        if (!isShown(wanted)) {
            shown.sort(Comparator.comparingInt(QueueRow::order));
        }
    }

    /// Takes rows out of the list in one change.
    ///
    /// @return false when that are so many that a new list is cheaper; then nothing was done
    private boolean drop(Predicate<QueueRow> which) {
        Set<QueueRow> gone = new HashSet<>();
        for (QueueRow row : shown) {
            if (which.test(row)) {
                gone.add(row);
            }
        }
        if (gone.size() > MANY) {
            return false;
        }
        if (!gone.isEmpty()) {
            shown.removeAll(gone);
        }
        return true;
    }

    private void dropGone() {
        if (!drop(row -> byId.get(row.id()) != row)) {
            shown.setAll(shown.stream().filter(row -> byId.get(row.id()) == row).toList());
        }
    }

    private void append(List<QueueRow> wanted) {
        visit++;
        for (QueueRow row : shown) {
            row.visit(visit);
        }
        List<QueueRow> added = new ArrayList<>();
        for (QueueRow row : wanted) {
            if (row.visit() != visit) {
                added.add(row);
            }
        }
        if (!added.isEmpty()) {
            shown.addAll(added);
        }
    }

    private boolean isShown(List<QueueRow> wanted) {
        if (wanted.size() != shown.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) != shown.get(i)) {
                return false;
            }
        }
        return true;
    }

    private List<QueueRow> wanted() {
        List<QueueRow> running = new ArrayList<>();
        List<QueueRow> rest = new ArrayList<>();
        List<QueueRow> ended = new ArrayList<>();
        for (QueueRow row : all) {
            if (filter.shows(row.item()) && matches(row)) {
                (sorted ? rest : isOnTop(row) ? running : hasEnded(row) ? ended : rest).add(row);
            }
        }
        if (sorted) {
            rest.sort(Comparator.comparingInt(row -> frozen.getOrDefault(row.id(), Integer.MAX_VALUE)));
            return rest;
        }
        running.addAll(rest);
        running.addAll(ended.reversed());
        return running;
    }

    private boolean matches(QueueRow row) {
        return search.isEmpty()
                || row.name().toLowerCase(Locale.ROOT).contains(search)
                || row.item().folder().toLowerCase(Locale.ROOT).contains(search);
    }

    private static boolean isRunning(QueueRow row) {
        return QueueFilter.ACTIVE.shows(row.item());
    }

    /// What nobody has looked at yet keeps its place: many files that are dropped together would change places one
    /// after the other while they are looked at.
    private static boolean isOnTop(QueueRow row) {
        ItemView item = row.item();
        return isRunning(row) && !(item.state() == FileState.SCANNING && item.files() == 0);
    }

    private static boolean hasEnded(QueueRow row) {
        return QueueFilter.DONE.shows(row.item());
    }
}
