package app.lading.client.cli.report;

import app.lading.client.cli.terminal.Terminal;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Snapshot;
import app.lading.model.name.FileNames;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// Lines that change in place, for a person at a terminal. Each picture is written in one piece, so it does not
/// flicker.
public final class LiveView implements PutView {
    /// Shows the cursor and lets long lines wrap again; harmless when nothing was changed.
    public static final String RESTORE = "\u001b[?25h\u001b[?7h";

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String HIDE_CURSOR_AND_DO_NOT_WRAP = "\u001b[?25l\u001b[?7l";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_LINE_END = "\u001b[K";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private static final int MOST_FAILURES_AT_ONCE = 20;

    private final Terminal terminal;
    private final Clock clock;
    private final Words words;
    private int drawn;
    private boolean drawing;
    private int failures;

    public LiveView(Terminal terminal, Clock clock, ZoneId zone) {
        this.terminal = terminal;
        this.clock = clock;
        this.words = new Words(zone);
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void started(PutPlan plan) {
        terminal.out().line(PlainView.begin(plan));
    }

    @Override
    public void finished(FileReport report) {
        // The total counts it, and the end shows its receipt.
    }

    @Override
    public void failed(FileReport report) {
        failures++;
        if (failures <= MOST_FAILURES_AT_ONCE) {
            print(coloured(Words.failure(report)));
        }
    }

    @Override
    public void skipped(FileReport report) {
        // The end counts it.
    }

    @Override
    public void notice(Notice notice) {
        print(FileNames.visible(notice.path()) + ": " + notice.text());
    }

    @Override
    public void remark(String sentence) {
        print(sentence);
    }

    @Override
    public void tick(Snapshot snapshot) {
        List<String> lines = LiveFrame.lines(snapshot, terminal.columns(), terminal.rows(), clock.instant());
        StringBuilder picture = new StringBuilder(HIDE_CURSOR_AND_DO_NOT_WRAP);
        back(picture);
        lines.forEach(line -> picture.append(line).append(ERASE_LINE_END).append("\r\n"));
        picture.append(ERASE_BELOW);
        terminal.out().raw(picture.toString());
        drawing = true;
        drawn = lines.size();
    }

    @Override
    public void stepAside() {
        if (!drawing) {
            return;
        }
        drawing = false;
        StringBuilder picture = new StringBuilder();
        back(picture);
        terminal.out().raw(picture.append(ERASE_BELOW).append(RESTORE).toString());
        drawn = 0;
    }

    @Override
    public void ended(PutSummary summary) {
        stepAside();
        words.summary(summary, true).forEach(terminal.out()::line);
    }

    private void print(String line) {
        stepAside();
        terminal.out().line(line);
    }

    private void back(StringBuilder picture) {
        if (drawn > 0) {
            picture.append("\r\u001b[").append(drawn).append('A');
        }
    }

    private String coloured(String line) {
        int end = line.indexOf(':') + 1;
        return terminal.hasColour() ? RED + line.substring(0, end) + PLAIN + line.substring(end) : line;
    }
}
