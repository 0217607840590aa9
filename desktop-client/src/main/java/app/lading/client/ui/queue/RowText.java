package app.lading.client.ui.queue;

import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.model.name.FileNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a row says, in the person's language: its name, its numbers, its state, and the one sentence for a
/// voice. Empty instead of a zero or a dash: a column of noughts tells nobody anything.
public final class RowText {
    private final Formats formats;
    private final Texts texts;
    private final ProblemText problems;
    private String usualFolder = "";

    /// Words by the given formats.
    public RowText(Formats formats) {
        this.formats = formats;
        this.texts = formats.texts();
        this.problems = new ProblemText(texts);
    }

    /// Rows that go to this folder do not say so: the bar at the top does.
    void usualFolder(String folder) {
        usualFolder = folder;
    }

    /// The words for problems.
    public ProblemText problems() {
        return problems;
    }

    /// The name, with control characters made visible.
    public String name(QueueRow row) {
        return FileNames.visible(row.name());
    }

    /// The line under the name: how many files of a folder are done, and where it goes.
    public String under(QueueRow row) {
        ItemView item = row.item();
        boolean usual = item.folder().isEmpty() || item.folder().equals(usualFolder);
        String place = usual ? "" : texts.get("queue.row.to", FileNames.visible(item.folder()));
        if (!item.isFolder()) {
            return place;
        }
        String files;
        if (item.files() == 0 && item.folders().all() > 0) {
            files = texts.count("queue.folders", item.folders().all());
        } else if (item.scanning() || item.doneFiles() == item.files() || item.doneFiles() == 0) {
            files = texts.count("queue.files", item.files());
        } else {
            files = texts.get("queue.files.of", item.doneFiles(), item.files());
        }
        return place.isEmpty() ? files : texts.get("queue.row.two", files, place);
    }

    /// The size; empty while nothing is known of it.
    public String size(QueueRow row) {
        ItemView item = row.item();
        return item.bytes() == 0 && (item.scanning() || item.isFolder())
                ? ""
                : formats.sizes().format(item.bytes());
    }

    /// The percentage of the bar; empty when there is no bar.
    public String percent(QueueRow row) {
        return hasBar(row) ? texts.get("queue.percent", (int) Math.floor(100 * share(row))) : "";
    }

    /// The line under the bar: `13.1 GB of 41.0 GB`.
    public String progress(QueueRow row) {
        ItemView item = row.item();
        ActiveFile active = row.active();
        if (!hasBar(row)) {
            return "";
        }
        if (item.state() == FileState.CHECKING && active != null && active.checkTotal() > 0) {
            return texts.get(
                    "queue.of",
                    formats.sizes().format(active.checked()),
                    formats.sizes().format(active.checkTotal()));
        }
        return texts.get(
                "queue.of",
                formats.sizes().format(item.movedBytes()),
                formats.sizes().format(item.bytes()));
    }

    /// Whether the row shows a bar: something is there, and it has not come to its end.
    public static boolean hasBar(QueueRow row) {
        ItemView item = row.item();
        return switch (item.state()) {
            case CHECKING, UPLOADING, VERIFYING -> true;
            case PAUSED, WAITING, FAILED, NEEDS_ATTENTION, QUEUED, CANCELLED ->
                item.movedBytes() > 0 && item.bytes() > 0;
            case SCANNING -> item.movedBytes() > 0;
            case DONE, SKIPPED -> false;
        };
    }

    /// The filled part of the bar.
    ///
    /// @return 0 to 1
    public static double share(QueueRow row) {
        ItemView item = row.item();
        ActiveFile active = row.active();
        if (item.state() == FileState.CHECKING && active != null && active.checkTotal() > 0) {
            return Math.clamp((double) active.checked() / active.checkTotal(), 0, 1);
        }
        return item.bytes() == 0 ? 0 : Math.clamp((double) item.movedBytes() / item.bytes(), 0, 1);
    }

    /// The part of the bar that was at the server before this run.
    ///
    /// @return 0 to 1, never more than [#share]
    public static double earlierShare(QueueRow row) {
        ItemView item = row.item();
        if (item.state() == FileState.CHECKING || item.bytes() == 0) {
            return 0;
        }
        return Math.min(share(row), (double) item.continuedAt() / item.bytes());
    }

    /// The speed; empty when nothing moves.
    public String speed(QueueRow row) {
        return formats.sizes().speed(row.item().bytesPerSecond());
    }

    /// The time left while it is sent; when it was finished after that; else empty.
    public String left(QueueRow row) {
        ItemView item = row.item();
        Instant finished = item.finished();
        if (item.state() == FileState.DONE && finished != null) {
            return formats.times().moment(finished);
        }
        Duration left = item.left();
        return left == null || item.state().isEnd() ? "" : formats.durations().left(left);
    }

    /// When it was added.
    public String added(QueueRow row) {
        return formats.times().moment(row.item().added());
    }

    /// When it came to its end; empty before.
    public String finished(QueueRow row) {
        Instant finished = row.item().finished();
        return finished == null ? "" : formats.times().moment(finished);
    }

