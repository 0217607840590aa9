package app.lading.client.ui.history;

import app.lading.client.account.Account;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import java.time.InstantSource;

/// Writes down what comes to an end. Questions are no end.
public final class HistoryRecorder implements EngineListener {
    private final HistoryBook book;
    private final String account;
    private final InstantSource clock;

    public HistoryRecorder(HistoryBook book, Account account, InstantSource clock) {
        this.book = book;
        this.account = account.user() + "@" + account.server().hostAndPort();
        this.clock = clock;
    }

    @Override
    public void fileFinished(FileReport report) {
        book.add(entry(report, HistoryEntry.Outcome.DONE));
    }

    @Override
    public void fileFailed(FileReport report) {
        if (report.state() == FileState.FAILED) {
            book.add(entry(report, HistoryEntry.Outcome.FAILED));
        }
    }

    private HistoryEntry entry(FileReport report, HistoryEntry.Outcome outcome) {
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
}
