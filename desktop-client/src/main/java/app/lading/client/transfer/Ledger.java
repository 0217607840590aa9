package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.JobStore;
import app.lading.client.store.NoticeRow;
import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.store.RowState;
import app.lading.model.digest.Blocks;
import app.lading.model.message.ServerMessage;
import java.util.Set;

/// What happens to files, kept on disk, counted and told. Changes are written together, twenty times a second
/// at most.
final class Ledger {
    private static final long COMMIT_AFTER = 50_000_000L;

    private final JobStore store;
    private final EventLoop loop;
    private final EngineListener listener;
    private boolean commitPlanned;
    private long acked;
    private long instantBytes;
    private final SpeedMeter speed = new SpeedMeter();

    Ledger(JobStore store, EventLoop loop, EngineListener listener) {
        this.store = store;
        this.loop = loop;
        this.listener = listener;
    }

    /// Changes will be written soon.
    void commitSoon() {
        if (!commitPlanned) {
            commitPlanned = true;
            loop.after(COMMIT_AFTER, () -> {
                commitPlanned = false;
                store.commit();
            });
        }
    }

    /// The server took bytes.
    void acked(Item item, long bytes) {
        acked += bytes;
        speed.add(bytes);
        item.speed().add(bytes);
    }

    long ackedBytes() {
        return acked;
    }

    long instantBytes() {
        return instantBytes;
    }

    SpeedMeter speed() {
        return speed;
    }

    void done(Item item, FileRow row, ServerMessage.Finished finished) {
        Receipt receipt = new Receipt(
                finished.file(),
                finished.folder(),
                finished.name(),
                finished.size(),
                finished.fingerprint().toString(),
                finished.instant(),
                finished.at());
        if (finished.instant()) {
            instantBytes += row.size();
        }
        FileRow done = row.done(receipt);
        if (row.size() > Blocks.BLOCK_SIZE) {
            store.forgetDigests(row.id());
        }
        keep(item, row, done);
        item.done(row.name(), receipt);
        listener.fileFinished(report(done));
    }

    /// An empty folder is there; its report has no receipt.
    void folderDone(Item item, FileRow row) {
        FileRow done = row.ended(RowState.DONE, null);
        keep(item, row, done);
        listener.fileFinished(report(done));
    }

    void failed(Item item, FileRow row, Problem problem) {
        FileRow failed = row.ended(RowState.FAILED, problem);
        keep(item, row, failed);
        listener.fileFailed(report(failed));
    }

    void attention(Item item, FileRow row, Problem problem) {
        FileRow asking = row.ended(RowState.ATTENTION, problem);
        keep(item, row, asking);
        listener.fileFailed(report(asking));
    }

    void skipped(Item item, FileRow row, Problem problem) {
        FileRow skipped = row.ended(RowState.SKIPPED, problem);
        keep(item, row, skipped);
        listener.fileSkipped(report(skipped));
    }

    private void keep(Item item, FileRow before, FileRow after) {
        store.updateFile(after);
        item.sums().replace(before, after);
        commitSoon();
    }

    /// Forgets what was noted about an item, as far as it is of these kinds.
    void forgetNotices(Item item, Set<String> kinds) {
        long known = item.sums().notices();
        if (known > 0) {
            item.sums().notices(known - store.removeNotices(item.id(), kinds));
        }
    }

    void notice(Item item, String path, String kind, String text) {
        NoticeRow kept = store.addNotice(new NoticeRow(0, item.id(), path, kind, text));
        item.sums().notices(item.sums().notices() + 1);
        commitSoon();
        listener.notice(new Notice(kept.id(), kept.item(), kept.path(), kept.kind(), kept.text()));
    }

    /// A row as faces see it, when it is not under way.
    static FileReport report(FileRow row) {
        return new FileReport(
                row.id(),
                row.item(),
                SourcePaths.path(row.path()),
                row.folder(),
                row.name(),
                row.isFolder(),
                row.size(),
                stateOf(row.state()),
                row.receipt(),
                row.problem(),
                row.started(),
                row.tries(),
                row.state() == RowState.DONE ? row.size() : row.there());
    }

    static FileState stateOf(RowState state) {
        return switch (state) {
            case OPEN -> FileState.QUEUED;
            case DONE -> FileState.DONE;
            case SKIPPED -> FileState.SKIPPED;
            case FAILED -> FileState.FAILED;
            case ATTENTION -> FileState.NEEDS_ATTENTION;
            case CANCELLED -> FileState.CANCELLED;
        };
    }
}