    /// The fingerprint that the server proved; empty for folders and before.
    public String checksum(QueueRow row) {
        return row.item().receipt() == null
                ? ""
                : Objects.requireNonNull(row.item().receipt()).fingerprint();
    }

    /// The target folder; a word for the top one.
    public String folder(QueueRow row) {
        return folder(row.item().folder());
    }

    /// A target folder; a word for the top one.
    public String folder(String folder) {
        return folder.isEmpty() ? texts.get("queue.folder.top") : FileNames.visible(folder);
    }

    /// The path on this computer.
    public String source(QueueRow row) {
        return FileNames.visible(row.item().path().toString());
    }

    /// What the row says about its state.
    ///
    /// @param place its place among those that wait, 1 for the next; 0 when it does not wait
    /// @param queuePaused the switch over the whole queue
    public RowWords state(QueueRow row, long place, boolean queuePaused) {
        ItemView item = row.item();
        return switch (item.state()) {
            case SCANNING -> words(texts.get("queue.state.scanning"), counted(item), "fth-search", RowTone.ACTIVE);
            case QUEUED -> queued(item, place, queuePaused);
            case CHECKING -> checking(row);
            case UPLOADING -> words(texts.get("queue.state.uploading"), sending(item), "fth-arrow-up", RowTone.ACTIVE);
            case PAUSED ->
                words(
                        texts.get(item.paused() ? "queue.state.paused" : "queue.state.queuePaused"),
                        sending(item),
                        "fth-pause",
                        RowTone.QUIET);
            case WAITING -> waiting(item);
            case NEEDS_ATTENTION -> asks(item);
            case VERIFYING ->
                words(
                        texts.get("queue.state.verifying"),
                        texts.get("queue.state.verifying.detail"),
                        "fth-shield",
                        RowTone.ACTIVE);
            case DONE -> done(item);
            case SKIPPED ->
                words(texts.get("queue.state.skipped"), skippedWhy(item), "fth-skip-forward", RowTone.QUIET);
            case FAILED -> failed(item);
            case CANCELLED -> words(texts.get("queue.state.cancelled"), kept(item), "fth-slash", RowTone.QUIET);
        };
    }

    private RowWords queued(ItemView item, long place, boolean queuePaused) {
        if (queuePaused) {
            return words(texts.get("queue.state.queuePaused"), "", "fth-pause", RowTone.QUIET);
        }
        String title =
                place <= 1 ? texts.get("queue.state.next") : texts.get("queue.state.place." + ending(place), place);
        return words(title, trouble(item), "fth-clock", RowTone.QUIET);
    }

