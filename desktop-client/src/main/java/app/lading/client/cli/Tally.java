package app.lading.client.cli;

import app.lading.client.cli.report.PutSummary;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Counts what ended in this run, and keeps the little of it that the last lines show; its size does not grow with the
/// number of files.
final class Tally {
    private static final int MOST_RECEIPTS = 10;
    private static final int MOST_PROBLEMS = 50;

    private final List<FileReport> receipts = new ArrayList<>();
    private final List<FileReport> problems = new ArrayList<>();
    private long finished;
    private long instant;
    private long failed;
    private long failedFolders;

    void finished(FileReport report) {
        if (report.isFolder()) {
            return;
        }
        finished++;
        Receipt receipt = report.receipt();
        if (receipt != null && receipt.instant()) {
            instant++;
        }
        if (receipts.size() < MOST_RECEIPTS) {
            receipts.add(report);
        }
    }

    void failed(FileReport report) {
        if (report.isFolder()) {
            failedFolders++;
        } else {
            failed++;
        }
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(report);
        }
    }

    PutSummary summary(Totals totals, Duration took, PutSummary.End end) {
        FolderCounts all = totals.folders();
        PutSummary.Folders folders =
                new PutSummary.Folders(all.all(), all.done(), Math.max(failedFolders, all.failed() + all.attention()));
        long bad = Math.max(failed, totals.failedFiles() + totals.attentionFiles());
        return new PutSummary(
                totals.files(),
                totals.bytes(),
                totals.doneFiles(),
                instant,
                Math.max(0, totals.doneFiles() - finished),
                totals.skippedFiles(),
                bad,
                folders,
                totals.sentBytes(),
                took,
                finished <= MOST_RECEIPTS ? receipts : List.of(),
                problems,
                end,
                exitCode(end, bad + folders.failed() + totals.cancelledFiles() + all.cancelled()));
    }

    private static int exitCode(PutSummary.End end, long bad) {
        return switch (end) {
            case COMPLETE -> bad == 0 ? ExitCode.OK : ExitCode.FAILED;
            case FAILED -> ExitCode.FAILED;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case SIGN_IN -> ExitCode.SIGN_IN;
        };
    }
}
