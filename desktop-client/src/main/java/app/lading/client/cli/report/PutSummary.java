package app.lading.client.cli.report;

import app.lading.client.transfer.FileReport;
import java.time.Duration;
import java.util.List;

/// How a put ended.
///
/// @param files found
/// @param bytes of all files found
/// @param verified files the server vouches for, those of earlier runs included
/// @param alreadyThere how many of them, in this run, the server had already
/// @param earlier how many of them were finished in earlier runs of the same command
/// @param skipped files left out because the name was taken, as asked
/// @param failed files that failed or need an answer
/// @param folders that stand for themselves beside the files
/// @param sentBytes that went over the network in this run
/// @param took how long this run took
/// @param receipts of the files finished in this run when they are few, else none
/// @param problems the first of the files that failed
/// @param end why it ended
/// @param exitCode what the program tells its caller
public record PutSummary(
        long files,
        long bytes,
        long verified,
        long alreadyThere,
        long earlier,
        long skipped,
        long failed,
        Folders folders,
        long sentBytes,
        Duration took,
        List<FileReport> receipts,
        List<FileReport> problems,
        End end,
        int exitCode) {

    /// Folders without a file in them, and folders that nobody could look into.
    ///
    /// @param found of both kinds
    /// @param made empty ones that are at the server, those of earlier runs included
    /// @param failed that could not be walked or made
    public record Folders(long found, long made, long failed) {
        public static final Folders NONE = new Folders(0, 0, 0);
    }

    /// Why a put ended.
    public enum End {
        /// Every file came to its end.
        COMPLETE,
        /// The program itself could not go on: a mistake in it, or a state folder that cannot be written.
        FAILED,
        /// Somebody stopped it.
        INTERRUPTED,
        /// Nobody is signed in any more.
        SIGN_IN
    }

    public PutSummary {
        receipts = List.copyOf(receipts);
        problems = List.copyOf(problems);
    }

    /// Bytes a second over the network, over the whole run.
    public long bytesPerSecond() {
        double seconds = took.toNanos() / 1e9;
        return seconds <= 0 ? 0 : Math.round(sentBytes / seconds);
    }
}
