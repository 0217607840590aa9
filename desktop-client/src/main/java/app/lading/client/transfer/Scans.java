package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.JobStore;
import app.lading.client.store.Problem;
import app.lading.client.store.RowState;
import app.lading.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the files of items. The walk runs on a thread of its own, in rounds: in each it looks at up to
/// [#BATCH] items that were not looked at yet, most of which are single files and done with that, and goes on
/// by up to [#BATCH] entries in one folder. So single files never wait behind a huge folder, a hundred
/// thousand of them take a few hundred rounds, and each round is one transaction. The next begins only when
/// the store has taken the last.
final class Scans {
    private static final int BATCH = 256;
    private static final String LEFT_OUT = "left-out";

    /// Each walk of an item notes these anew.
    private static final Set<String> NOTED_BY_WALKS = Set.of(LEFT_OUT, Found.Aside.LINK, Found.Aside.SPECIAL);

    private final Queue queue;
    private final JobStore store;
    private final Ledger ledger;
    private final Services services;
    private final LargestAllowed sizes;
    private final Executor walker;
    private final EngineListener listener;
    private final Predicate<Path> readable;
    private final Runnable changed;
    private final Deque<Item> fresh = new ArrayDeque<>();
    private final Deque<Item> folders = new ArrayDeque<>();
    private final Set<Item> queued = new HashSet<>();
    private final Map<Item, Walk> walks = new HashMap<>();
    private ScanRules rules = ScanRules.ALL;
    private @Nullable Walk current;
    private boolean walking;
    private boolean stopped;

    /// @param sizes says which files are larger than the server takes
    /// @param walker runs one round at a time
    /// @param readable whether a file may be read; asked on the walker
    /// @param changed called after each round
    Scans(
            Queue queue,
            Services services,
            LargestAllowed sizes,
            Executor walker,
            EngineListener listener,
            Predicate<Path> readable,
            Runnable changed) {
        this.queue = queue;
        this.store = services.store();
        this.ledger = services.ledger();
        this.services = services;
        this.sizes = sizes;
        this.walker = walker;
        this.listener = listener;
        this.readable = readable;
        this.changed = changed;
    }

    /// A walk through one item, and what its last round found.
    private static final class Walk {
        final Item item;
        final Scanner scanner;

        /// A first walk finds only what is new; a later one finds again what is known.
        final boolean foundBefore;

        List<Found> found = List.of();
        boolean abandoned;
        boolean isFolder;
        boolean done;
        boolean isKept;

        Walk(Item item, Scanner scanner) {
            this.item = item;
            this.scanner = scanner;
            this.foundBefore = item.sums().rows() > 0;
        }

        /// On the walker: a single file is found, a folder only known to be one.
        void look() {
            isFolder = scanner.isFolder();
            if (!isFolder) {
                go();
            }
        }

        /// On the walker.
        void go() {
            found = scanner.next(BATCH);
            done = scanner.isDone();
        }
    }

    /// Finds the files of an item, or finds them again: what is known and unchanged stays as it is.
    void add(Item item) {
        abandon(item);
        item.setScanning(true);
        if (queued.add(item)) {
            Deque<Item> line = item.row().isFolder() ? folders : fresh;
            if (item.priority() == Priority.FIRST) {
                line.addFirst(item);
            } else {
                line.addLast(item);
            }
        }
        next();
    }

    /// What is taken from the next walk on.
    void rules(ScanRules now) {
        rules = now;
    }

    boolean isIdle() {
        return !walking && current == null && queued.isEmpty();
    }

    /// A person gave the item up: its walk ends, at the next round at the latest.
    void stop(Item item) {
        abandon(item);
        item.setScanning(false);
    }

    /// A walk puts nothing into the store any more, even when the item is walked again by then: what it has passed
    /// already may have changed its meaning.
    private void abandon(Item item) {
        Walk walk = walks.get(item);
        if (walk != null) {
            walk.abandoned = true;
        }
    }

    void stop() {
        stopped = true;
        fresh.clear();
        folders.clear();
        queued.clear();
    }

    private void next() {
        if (walking || stopped) {
            return;
        }
        List<Walk> looks = new ArrayList<>();
        Item item;
        while (looks.size() < BATCH && (item = poll(fresh)) != null) {
            looks.add(walk(item));
        }
        if (current == null && (item = poll(folders)) != null) {
            current = walk(item);
        }
        Walk folder = current;
        if (folder == null && looks.isEmpty()) {
            return;
        }
        walking = true;
        walker.execute(services.loop().guard(() -> {
            looks.forEach(Walk::look);
            if (folder != null) {
                folder.go();
            }
            services.loop().execute(() -> received(looks, folder));
        }));
    }

