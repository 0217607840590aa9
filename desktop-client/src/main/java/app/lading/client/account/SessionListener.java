package app.lading.client.account;

import app.lading.client.store.Problem;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;
import java.util.function.Consumer;

/// Passes everything on that an engine tells, and has its session hear what is for the whole queue.
final class SessionListener implements EngineListener {
    private final EngineListener next;
    private final Runnable ended;
    private final Consumer<Problem> broken;
    private final Consumer<ConnectionState> connected;

    /// @param ended hears that the server does not take the token any more
    /// @param broken hears that nothing is sent any more until the queue is opened again
    /// @param connected hears how the way to the server is
    SessionListener(
            EngineListener next, Runnable ended, Consumer<Problem> broken, Consumer<ConnectionState> connected) {
        this.next = next;
        this.ended = ended;
        this.broken = broken;
        this.connected = connected;
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
        broken.accept(problem);
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
        connected.accept(state);
        next.connection(state);
    }
}
