package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.client.store.RowState;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Finds the files of items, one item after the other, a batch at a time: the walk runs on a thread of its own and goes
/// on only when the loop has put the last batch into the store.
final class Scans {
    private static final int BATCH = 256;

    private final Queue queue;
    private final Ledger ledger;
    private final Services services;
    private final Executor walker;
    private final EngineListener listener;
    private final Runnable changed;
    private final Deque<Walk> waiting = new ArrayDeque<>();
    private @Nullable Walk current;
    private ScanRules rules = ScanRules.ALL;
    private boolean stopped;

    /// @param walker runs one walk at a time
    /// @param changed called after each batch and at the end of each item
    Scans(Queue queue, Services services, Executor walker, EngineListener listener, Runnable changed) {
        this.queue = queue;
        this.ledger = services.ledger();
        this.services = services;
        this.walker = walker;
        this.listener = listener;
        this.changed = changed;
    }

    /// One walk of one item. A walk that was abandoned puts nothing into the store any more, even when the item is
    /// walked again by then.
    private static final class Walk {
        private final Item item;
        private boolean mayFindKnown;
        private boolean abandoned;

        private Walk(Item item) {
            this.item = item;
        }
    }

    /// Finds the files of an item, or finds them again: what is known and unchanged stays as it is. A walk of this item
    /// that is under way is abandoned, because what it has passed already may have changed its meaning.
    void add(Item item) {
        abandon(item);
        item.setScanning(true);
        waiting.addLast(new Walk(item));
        next();
    }

    /// What is taken from the next walk on.
    void rules(ScanRules now) {
        rules = now;
    }

    boolean isIdle() {
        return current == null && waiting.isEmpty();
    }

    /// A person gave the item up: its walk ends.
    void stop(Item item) {
        abandon(item);
        item.setScanning(false);
    }

    private void abandon(Item item) {
        waiting.removeIf(walk -> walk.item == item);
        if (current != null && current.item == item) {
            current.abandoned = true;
        }
    }

    void stop() {
        stopped = true;
        waiting.clear();
    }

    private void next() {
        if (current != null || stopped) {
            return;
        }
        Walk walk = waiting.pollFirst();
        if (walk == null) {
            return;
        }
        current = walk;
        Item item = walk.item;
        walk.mayFindKnown = item.files() > 0;
        Scanner scanner = new Scanner(item.path(), item.row().folder(), rules, Map.of(), Files::isReadable);
        step(walk, scanner);
    }

    private void step(Walk walk, Scanner scanner) {
        EventLoop loop = services.loop();
        walker.execute(loop.guard(() -> {
            List<Found> batch = scanner.next(BATCH);
            boolean done = scanner.isDone();
            loop.execute(() -> received(walk, scanner, batch, done));
        }));
    }

    private void received(Walk walk, Scanner scanner, List<Found> batch, boolean done) {
        if (stopped || walk.abandoned) {
            end(scanner);
            return;
        }
        Item item = walk.item;
        keep(item, batch, walk.mayFindKnown);
        if (done) {
            item.setScanning(false);
            queue.keep(item, item.row().withScanned(true));
            listener.scanned(item.id(), item.files(), item.bytes());
            end(scanner);
        } else {
            step(walk, scanner);
        }
        changed.run();
    }

    private void end(Scanner scanner) {
        walker.execute(services.loop().guard(scanner::close));
        current = null;
        next();
    }

    /// @param mayBeKnown the first walk finds only what is new; a later one finds again what is known
    private void keep(Item item, List<Found> batch, boolean mayBeKnown) {
        List<FileRow> fresh = new ArrayList<>(batch.size());
        List<FileRow> failed = new ArrayList<>();
        for (Found found : batch) {
            switch (found) {
                case Found.Aside aside -> ledger.notice(item, aside.path(), aside.kind(), aside.text());
                case Found.Entry entry -> {
                    Optional<FileRow> known =
                            mayBeKnown ? services.store().fileOf(item.id(), entry.path()) : Optional.empty();
                    if (known.isPresent()) {
                        again(item, known.get(), entry);
                    } else if (entry.problem() == null) {
                        fresh.add(row(item, entry));
                    } else {
                        failed.add(row(item, entry));
                    }
                }
            }
        }
        queue.found(item, fresh);
        for (FileRow row : services.store().addFiles(failed)) {
            item.count(RowState.OPEN, 1, 0);
            Problem problem = row.problem();
            if (problem != null) {
                ledger.failed(item, row, problem);
            }
        }
    }

    /// A file that is known was found again: when it is finished and may be another one by now, it is
    /// sent as a new one; should its content be the same after all, the server says so before anything
    /// is sent.
    private void again(Item item, FileRow known, Found.Entry entry) {
        boolean finished = known.state() == RowState.DONE || known.state() == RowState.SKIPPED;
        if (finished
                && entry.problem() == null
                && known.kind() == FileRow.Kind.FILE
                && !known.stamp().surelySame(entry.stamp())) {
            FileRow anew = known.begunAnew(entry.stamp(), services.keys().next(), 0);
            services.store().updateFile(anew);
            services.store().commit();
            item.count(known.state(), -1, -known.size());
            item.count(RowState.OPEN, 1, anew.size());
            queue.reread(item);
        }
    }

    private FileRow row(Item item, Found.Entry entry) {
        return new FileRow(
                0,
                item.id(),
                entry.path(),
                entry.folder(),
                entry.name(),
                entry.kind(),
                entry.stamp(),
                RowState.OPEN,
                services.keys().next(),
                null,
                false,
                0,
                entry.problem(),
                null);
    }
}
