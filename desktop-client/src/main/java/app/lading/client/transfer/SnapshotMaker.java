package app.lading.client.transfer;

import app.lading.client.store.RowState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes snapshots of everything on the loop.
final class SnapshotMaker {
    private static final int MOST_ACTIVE = 200;

    /// What a file costs beside its bytes, before it was measured: with many small files the bytes say little.
    private static final double FIRST_SECONDS_PER_FILE = 0.002;

    private final Core core;
    private long measuredDone;
    private long measuredAt;
    private double secondsPerFile = FIRST_SECONDS_PER_FILE;

    SnapshotMaker(Core core) {
        this.core = core;
    }

    Snapshot make() {
        List<ActiveFile> active = new ArrayList<>();
        Map<Long, long[]> moving = new HashMap<>();
        for (LargeTransfer transfer : core.scheduler().large()) {
            add(active, moving, transfer.view());
        }
        for (SmallTransfer transfer : core.scheduler().small()) {
            add(active, moving, transfer.view());
        }
        Map<Long, Waiting> held = new HashMap<>();
        for (Scheduler.Held waiting : core.scheduler().waiting()) {
            held.putIfAbsent(waiting.row().item(), waiting.why());
            if (active.size() < MOST_ACTIVE) {
                active.add(waitingFile(waiting));
            }
        }
        List<ItemView> items = new ArrayList<>(core.queue().items().size());
        for (Item item : core.queue().items()) {
            items.add(view(item, moving.get(item.id()), held.get(item.id())));
        }
        return new Snapshot(
                totals(items),
                List.copyOf(items),
                List.copyOf(active),
                core.lanes().state(),
                core.scheduler().isPausedAll(),
                core.limiter().limit(),
                core.loop().now(),
                Bottleneck.NONE,
                Preflight.NOTHING,
                items.size());
    }

    private static void add(List<ActiveFile> active, Map<Long, long[]> moving, ActiveFile file) {
        // Of an item: bytes moved, files under way, files that are checked.
        long[] sums = moving.computeIfAbsent(file.item(), any -> new long[4]);
        sums[0] += file.moved();
        sums[1]++;
        sums[2] += file.state() == FileState.CHECKING ? 1 : 0;
        sums[3] += file.state() == FileState.VERIFYING ? 1 : 0;
        if (active.size() < MOST_ACTIVE) {
            active.add(file);
        }
    }

    private static ActiveFile waitingFile(Scheduler.Held held) {
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
                0,
                0,
                0,
                0,
                null,
                held.why());
    }

    private ItemView view(Item item, long @Nullable [] moving, @Nullable Waiting held) {
        long doneBytes = item.bytes(RowState.DONE);
        long moved = doneBytes + (moving == null ? 0 : moving[0]);
        boolean under = moving != null && moving[1] > 0;
        FileState state = state(item, moving, held);
        Waiting waiting = state == FileState.WAITING
                ? (under || held == null ? core.lanes().waiting() : held)
                : null;
        return new ItemView(
                item.id(),
                item.path(),
                item.row().folder(),
                item.row().isFolder(),
                state,
                item.row().paused(),
                item.priority(),
                item.id(),
                item.files(),
                item.bytes(),
                item.files(RowState.DONE),
                doneBytes,
                moved,
                item.files(RowState.FAILED),
                item.files(RowState.SKIPPED),
                item.files(RowState.ATTENTION),
                item.notices(),
                item.isScanning(),
                item.speed().bytesPerSecond(),
                item.isScanning() ? null : item.speed().left(openBytes(item) - (moved - doneBytes)),
                waiting,
                List.of(),
                0,
                item.row().added(),
                null,
                false,
                0,
                0,
                null,
                null);
    }

    private FileState state(Item item, long @Nullable [] moving, @Nullable Waiting held) {
        if (item.row().cancelled()) {
            return FileState.CANCELLED;
        }
        if (item.files(RowState.OPEN) > 0) {
            if (item.row().paused() || core.scheduler().isPausedAll()) {
                return FileState.PAUSED;
            }
            if (!core.lanes().anyOpen() && core.lanes().waiting() != null) {
                return FileState.WAITING;
            }
            if (moving == null || moving[1] == 0) {
                return held == null ? FileState.QUEUED : FileState.WAITING;
            }
            if (moving[2] == moving[1]) {
                return FileState.CHECKING;
            }
            return moving[3] == moving[1] ? FileState.VERIFYING : FileState.UPLOADING;
        }
        if (item.isScanning() || !item.row().scanned()) {
            return FileState.SCANNING;
        }
        if (item.files(RowState.ATTENTION) > 0) {
            return FileState.NEEDS_ATTENTION;
        }
        if (item.files(RowState.FAILED) > 0) {
            return FileState.FAILED;
        }
        return item.files() > 0 && item.files(RowState.SKIPPED) == item.files() ? FileState.SKIPPED : FileState.DONE;
    }

    private static long openBytes(Item item) {
        return item.bytes(RowState.OPEN);
    }

    private Totals totals(List<ItemView> items) {
        long[] sums = new long[8];
        boolean scanning = false;
        long cancelled = 0;
        for (ItemView item : items) {
            sums[0] += item.files();
            sums[1] += item.bytes();
            sums[2] += item.doneFiles();
            sums[3] += item.doneBytes();
            sums[4] += item.failedFiles();
            sums[5] += item.skippedFiles();
            sums[6] += item.attentionFiles();
            sums[7] += item.notices();
            scanning |= item.scanning();
        }
        long openBytes = 0;
        long openFiles = 0;
        for (Item item : core.queue().items()) {
            cancelled += item.files(RowState.CANCELLED);
            openBytes += openBytes(item);
            openFiles += item.files(RowState.OPEN);
        }
        long moved = items.stream().mapToLong(ItemView::movedBytes).sum();
        Ledger ledger = core.ledger();
        return new Totals(
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                cancelled,
                sums[6],
                sums[7],
                scanning,
                core.lanes().sentBytes(),
                ledger.ackedBytes(),
                ledger.instantBytes(),
                moved,
                ledger.speed().bytesPerSecond(),
                left(ledger, scanning, openBytes - (moved - sums[3]), openFiles, sums[2]),
                core.isIdle());
    }

    /// Time for the bytes plus time for the files: ten thousand small files take longer than their bytes.
    private @Nullable Duration left(Ledger ledger, boolean scanning, long bytes, long files, long done) {
        measureFiles(done);
        if (scanning || core.scheduler().isPausedAll() || !core.lanes().anyOpen()) {
            return null;
        }
        Duration forBytes = ledger.speed().left(Math.max(0, bytes));
        if (forBytes == null) {
            return null;
        }
        double forFiles = files > 3 ? files * secondsPerFile : 0;
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
