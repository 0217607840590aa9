package app.lading.client.cli.report;

import app.lading.client.cli.terminal.Terminal;
import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.transfer.Waiting;
import app.lading.model.name.FileNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One JSON object a line on standard output, for programs; what a person must know goes to standard error.
///
/// Events are `started`, `progress` (once a second while something changes), `waiting`, `notice`, `finished` and
/// `failed`
/// (each file's last), and `summary` (the last line of all). Fields may be added, none changes its meaning.
public final class JsonView implements PutView {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_ACTIVE = 50;

    private final Terminal terminal;
    private final Clock clock;
    private final Function<Map<String, ?>, String> json;
    private final WaitNews waits = new WaitNews();
    private @Nullable String lastWaiting;
    private @Nullable Totals lastTotals;

    /// Writes to the terminal's standard output.
    ///
    /// @param json writes an object on one line, fields in their order
    public JsonView(Terminal terminal, Clock clock, Function<Map<String, ?>, String> json) {
        this.terminal = terminal;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void started(PutPlan plan) {
        Map<String, Object> event = event("started");
        event.put("server", plan.server());
        event.put("user", plan.user());
        event.put("folder", plan.folder());
        event.put("paths", plan.paths().stream().map(Path::toString).toList());
        event.put("at", plan.at().toString());
        write(event);
    }

    @Override
    public void finished(FileReport report) {
        finished(report, false);
    }

    @Override
    public boolean tellsOfEarlierRuns() {
        return true;
    }

    @Override
    public void earlier(FileReport report) {
        if (report.state() == FileState.DONE) {
            finished(report, true);
        } else {
            Map<String, Object> event = failure(report);
            event.put("skipped", true);
            event.put("earlier", true);
            write(event);
        }
    }

    private void finished(FileReport report, boolean earlier) {
        Receipt receipt = report.receipt();
        if (receipt == null) {
            return;
        }
        Map<String, Object> event = event("finished");
        event.put("source", report.source().toString());
        event.put("file", receipt.file());
        event.put("folder", receipt.folder());
        event.put("name", receipt.name());
        event.put("size", receipt.size());
        event.put("fingerprint", receipt.fingerprint());
        event.put("instant", receipt.instant());
        event.put("at", receipt.at().toString());
        if (earlier) {
            event.put("earlier", true);
        }
        write(event);
    }

    @Override
    public void failed(FileReport report) {
        write(failure(report));
        terminal.err().line(Words.failure(report));
    }

    @Override
    public void skipped(FileReport report) {
        Map<String, Object> event = failure(report);
        event.put("skipped", true);
        write(event);
    }

    private static Map<String, Object> failure(FileReport report) {
        Problem problem = report.problem();
        Map<String, Object> event = event("failed");
        event.put("source", report.source().toString());
        event.put("folder", report.folder());
        event.put("name", report.name());
        event.put("size", report.size());
        event.put("code", problem == null ? "name-exists" : problem.code());
        event.put("message", problem == null ? "A different file with this name is already there." : problem.message());
        event.put("remedy", problem == null ? "Choose to rename, replace or skip." : problem.remedy());
        return event;
    }

    @Override
    public void notice(Notice notice) {
        Map<String, Object> event = event("notice");
        event.put("kind", notice.kind());
        event.put("path", notice.path());
        event.put("message", notice.text());
        write(event);
    }

    @Override
    public void remark(String sentence) {
        terminal.err().line(sentence);
    }

    @Override
    public void tick(Snapshot snapshot) {
        Waiting waiting = snapshot.connection().waiting();
        String sentence = waiting == null ? null : waiting.sentence();
        if (waiting != null && !Objects.equals(sentence, lastWaiting)) {
            write(waiting(waiting));
            terminal.err().line("Waiting: " + Words.wholeWaiting(waiting, clock.instant()));
        }
        lastWaiting = sentence;
        for (WaitNews.Told told : waits.of(snapshot, clock.instant())) {
            Map<String, Object> event = waiting(told.waiting());
            event.put("path", FileNames.join(told.first().folder(), told.first().name()));
            event.put("files", told.files());
            write(event);
            terminal.err().line("Waiting: " + Words.wholeWaiting(told, clock.instant()));
        }
        if (!snapshot.totals().equals(lastTotals)) {
            lastTotals = snapshot.totals();
            progress(snapshot);
        }
    }

    private static Map<String, Object> waiting(Waiting waiting) {
        Map<String, Object> event = event("waiting");
        event.put("reason", waiting.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        event.put("message", waiting.sentence());
        event.put("remedy", waiting.remedy());
        Instant until = waiting.until();
        if (until != null) {
            event.put("until", until.toString());
        }
        return event;
    }

    private void progress(Snapshot snapshot) {
        Totals totals = snapshot.totals();
        Map<String, Object> event = event("progress");
        event.put("files", totals.files());
        event.put("bytes", totals.bytes());
        event.put("scanning", totals.scanning());
        event.put("doneFiles", totals.doneFiles());
        event.put("folders", totals.folders().all());
        event.put("doneFolders", totals.folders().done());
        event.put("movedBytes", totals.movedBytes());
        event.put("sentBytes", totals.sentBytes());
        event.put("bytesPerSecond", totals.bytesPerSecond());
        Duration left = totals.left();
        if (left != null) {
            event.put("secondsLeft", left.toSeconds());
        }
        event.put(
                "active",
                snapshot.active().stream()
                        .limit(MOST_ACTIVE)
                        .map(JsonView::active)
                        .toList());
        write(event);
    }

    private static Map<String, Object> active(ActiveFile file) {
        Map<String, Object> active = new LinkedHashMap<>();
        active.put("path", FileNames.join(file.folder(), file.name()));
        active.put("state", file.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        active.put("size", file.size());
        active.put("moved", file.moved());
        active.put("durable", file.durable());
        active.put("bytesPerSecond", file.bytesPerSecond());
        return active;
    }

    @Override
    public void stepAside() {
        // Nothing is drawn in place.
    }

    @Override
    public void ended(PutSummary summary) {
        Map<String, Object> event = event("summary");
        event.put("files", summary.files());
        event.put("bytes", summary.bytes());
        event.put("verified", summary.verified());
        event.put("alreadyThere", summary.alreadyThere());
        event.put("earlier", summary.earlier());
        event.put("skipped", summary.skipped());
        event.put("failed", summary.failed());
        event.put("folders", summary.folders().found());
        event.put("foldersMade", summary.folders().made());
        event.put("foldersFailed", summary.folders().failed());
        event.put("sentBytes", summary.sentBytes());
        event.put("seconds", summary.took().toMillis() / 1000.0);
        event.put("bytesPerSecond", summary.bytesPerSecond());
        event.put("end", summary.end().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        event.put("exitCode", summary.exitCode());
        write(event);
        Words.farewell(summary.end()).forEach(terminal.err()::line);
    }

    private static Map<String, Object> event(String name) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", name);
        return event;
    }

    private void write(Map<String, Object> event) {
        terminal.out().line(json.apply(event));
    }
}