    private @Nullable Item poll(Deque<Item> line) {
        Item item;
        while ((item = line.pollFirst()) != null) {
            queued.remove(item);
            if (item.isScanning()) {
                return item;
            }
        }
        return null;
    }

    private Walk walk(Item item) {
        Map<String, String> names = queue.names(item);
        Walk walk = new Walk(item, new Scanner(item.path(), item.row().folder(), rules, names, readable));
        walks.put(item, walk);
        return walk;
    }

    private void received(List<Walk> looks, @Nullable Walk folder) {
        walking = false;
        if (stopped) {
            if (folder != null) {
                walker.execute(services.loop().guard(folder.scanner::close));
            }
            return;
        }
        List<ItemRow> rows = new ArrayList<>();
        for (Walk look : looks) {
            walks.remove(look.item, look);
            if (look.abandoned) {
                continue;
            }
            if (look.isFolder) {
                queue.row(look.item, look.item.row().withScanned(false, true));
                if (queued.add(look.item)) {
                    folders.addLast(look.item);
                }
            } else {
                keep(look);
                queue.row(look.item, look.item.row().withScanned(true, false));
                ended(look);
            }
            rows.add(look.item.row());
        }
        if (folder != null && received(folder)) {
            rows.add(folder.item.row());
        }
        store.updateItems(rows);
        store.commit();
        next();
        changed.run();
    }

    /// @return whether the walk came to its end
    private boolean received(Walk folder) {
        boolean wanted = !folder.abandoned;
        if (wanted) {
            keep(folder);
        }
        if (wanted && !folder.done) {
            return false;
        }
        current = null;
        walks.remove(folder.item, folder);
        walker.execute(services.loop().guard(folder.scanner::close));
        if (wanted) {
            queue.row(folder.item, folder.item.row().withScanned(true, true));
            ended(folder);
        }
        return wanted;
    }

    private void ended(Walk walk) {
        Item item = walk.item;
        item.setScanning(queued.contains(item));
        long leftOut = walk.scanner.leftOut();
        if (leftOut > 0) {
            String what = leftOut == 1 ? "1 entry was" : leftOut + " entries were";
            ledger.notice(item, item.row().path(), LEFT_OUT, what + " left out, as the settings say");
        }
        listener.scanned(item.id(), item.sums().files(), item.sums().bytes());
    }

    private void keep(Walk walk) {
        Item item = walk.item;
        if (!walk.isKept) {
            walk.isKept = true;
            ledger.forgetNotices(item, NOTED_BY_WALKS);
        }
        List<FileRow> rows = new ArrayList<>(walk.found.size());
        for (Found found : walk.found) {
            switch (found) {
                case Found.Aside aside -> ledger.notice(item, aside.path(), aside.kind(), aside.text());
                case Found.Entry entry -> {
                    Optional<FileRow> known =
                            walk.foundBefore ? store.fileOf(item.id(), entry.path()) : Optional.empty();
                    if (known.isPresent()) {
                        again(item, known.get(), entry);
                    } else {
                        rows.add(row(item, entry));
                    }
                }
            }
        }
        for (FileRow row : queue.found(item, rows)) {
            if (row.problem() != null) {
                listener.fileFailed(Ledger.report(row));
            }
        }
    }

    /// A file that is known was found again: when it is finished and may be another one by now, it is sent as
    /// a new one; should its content be the same after all, the server says so before anything is sent.
    private void again(Item item, FileRow known, Found.Entry entry) {
        boolean finished = known.state() == RowState.DONE || known.state() == RowState.SKIPPED;
        if (finished
                && entry.problem() == null
                && !known.isFolder()
                && !known.stamp().surelySame(entry.stamp())) {
            queue.keep(
                    item, known, known.begunAnew(entry.stamp(), services.keys().next(), 0));
        }
    }

    private FileRow row(Item item, Found.Entry entry) {
        FileRow found = FileRow.found(
                item.id(),
                entry.path(),
                entry.folder(),
                entry.name(),
                entry.kind(),
                entry.stamp(),
                services.keys().next());
        Problem problem = entry.problem() == null ? sizes.problem(found.size()).orElse(null) : entry.problem();
        if (problem == null) {
            return found;
        }
        // Somebody who is there is asked for another name; a terminal that nobody watches is not.
        boolean asks = item.row().asks() && problem.code().equals(ErrorCode.BAD_NAME.wireName());
        return found.ended(asks ? RowState.ATTENTION : RowState.FAILED, problem);
    }
}
