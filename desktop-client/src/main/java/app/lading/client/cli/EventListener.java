package app.lading.client.cli;

import app.lading.client.cli.EventQueue.Event;
import app.lading.client.cli.EventQueue.Kind;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;

/// Leaves what the engine tells in the queue.
record EventListener(EventQueue events) implements EngineListener {

    @Override
    public void fileFinished(FileReport report) {
        events.put(new Event(Kind.FINISHED, report, null));
    }

    @Override
    public void fileFailed(FileReport report) {
        events.put(new Event(Kind.FAILED, report, null));
    }

    @Override
    public void fileSkipped(FileReport report) {
        events.put(new Event(Kind.SKIPPED, report, null));
    }

    @Override
    public void notice(Notice notice) {
        events.put(new Event(Kind.NOTICE, null, notice));
    }

    @Override
    public void signInNeeded(String sentence) {
        events.put(new Event(Kind.SIGN_IN, null, null));
    }
}
