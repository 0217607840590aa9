package app.lading.client.cli.report;

import app.lading.client.cli.terminal.TextWidth;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Waiting;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Draws one picture of what is going on: a line for each active file, one for the whole, one for what it waits for.
/// Pure: the same snapshot and size give the same lines, none wider than the terminal.
final class LiveFrame {
    private static final int MOST_FILES = 8;
    private static final int ROWS_FOR_OTHERS = 4;
    private static final int PERCENT = 5;
    private static final int BYTES = 7;
    private static final int SPEED = 9;
    private static final int LEFT = 8;
    private static final int GAP = 2;
    private static final int SHORTEST_NAME = 8;

    /// From this width on there is a bar, and from the next one on there are bytes.
    private static final int WITH_BAR = 72;

    private static final int WITH_BYTES = 60;
    private static final int WITH_LEFT = 50;

    private LiveFrame() {}

    /// The lines, without colour and without line ends.
    ///
    /// @param columns of the terminal
    /// @param rows of the terminal
    static List<String> lines(Snapshot snapshot, int columns, int rows, Instant now) {
        List<String> lines = new ArrayList<>();
        List<ActiveFile> active = snapshot.active();
        int room = Math.clamp(rows - ROWS_FOR_OTHERS - 1, 1, MOST_FILES);
        int shown = active.size() <= room ? active.size() : room - 1;
        for (ActiveFile file : active.subList(0, Math.max(0, shown))) {
            lines.add(TextWidth.shorten(line(file, columns, now), columns));
        }
        if (active.size() > shown) {
            lines.add(TextWidth.shorten("and " + Words.files((long) active.size() - shown) + " more", columns));
        }
        lines.add(TextWidth.shorten(total(snapshot, columns), columns));
        Waiting waiting = snapshot.connection().waiting();
        if (waiting != null) {
            lines.add(TextWidth.shorten(Words.waiting(waiting, now), columns));
        } else {
            waiting = active.stream()
                    .map(ActiveFile::waiting)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (waiting != null && !waiting.remedy().isEmpty()) {
            lines.add(TextWidth.shorten(Words.sentence(waiting.remedy()), columns));
        }
        return lines;
    }

    private static String total(Snapshot snapshot, int columns) {
        long moved = snapshot.totals().movedBytes();
        long bytes = snapshot.totals().bytes();
        if (snapshot.totals().scanning()) {
            return Words.totals(snapshot.totals());
        }
        String percent = "Total: " + Words.percent(moved, bytes) + " %, ";
        return percent
                + (columns < WITH_BYTES ? Words.shortTotals(snapshot.totals()) : Words.totals(snapshot.totals()));
    }

    private static String line(ActiveFile file, int columns, Instant now) {
        boolean checking = file.state() == FileState.CHECKING && file.checkTotal() > 0;
        long of = checking ? file.checkTotal() : file.size();
        long done = checking ? file.checked() : file.state() == FileState.VERIFYING ? of : file.moved();
        String tail = tail(file, columns, now);
        String percent = TextWidth.padLeft(Words.percent(done, of) + " %", PERCENT);

        int forName = columns - PERCENT - GAP - TextWidth.of(tail);
        String bar = "";
        if (columns >= WITH_BAR) {
            int barWidth = columns / 5;
            bar = bar(done, of, barWidth) + " ";
            forName -= barWidth + 1;
        }
        forName = Math.max(SHORTEST_NAME, forName);
        String name = TextWidth.shorten(FileNames.visible(file.name()), forName);
        return TextWidth.padRight(name, forName) + "  " + bar + percent + tail;
    }

    /// What stands behind the percent, with the gap in front of it.
    private static String tail(ActiveFile file, int columns, Instant now) {
        Waiting waiting = file.waiting();
        int room = (columns >= WITH_BYTES ? GAP + BYTES : 0) + GAP + SPEED + (columns >= WITH_LEFT ? GAP + LEFT : 0);
        if (waiting != null) {
            return word(room, "waiting: " + Words.waiting(waiting, now), "waiting");
        }
        return switch (file.state()) {
            case CHECKING -> word(room, "checking what the server has", "checking");
            case VERIFYING -> word(room, "server verifies", "verifying");
            case PAUSED -> word(room, "paused", "paused");
            default -> {
                StringBuilder tail = new StringBuilder();
                if (columns >= WITH_BYTES) {
                    tail.append("  ").append(TextWidth.padLeft(ByteSize.format(file.moved()), BYTES));
                }
                String speed = file.bytesPerSecond() > 0 ? Words.speed(file.bytesPerSecond()) : "-";
                tail.append("  ").append(TextWidth.padLeft(speed, SPEED));
                if (columns >= WITH_LEFT) {
                    Duration left = file.left();
                    tail.append("  ").append(TextWidth.padLeft(left == null ? "" : Words.time(left), LEFT));
                }
                yield tail.toString();
            }
        };
    }

    /// The text where there is room for most of it, else the word.
    private static String word(int room, String text, String word) {
        int columns = room - GAP;
        String fitting = columns < TextWidth.of(word) * 2 ? word : text;
        return "  " + TextWidth.padRight(TextWidth.shorten(fitting, columns), columns);
    }

    private static String bar(long done, long of, int width) {
        int inside = width - 2;
        int full = of == 0 ? inside : (int) Math.min(inside, Math.floor((double) inside * done / of));
        return "[" + "#".repeat(full) + "-".repeat(inside - full) + "]";
    }
}
