package app.lading.client.cli.report;

import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Snapshot;
import java.time.Duration;

/// Tells what a put does. All calls come from one thread.
public interface PutView {

    /// How often [#tick] is wanted.
    Duration interval();

    void started(PutPlan plan);

    void finished(FileReport report);

    /// Whether [#earlier] is wanted; it takes a while when there are many.
    default boolean tellsOfEarlierRuns() {
        return false;
    }

    /// A file that was finished or skipped in an earlier run of the same command.
    default void earlier(FileReport report) {}

    void failed(FileReport report);

    void skipped(FileReport report);

    void notice(Notice notice);

    /// Something that is not about a file, one sentence for people.
    void remark(String sentence);

    void tick(Snapshot snapshot);

    /// Leaves the terminal to somebody else until the next tick.
    void stepAside();

    void ended(PutSummary summary);
}
