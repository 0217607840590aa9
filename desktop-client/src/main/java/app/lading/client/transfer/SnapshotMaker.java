package app.lading.client.transfer;

import app.lading.client.store.ItemRow;
import app.lading.client.store.RowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes snapshots of everything on the loop. What it costs depends on what changed, not on how many items
/// there are.
final class SnapshotMaker {
    private static final int MOST_ACTIVE = 200;

    /// What a file costs beside its bytes, before it was measured: with many small files the bytes say little.
    private static final double FIRST_SECONDS_PER_FILE = 0.002;

    private final Core core;
    private Set<Item> lively = Set.of();
    private World world = new World(false, null, false, null);
    private long measuredDone;
    private long measuredAt;
    private double secondsPerFile = FIRST_SECONDS_PER_FILE;

    SnapshotMaker(Core core) {
        this.core = core;
    }

    /// What all items that are not finished depend on.
    private record World(
            boolean pausedAll,
            @Nullable Waiting hold,
            boolean connected,
            @Nullable Waiting waiting) {}

    /// What is under way of one item.
    private static final class Moving {
        long bytes;
        int files;
        int checking;
        int verifying;

        @Nullable
        Waiting held;
    }

    Snapshot make() {
        List<ActiveFile> active = new ArrayList<>();
        Map<Item, Moving> moving = new HashMap<>();
        long movedBytes = 0;
        for (LargeTransfer transfer : core.scheduler().large()) {
            movedBytes += add(active, moving, transfer);
        }
        for (SmallTransfer transfer : core.scheduler().small()) {
            movedBytes += add(active, moving, transfer);
        }
        for (Waitlist.Held waiting : core.scheduler().waiting()) {
            Moving sums = moving.computeIfAbsent(waiting.item(), any -> new Moving());
            sums.held = sums.held == null ? waiting.why() : sums.held;
            if (active.size() < MOST_ACTIVE) {
                active.add(waitingFile(waiting));
            }
        }
        touch(moving);
        core.queue().rows().forEachChanged(this::settle);
        List<ItemView> items = core.queue().rows().show(item -> view(item, moving.get(item)));
        return new Snapshot(
                totals(movedBytes),
                items,
                List.copyOf(active),
                core.lanes().state(),
                core.scheduler().isPausedAll(),
                core.scheduler().hold(),
                core.limiter().limit(),
                core.loop().now(),
                core.bottleneck().verdict(),
                core.facts().preflight(core.queue().sums()),
                core.queue().rows().structure(),
                core.queue().rows().counts(),
                core.queue().rows().states());
    }

    /// @return bytes beyond those that its item counts as there
    private static long add(List<ActiveFile> active, Map<Item, Moving> moving, Transfer transfer) {
        ActiveFile file = transfer.view();
        Moving sums = moving.computeIfAbsent(transfer.item, any -> new Moving());
        long fresh = file.moved() - transfer.row().there();
        sums.bytes += fresh;
        sums.files++;
        sums.checking += file.state() == FileState.CHECKING ? 1 : 0;
        sums.verifying += file.state() == FileState.VERIFYING ? 1 : 0;
        if (active.size() < MOST_ACTIVE) {
            active.add(file);
        }
        return fresh;
    }

    /// Finds what may look different although nothing of its own changed: what moves, what moved a moment
    /// ago, and, when the connection or the switch over the queue changed, all that is not finished.
    private void touch(Map<Item, Moving> moving) {
        moving.keySet().forEach(Item::touch);
        lively.forEach(Item::touch);
        lively = new HashSet<>(moving.keySet());
        World now = new World(
                core.scheduler().isPausedAll(),
                core.scheduler().hold(),
                core.lanes().anyOpen(),
                core.lanes().waiting());
        if (!Objects.equals(now, world)) {
            world = now;
            for (Item item : core.queue().rows().items()) {
                if (item.sums().has(RowState.OPEN)) {
                    item.touch();
                }
            }
        }
    }

    /// Notes when an item came to its end, or that it is not there any more.
    private void settle(Item item) {
        ItemRow row = item.row();
        boolean settled = item.isSettled() || row.cancelled();
        if (settled != (row.finished() != null)) {
            Instant when = settled ? core.loop().now() : null;
            core.queue().row(item, row.withFinished(when));
            core.services().store().updateItem(item.row());
            core.ledger().commitSoon();
        }
    }

    private static ActiveFile waitingFile(Waitlist.Held held) {
        return new ActiveFile(
                held.row().id(),
                held.row().item(),
                held.row().folder(),
                held.row().name(),
                held.row().size(),
                FileState.WAITING,
                0,
                0,
                0,
                held.row().there(),
                0,
                0,
                0,
                null,
                held.why());
    }

