package app.lading.client.transfer;

import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryEntry.Outcome;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.Receipt;
import app.lading.client.store.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what an engine tells into the history. It only notes what it hears; another thread writes, many entries at
/// once when they come quickly, so that neither the engine nor the disk is held up. Files that ask a question, were
/// left out, or are only folders have no place in the history.
public final class HistoryFeed implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final Consumer<List<HistoryEntry>> target;
    private final String account;
    private final InstantSource clock;
    private final Executor writer;
    private final List<HistoryEntry> waiting = new ArrayList<>();
    private boolean writing;

    /// @param account whose files they are, as people know it: `ana@files.example.org:8470`
    /// @param writer runs what waits for the disk, one task at a time
    public HistoryFeed(HistoryStore store, String account, InstantSource clock, Executor writer) {
        this(store::add, account, clock, writer);
    }

    /// @param target keeps entries, on the writer's thread
    /// @param account whose files they are, as people know it: `ana@files.example.org:8470`
    /// @param writer runs what waits for the disk, one task at a time
    public HistoryFeed(Consumer<List<HistoryEntry>> target, String account, InstantSource clock, Executor writer) {
        this.target = target;
        this.account = account;
        this.clock = clock;
        this.writer = writer;
    }

    @Override
    public void fileFinished(FileReport report) {
        if (report.receipt() != null) {
            note(entry(report, Outcome.DONE));
        }
    }

    @Override
    public void fileFailed(FileReport report) {
        if (report.state() == FileState.FAILED && !report.isFolder()) {
            note(entry(report, Outcome.FAILED));
        }
    }

    @Override
    public void fileCancelled(FileReport report) {
        if (!report.isFolder()) {
            note(entry(report, Outcome.CANCELLED));
        }
    }

    private HistoryEntry entry(FileReport report, Outcome outcome) {
        Receipt receipt = report.receipt();
        return new HistoryEntry(
                0,
                account,
                outcome,
                receipt == null ? report.name() : receipt.name(),
                receipt == null ? report.folder() : receipt.folder(),
                report.source().toString(),
                report.size(),
                receipt == null ? null : receipt.fingerprint(),
                receipt == null ? null : receipt.at(),
                report.started(),
                clock.instant(),
                report.tries(),
                report.problem());
    }

    private synchronized void note(HistoryEntry entry) {
        waiting.add(entry);
        if (!writing) {
            writing = true;
            writer.execute(this::write);
        }
    }

    private void write() {
        List<HistoryEntry> batch = next();
        while (!batch.isEmpty()) {
            try {
                target.accept(batch);
            } catch (StoreException e) {
                // What was sent is safe without it: a history that cannot be written must not stop the sending.
                LOG.warn("{} entries of the history are lost", batch.size(), e);
            }
            batch = next();
        }
    }

    private synchronized List<HistoryEntry> next() {
        List<HistoryEntry> portion = waiting.subList(0, Math.min(MOST_AT_ONCE, waiting.size()));
        List<HistoryEntry> batch = List.copyOf(portion);
        portion.clear();
        writing = !batch.isEmpty();
        return batch;
    }
}
