package app.lading.client.account;

import app.lading.client.store.Problem;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;

/// Passes everything on that an engine tells, and hears itself when a session ends.
final class SessionListener implements EngineListener {
    private final EngineListener next;
    private final Runnable ended;

    SessionListener(EngineListener next, Runnable ended) {
        this.next = next;
        this.ended = ended;
    }

    @Override
    public void fileFinished(FileReport report) {
        next.fileFinished(report);
    }

    @Override
    public void fileFailed(FileReport report) {
        next.fileFailed(report);
    }

    @Override
    public void fileSkipped(FileReport report) {
        next.fileSkipped(report);
    }

    @Override
    public void fileCancelled(FileReport report) {
        next.fileCancelled(report);
    }

    @Override
    public void failed(Problem problem) {
        next.failed(problem);
    }

    @Override
    public void notice(Notice notice) {
        next.notice(notice);
    }

    @Override
    public void scanned(long item, long files, long bytes) {
        next.scanned(item, files, bytes);
    }

    @Override
    public void signInNeeded(String sentence) {
        ended.run();
        next.signInNeeded(sentence);
    }

    @Override
    public void connection(ConnectionState state) {
        next.connection(state);
    }
}