    private ItemView view(Item item, @Nullable Moving moving) {
        long doneBytes = item.sums().bytes(RowState.DONE);
        long movedBytes = item.sums().there() + (moving == null ? 0 : moving.bytes);
        long openBytes = item.sums().bytes(RowState.OPEN)
                - item.sums().there(RowState.OPEN)
                - (moving == null ? 0 : moving.bytes);
        boolean under = moving != null && moving.files > 0;
        Waiting held = moving == null ? null : moving.held;
        FileState state = state(item, under ? moving : null, held);
        Waiting waiting = null;
        if (state == FileState.WAITING) {
            waiting = under || held == null ? commonWaiting() : held;
        }
        ItemRow row = item.row();
        Instant graceEnds = row.graceEnds();
        return new ItemView(
                item.id(),
                item.path(),
                row.folder(),
                row.isFolder(),
                state,
                row.paused(),
                item.priority(),
                row.place(),
                item.sums().files(),
                item.sums().bytes(),
                item.sums().files(RowState.DONE),
                doneBytes,
                doneBytes + movedBytes,
                item.sums().files(RowState.FAILED),
                item.sums().files(RowState.SKIPPED),
                item.sums().files(RowState.ATTENTION),
                item.sums().folders(),
                item.sums().notices(),
                item.isScanning(),
                under ? item.speed().bytesPerSecond() : 0,
                under && !item.isScanning() ? item.speed().left(openBytes) : null,
                waiting,
                item.sums().problems().view(),
                item.continuedAt(),
                row.added(),
                row.finished(),
                graceEnds != null && graceEnds.isAfter(core.loop().now()),
                item.alreadyThere(),
                item.renamed(),
                item.renamedTo(),
                item.receipt(),
                item.tries());
    }

    /// What everything that is to be sent waits for; null when nothing keeps all of it. A hold comes before
    /// trouble with the network, which may be over when the hold ends, but after what needs a person.
    private @Nullable Waiting commonWaiting() {
        Waiting connection = core.lanes().anyOpen() ? null : core.lanes().waiting();
        Waiting hold = core.scheduler().hold();
        boolean needsPerson = connection != null && !connection.healsByItself();
        return hold == null || needsPerson ? connection : hold;
    }

    private FileState state(Item item, @Nullable Moving moving, @Nullable Waiting held) {
        if (item.row().cancelled()) {
            return FileState.CANCELLED;
        }
        if (item.sums().has(RowState.OPEN)) {
            if (item.row().paused() || core.scheduler().isPausedAll()) {
                return FileState.PAUSED;
            }
            if (commonWaiting() != null) {
                return FileState.WAITING;
            }
            if (moving == null) {
                return held == null ? FileState.QUEUED : FileState.WAITING;
            }
            if (moving.checking == moving.files) {
                return FileState.CHECKING;
            }
            return moving.verifying == moving.files ? FileState.VERIFYING : FileState.UPLOADING;
        }
        if (item.isScanning() || !item.row().scanned()) {
            return FileState.SCANNING;
        }
        if (item.sums().has(RowState.ATTENTION)) {
            return FileState.NEEDS_ATTENTION;
        }
        if (item.sums().has(RowState.FAILED)) {
            return FileState.FAILED;
        }
        long rows = item.sums().rows();
        return rows > 0 && item.sums().rows(RowState.SKIPPED) == rows ? FileState.SKIPPED : FileState.DONE;
    }

    private Totals totals(long movedNow) {
        QueueSums sums = core.queue().sums();
        Ledger ledger = core.ledger();
        boolean scanning = !core.scans().isIdle();
        long doneBytes = sums.bytes(RowState.DONE);
        long moved = sums.there() + movedNow;
        return new Totals(
                sums.files(),
                sums.bytes(),
                sums.files(RowState.DONE),
                doneBytes,
                sums.files(RowState.FAILED),
                sums.files(RowState.SKIPPED),
                sums.files(RowState.CANCELLED),
                sums.files(RowState.ATTENTION),
                sums.folders(),
                sums.notices(),
                scanning,
                core.lanes().sentBytes(),
                ledger.ackedBytes(),
                ledger.instantBytes(),
                doneBytes + moved,
                ledger.speed().bytesPerSecond(),
                left(
                        ledger,
                        scanning,
                        sums.runnableBytes() - sums.runnableThere() - movedNow,
                        sums.runnableRows(),
                        sums.doneRows()),
                core.isIdle());
    }

    /// Time for the bytes plus time for the files: ten thousand small files take longer than their bytes.
    /// An empty folder takes as long as a small file. What a person paused is not counted.
    private @Nullable Duration left(Ledger ledger, boolean scanning, long bytes, long rows, long done) {
        measureFiles(done);
        if (scanning || core.scheduler().isResting() || !core.lanes().anyOpen()) {
            return null;
        }
        Duration forBytes = ledger.speed().left(Math.max(0, bytes));
        if (forBytes == null) {
            return null;
        }
        double forFiles = rows > 3 ? rows * secondsPerFile : 0;
        return Duration.ofSeconds(Math.max(forBytes.toSeconds(), Math.round(forFiles)));
    }

    private void measureFiles(long done) {
        long now = core.loop().nanos();
        double seconds = (now - measuredAt) / 1e9;
        if (measuredAt == 0 || done < measuredDone) {
            measuredAt = now;
            measuredDone = done;
        } else if (seconds > 1 && done > measuredDone) {
            double latest = seconds / (done - measuredDone);
            secondsPerFile += 0.3 * (latest - secondsPerFile);
            measuredAt = now;
            measuredDone = done;
        }
    }
}
