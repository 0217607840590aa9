package app.lading.client.cli.report;

import app.lading.client.cli.terminal.Output;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.model.name.FileNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lines that stay, for logs and for terminals that cannot do more: the beginning, the receipt of each finished file,
/// progress every ten seconds, and every change of what it waits for.
public final class PlainView implements PutView {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final int MOST_NOTICES = 100;
    private static final int MOST_FAILURES_AT_ONCE = 100;

    private final Output output;
    private final Clock clock;
    private final Words words;
    private final WaitNews waits = new WaitNews();
    private Instant lastProgress;
    private int failures;
    private int notices;
    private @Nullable String lastWaiting;

    public PlainView(Output output, Clock clock, ZoneId zone) {
        this.output = output;
        this.clock = clock;
        this.words = new Words(zone);
        this.lastProgress = clock.instant();
    }

    static String begin(PutPlan plan) {
        String names = plan.paths().size() > 3
                ? plan.paths().size() + " files and folders"
                : plan.paths().stream()
                        .map(path -> FileNames.visible(String.valueOf(path.getFileName())))
                        .collect(Collectors.joining(", "));
        String folder = plan.folder().isEmpty() ? "" : ", folder " + FileNames.visible(plan.folder());
        return "Sending " + names + " to " + plan.server() + folder + " as " + plan.user() + ".";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void started(PutPlan plan) {
        output.line(begin(plan));
    }

    @Override
    public void finished(FileReport report) {
        Receipt receipt = report.receipt();
        if (receipt != null && !report.isFolder()) {
            output.line(words.shortReceipt(receipt));
        }
    }

    @Override
    public void failed(FileReport report) {
        failures++;
        if (failures <= MOST_FAILURES_AT_ONCE) {
            output.line(Words.failure(report));
        }
    }

    @Override
    public void skipped(FileReport report) {
        output.line("Skipped: " + Words.path(report) + ", a different file with this name is already there");
    }

    @Override
    public void notice(Notice notice) {
        notices++;
        if (notices <= MOST_NOTICES) {
            output.line("Note: " + FileNames.visible(notice.path()) + ": " + notice.text());
        }
    }

    @Override
    public void remark(String sentence) {
        output.line(sentence);
    }

    @Override
    public void tick(Snapshot snapshot) {
        Instant now = clock.instant();
        Waiting waiting = snapshot.connection().waiting();
        if (waiting != null && waiting.reason() == WaitReason.SIGN_IN) {
            // Whoever signs in again has said so already.
            waiting = null;
        }
        String sentence = waiting == null ? null : waiting.sentence();
        if (!Objects.equals(sentence, lastWaiting)) {
            if (waiting != null) {
                output.line("Waiting: " + Words.wholeWaiting(waiting, now));
            } else if (snapshot.connection().connected()) {
                output.line("Connected again.");
            }
            lastWaiting = sentence;
        }
        waits.of(snapshot, now).forEach(told -> output.line("Waiting: " + Words.wholeWaiting(told, now)));
        if (Duration.between(lastProgress, now).compareTo(PROGRESS) >= 0) {
            lastProgress = now;
            output.line(Words.percent(
                            snapshot.totals().movedBytes(), snapshot.totals().bytes())
                    + " %, " + Words.totals(snapshot.totals()) + Words.checking(snapshot));
        }
    }

    @Override
    public void stepAside() {
        // Nothing of it is drawn in place.
    }

    @Override
    public void ended(PutSummary summary) {
        if (notices > MOST_NOTICES) {
            output.line(String.format(Locale.ROOT, "and %,d notes more", notices - MOST_NOTICES));
        }
        words.summary(summary, false).forEach(output::line);
    }
}
