package app.lading.client.cli.report;

import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.transfer.Waiting;
import app.lading.model.error.ErrorCode;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sentences that all views for people share.
final class Words {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// What is smaller takes as long as greeting the server, and says nothing about the way there.
    private static final long WORTH_A_SPEED = 1_000_000;

    private final ZoneId zone;

    Words(ZoneId zone) {
        this.zone = zone;
    }

    static String files(long number) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "file" : "files");
    }

    /// `3 files`, `1 folder`, `3 files and 1 folder`.
    static String things(long files, long folders) {
        String counted = String.format(Locale.ROOT, "%,d %s", folders, folders == 1 ? "folder" : "folders");
        if (folders == 0) {
            return files(files);
        }
        return files == 0 ? counted : files(files) + " and " + counted;
    }

    static String speed(long bytesPerSecond) {
        return ByteSize.format(bytesPerSecond) + "/s";
    }

    /// A duration in at most 8 columns: `45 s`, `15 min`, `1 h 20`, `3 d 4 h`.
    static String time(Duration time) {
        if (time.toSeconds() < 60) {
            return Math.max(1, time.toSeconds()) + " s";
        }
        if (time.toMinutes() < 60) {
            return time.toMinutes() + " min";
        }
        if (time.toHours() < 48) {
            return String.format(Locale.ROOT, "%d h %02d", time.toHours(), time.toMinutesPart());
        }
        return time.toDays() + " d " + time.toHoursPart() + " h";
    }

    static int percent(long done, long of) {
        return of == 0 ? 100 : (int) Math.min(100, Math.floor(100.0 * done / of));
    }

    /// `No connection to host:8470, trying again in 8 s`.
    static String waiting(Waiting waiting, Instant now) {
        Instant until = waiting.until();
        String sentence = waiting.sentence();
        String begin = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        if (until == null) {
            return begin;
        }
        long seconds = Math.max(0, (Duration.between(now, until).toMillis() + 999) / 1000);
        return begin + (seconds == 0 ? ", trying again now" : ", trying again in " + time(Duration.ofSeconds(seconds)));
    }

    /// `No connection to host:8470, trying again in 8 s. Check the network. It continues by itself.`
    static String wholeWaiting(Waiting waiting, Instant now) {
        String remedy = waiting.remedy().isEmpty() ? "" : " " + sentence(waiting.remedy());
        boolean said = remedy.contains("continues");
        return waiting(waiting, now) + "." + remedy
                + (waiting.healsByItself() && !said ? " It continues by itself." : "");
    }

    /// `Day-2/cut.mov and 3 files more: The server's disk is full, trying again in 8 s. …`
    static String wholeWaiting(WaitNews.Told told, Instant now) {
        long more = told.files() - 1;
        return FileNames.visible(
                        FileNames.join(told.first().folder(), told.first().name()))
                + (more == 0 ? "" : " and " + files(more) + " more") + ": " + wholeWaiting(told.waiting(), now);
    }

    /// `3 of 18 files, 788 GB of 1.40 TB, 122 MB/s, 1 h 30 left`.
    static String totals(Totals totals) {
        List<String> parts = new ArrayList<>();
        parts.add(count(totals));
        parts.add(ByteSize.format(totals.movedBytes()) + " of " + ByteSize.format(totals.bytes())
                + (totals.scanning() ? "+" : ""));
        if (totals.bytesPerSecond() > 0) {
            parts.add(speed(totals.bytesPerSecond()));
        }
        Duration left = totals.left();
        if (left != null && !totals.scanning() && totals.movedBytes() < totals.bytes()) {
            parts.add(time(left) + " left");
        }
        if (totals.failed() > 0) {
            parts.add(String.format(Locale.ROOT, "%,d failed", totals.failed()));
        }
        return String.join(", ", parts);
    }

    /// `, checking what the server has (40 %)`, when that is all that is done; else nothing.
    static String checking(Snapshot snapshot) {
        long of = 0;
        long done = 0;
        for (ActiveFile file : snapshot.active()) {
            if (file.state() != FileState.CHECKING) {
                return "";
            }
            of += file.checkTotal();
            done += file.checked();
        }
        return of == 0 ? "" : ", checking what the server has (" + percent(done, of) + " %)";
    }

    /// `3 of 18 files, 1 h 30 left`.
    static String shortTotals(Totals totals) {
        Duration left = totals.left();
        return count(totals)
                + (left == null || totals.movedBytes() >= totals.bytes() ? "" : ", " + time(left) + " left");
    }

    private static String count(Totals totals) {
        if (totals.files() == 0 && totals.folders().all() > 0) {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d%s empty folders",
                    totals.folders().done(),
                    totals.folders().all(),
                    totals.scanning() ? "+" : "");
        }
        long ended = totals.doneFiles() + totals.skippedFiles() + totals.failedFiles() + totals.attentionFiles();
        return String.format(
                Locale.ROOT,
                "%,d of %,d%s %s",
                ended,
                totals.files(),
                totals.scanning() ? "+" : "",
                totals.files() == 1 && !totals.scanning() ? "file" : "files");
    }

    static String path(FileReport report) {
        return FileNames.visible(FileNames.join(report.folder(), report.name()));
    }

    static String path(Receipt receipt) {
        return FileNames.visible(FileNames.join(receipt.folder(), receipt.name()));
    }

    /// `Day-2/raw.r3d: You may not write here. Choose another folder.`
    static String problem(FileReport report) {
        Problem problem = report.problem();
        String path = path(report);
        return problem == null ? path : path + ": " + sentence(problem.message()) + " " + sentence(problem.remedy());
    }

    /// One file that came to a bad end, in one line: `Failed: …`, or `Taken over: …` when another client
    /// goes on with it.
    static String failure(FileReport report) {
        return isTakenOver(report)
                ? "Taken over: " + path(report) + ": another computer or program of yours goes on with it"
                : "Failed: " + problem(report);
    }

    private static boolean isTakenOver(FileReport report) {
        return codeOf(report) == ErrorCode.TAKEN_OVER;
    }

    /// Whether the same command can do better with this file: not when its name, its size or its target is
    /// what is
    /// refused, because the same command asks for the same.
    private static boolean helpsToRepeat(FileReport report) {
        ErrorCode code = codeOf(report);
        return code == null
                || switch (code) {
                    case BAD_NAME, BAD_SIZE, FILE_TOO_LARGE, NAME_EXISTS, UNSUPPORTED, TAKEN_OVER -> false;
                    default -> true;
                };
    }

    private static @Nullable ErrorCode codeOf(FileReport report) {
        Problem problem = report.problem();
        return problem == null ? null : ErrorCode.fromWireName(problem.code());
    }

    static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        String capital = Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first));
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? capital : capital + ".";
    }

    /// The receipt of one file, in lines.
    List<String> receipt(FileReport report) {
        Receipt receipt = report.receipt();
        if (receipt == null) {
            return List.of();
        }
        String word = receipt.instant() ? "Already there: " : "Verified: ";
        return List.of(
                word + path(receipt) + ", " + ByteSize.format(receipt.size()),
                "  " + receipt.fingerprint(),
                "  number " + FileNames.visible(receipt.file()) + ", " + time(receipt.at()) + " by the server's clock");
    }

    /// The receipt of one file in one line.
    String shortReceipt(Receipt receipt) {
        return (receipt.instant() ? "Already there: " : "Verified: ") + path(receipt) + ", "
                + ByteSize.format(receipt.size()) + ", " + receipt.fingerprint() + ", " + time(receipt.at());
    }

    /// The last lines of a put.
    ///
    /// @param receipts whether they were not shown before
    List<String> summary(PutSummary summary, boolean receipts) {
        List<String> lines = new ArrayList<>();
        if (receipts) {
            summary.receipts().forEach(report -> lines.addAll(receipt(report)));
        }
        lines.add(headline(summary));
        List<FileReport> problems = summary.problems().stream()
                .filter(report -> !isTakenOver(report))
                .toList();
        long left = (long) summary.problems().size() - problems.size();
        long failed = summary.failed() - left;
        if (failed + summary.folders().failed() > 0) {
            lines.add("Failed: " + things(failed, summary.folders().failed()));
            problems.forEach(report -> lines.add("  " + problem(report)));
            long more = failed + summary.folders().failed() - problems.size();
            if (more > 0) {
                lines.add(String.format(Locale.ROOT, "  and %,d more", more));
            }
            if (summary.end() == PutSummary.End.COMPLETE
                    && (more > 0 || problems.stream().anyMatch(Words::helpsToRepeat))) {
                lines.add("Run the same command again to try these again.");
            }
        }
        if (left > 0) {
            lines.add("Another computer or program of yours goes on with " + files(left)
                    + ". To take that over here, run the same command here again.");
        }
        lines.addAll(farewell(summary.end()));
        return lines;
    }

    /// What to do after an end that was not the end of everything; nothing when it was.
    static List<String> farewell(PutSummary.End end) {
        return switch (end) {
            case COMPLETE -> List.of();
            case FAILED -> List.of("Everything is kept: run the same command again to continue.");
            case INTERRUPTED -> List.of("Interrupted. Everything is kept: run the same command again to continue.");
            case SIGN_IN -> List.of("Everything is kept: sign in and run the same command again to continue.");
        };
    }

    private static String headline(PutSummary summary) {
        boolean complete = summary.end() == PutSummary.End.COMPLETE;
        if (complete && summary.files() == 0 && summary.folders().found() == 0) {
            return "There was no file to send.";
        }
        List<String> there = new ArrayList<>();
        boolean all = complete && summary.verified() == summary.files();
        long made = summary.folders().made();
        if (summary.files() > 0 || made == 0) {
            there.add((all ? "" : String.format(Locale.ROOT, "%,d of ", summary.verified())) + files(summary.files())
                    + " verified");
        }
        if (made > 0) {
            there.add(String.format(Locale.ROOT, "%,d empty %s made", made, made == 1 ? "folder" : "folders"));
        }
        StringBuilder line = new StringBuilder(String.join(" and ", there));
        if (all && summary.files() > 0) {
            line.append(", ").append(ByteSize.format(summary.bytes()));
        }
        if (summary.alreadyThere() > 0) {
            line.append(String.format(Locale.ROOT, ", %,d already there", summary.alreadyThere()));
        }
        if (summary.earlier() > 0) {
            line.append(String.format(Locale.ROOT, ", %,d finished earlier", summary.earlier()));
        }
        if (summary.skipped() > 0) {
            line.append(String.format(Locale.ROOT, ", %,d skipped", summary.skipped()));
        }
        line.append(". Sent ")
                .append(ByteSize.format(summary.sentBytes()))
                .append(" in ")
                .append(time(summary.took()));
        if (summary.sentBytes() >= WORTH_A_SPEED) {
            line.append(", ").append(speed(summary.bytesPerSecond())).append(" on average");
        }
        return line.append('.').toString();
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : SECOND.format(instant.atZone(zone));
    }
}
