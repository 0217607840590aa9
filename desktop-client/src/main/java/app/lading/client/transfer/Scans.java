package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
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
/// on
/// only when the loop has put the last batch into the store.
final class Scans {
    private static final int BATCH = 256;

    private final Queue queue;
    private final Ledger ledger;
    private final Services services;
    private final Executor walker;
    private final EngineListener listener;
    private final Runnable changed;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private @Nullable Item current;
    private @Nullable Scanner scanner;
    private boolean foundBefore;
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

    /// Finds the files of an item, or finds them again: what is known and unchanged stays as it is.
    void add(Item item) {
        item.setScanning(true);
        waiting.addLast(item);
        next();
    }

    /// What is taken from the next walk on.
    void rules(ScanRules now) {
        rules = now;
    }

    boolean isIdle() {
        return current == null && waiting.isEmpty();
    }

    /// A person gave the item up or paused it away: its walk ends.
    void stop(Item item) {
        waiting.remove(item);
        item.setScanning(false);
        // A walk that is going on notices at its next batch.
    }

    void stop() {
        stopped = true;
        waiting.clear();
    }

    private void next() {
        if (current != null || stopped) {
            return;
        }
        Item item = waiting.pollFirst();
        if (item == null) {
            return;
        }
        current = item;
        foundBefore = item.files() > 0;
        Scanner walk = new Scanner(item.path(), item.row().folder(), rules, Map.of(), Files::isReadable);
        scanner = walk;
        step(item, walk);
    }

    private void step(Item item, Scanner walk) {
        walker.execute(() -> {
            List<Found> batch = walk.next(BATCH);
            boolean done = walk.isDone();
            services.loop().execute(() -> received(item, walk, batch, done));
        });
    }

    private void received(Item item, Scanner walk, List<Found> batch, boolean done) {
        if (scanner != walk) {
            return;
        }
        if (stopped || !item.isScanning()) {
            end(walk);
            return;
        }
        keep(item, batch);
        if (done) {
            item.setScanning(false);
            ItemRow row = item.row();
            queue.keep(
                    item,
                    new ItemRow(
                            row.id(),
                            row.path(),
                            row.folder(),
                            row.isFolder(),
                            row.onConflict(),
                            row.priority(),
                            row.paused(),
                            row.cancelled(),
                            true,
                            row.added()));
            listener.scanned(item.id(), item.files(), item.bytes());
            end(walk);
        } else {
            step(item, walk);
        }
        changed.run();
    }

    private void end(Scanner walk) {
        walker.execute(walk::close);
        scanner = null;
        current = null;
        next();
    }

    private void keep(Item item, List<Found> batch) {
        List<FileRow> fresh = new ArrayList<>(batch.size());
        List<FileRow> failed = new ArrayList<>();
        // The first walk finds only what is new; a later one finds again what is known.
        boolean mayBeKnown = foundBefore;
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