    /// English has four endings for places; other languages repeat one.
    private static String ending(long place) {
        if (place % 100 / 10 == 1) {
            return "th";
        }
        return switch ((int) (place % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private RowWords checking(QueueRow row) {
        ActiveFile active = row.active();
        String title = active != null && active.checkTotal() > 0 && row.item().movedBytes() > 0
                ? texts.get("queue.state.checking.sent", formats.sizes().format(active.checkTotal()))
                : texts.get("queue.state.checking");
        return words(title, texts.get("queue.state.checking.detail"), "fth-search", RowTone.ACTIVE);
    }

    private RowWords waiting(ItemView item) {
        Waiting waiting = item.waiting();
        if (waiting == null) {
            return words(texts.get("queue.state.waiting"), "", "fth-clock", RowTone.WAITING);
        }
        String detail = switch (waiting.reason()) {
            case SIGN_IN -> "queue.wait.detail.signIn";
            case METERED -> "queue.wait.detail.metered";
            default -> "queue.wait.detail";
        };
        return words(waits(waiting), texts.get(detail), "fth-clock", RowTone.WAITING);
    }

    /// Why something waits and for how long: "No network, 8 s", "Outside hours, until 22:00".
    public String waits(Waiting waiting) {
        String reason = reason(waiting);
        Instant until = waiting.until();
        if (until == null) {
            return reason;
        }
        return waiting.reason().isHold()
                ? texts.get("queue.wait.until", reason, formats.times().moment(until))
                : texts.get("queue.wait.in", reason, countdown(waiting));
    }

    /// Why something waits, without the countdown.
    private String reason(Waiting waiting) {
        return texts.get("queue.wait."
                + switch (waiting.reason()) {
                    case NETWORK -> "network";
                    case SERVER_STOPPING -> "stopping";
                    case SIGN_IN -> "signIn";
                    case SERVER_BUSY -> "busy";
                    case NO_SPACE -> "space";
                    case SERVER_TROUBLE -> "trouble";
                    case SOURCE_CHANGING -> "changing";
                    case CERTIFICATE -> "certificate";
                    case REFUSED -> "refused";
                    case OUTSIDE_HOURS -> "hours";
                    case METERED -> "metered";
                });
    }

    /// How long until it is tried again: `8 s`; empty when that is not a matter of time.
    private String countdown(Waiting waiting) {
        Instant until = waiting.until();
        if (until == null) {
            return "";
        }
        long millis = Duration.between(formats.times().now(), until).toMillis();
        return formats.durations().exact(Duration.ofSeconds(Math.max(0, (millis + 999) / 1000)));
    }

    private RowWords asks(ItemView item) {
        if (item.problem() == null) {
            return words(texts.get("queue.state.needs"), "", "fth-help-circle", RowTone.ASKS);
        }
        String what = problems.question(item.problem());
        Object asking = Counted.things(item.attentionFiles(), item.folders().attention());
        String title = item.isFolder() && item.asking() > 1
                ? texts.get("queue.state.needs.many", what, asking)
                : texts.get("queue.state.needs.one", what);
        return words(title, "", "fth-help-circle", RowTone.ASKS);
    }

    private RowWords failed(ItemView item) {
        if (item.problem() == null) {
            return words(texts.get("queue.state.failed"), "", "fth-alert-circle", RowTone.BAD);
        }
        String what = problems.what(item.problem());
        Object failed = Counted.things(item.failedFiles(), item.folders().failed());
        String title = item.isFolder() && item.failed() > 0
                ? texts.get("queue.state.failed.many", failed, what)
                : texts.get("queue.state.failed.one", what);
        return words(title, problems.remedy(item.problem()), "fth-alert-circle", RowTone.BAD);
    }

    private RowWords done(ItemView item) {
        boolean allThere = item.alreadyThere() > 0 && item.alreadyThere() == item.doneFiles();
        List<String> notes = new ArrayList<>();
        if (item.renamedTo() != null && item.renamed() == 1) {
            notes.add(texts.get("queue.done.renamed", FileNames.visible(Objects.requireNonNull(item.renamedTo()))));
        } else if (item.renamed() > 1) {
            notes.add(texts.get("queue.done.renamed.many", item.renamed()));
        }
        if (item.skipped() > 0) {
            notes.add(texts.get("queue.done.skipped", item.skipped()));
        }
        if (!allThere && item.alreadyThere() > 0) {
            notes.add(texts.get("queue.done.there", item.alreadyThere()));
        }
        if (notes.isEmpty() && item.continuedAt() > 0) {
            notes.add(texts.get("queue.continued", formats.sizes().format(item.continuedAt())));
        }
        if (notes.isEmpty() && item.notices() > 0) {
            notes.add(texts.count("queue.done.notices", item.notices()));
        }
        if (notes.isEmpty() && allThere) {
            notes.add(texts.get("queue.done.instant"));
        }
        return words(
                texts.get(allThere ? "queue.state.there" : "queue.state.done"),
                String.join(texts.get("queue.row.comma"), notes),
                "fth-check-circle",
                RowTone.GOOD);
    }

    private String sending(ItemView item) {
        String trouble = trouble(item);
        if (!trouble.isEmpty()) {
            return trouble;
        }
        if (item.continuedAt() > 0) {
            return texts.get("queue.continued", formats.sizes().format(item.continuedAt()));
        }
        return item.scanning() ? texts.get("queue.state.scanningOn") : "";
    }

    /// What is wrong with a part of a folder while the rest goes on.
    private String trouble(ItemView item) {
        List<String> parts = new ArrayList<>();
        if (item.failed() > 0) {
            parts.add(texts.get("queue.part.failed", item.failed()));
        }
        if (item.asking() > 0) {
            parts.add(texts.get("queue.part.asks", item.asking()));
        }
        return String.join(texts.get("queue.row.comma"), parts);
    }

    private String skippedWhy(ItemView item) {
        return item.isFolder()
                ? texts.inWords(
                        Counted.things(item.skippedFiles(), item.folders().skipped()))
                : texts.get("queue.state.skipped.detail");
    }

    private String kept(ItemView item) {
        return item.undoable() ? texts.get("queue.state.cancelled.undo") : "";
    }

    private String counted(ItemView item) {
        return texts.count("queue.files.soFar", item.files());
    }

    private static RowWords words(String title, String detail, String icon, RowTone tone) {
        return new RowWords(title, detail, icon, tone);
    }

    /// The row as one sentence: "Interview.mov, 41 gigabytes, uploading, 37 percent, 22 min left, row 3 of 18".
    ///
    /// @param number of the row, from 1
    /// @param rows how many there are
    public String spoken(QueueRow row, RowWords state, long number, long rows) {
        List<String> parts = new ArrayList<>();
        ItemView item = row.item();
        parts.add(name(row));
        if (item.isFolder()) {
            parts.add(texts.count("queue.files", item.files()));
        }
        if (item.bytes() > 0) {
            parts.add(formats.sizes().spoken(item.bytes()));
        }
        parts.add(state.title());
        if (!state.detail().isEmpty()) {
            parts.add(state.detail());
        }
        if (hasBar(row)) {
            parts.add(texts.get("queue.spoken.percent", (int) Math.floor(100 * share(row))));
        }
        if (!left(row).isEmpty() && item.state() != FileState.DONE) {
            parts.add(texts.get("queue.spoken.left", left(row)));
        }
        parts.add(texts.get("queue.spoken.row", number, rows));
        return String.join(texts.get("queue.row.comma"), parts);
    }

    /// The words that differ from tick to tick although the item is the same: a countdown.
    static boolean ticks(@Nullable Waiting waiting) {
        return waiting != null && waiting.until() != null;
    }
}
