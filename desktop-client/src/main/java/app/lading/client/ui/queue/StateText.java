package app.lading.client.ui.queue;

import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.model.name.FileNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a row says about its state: one line of a few words, and one below it.
final class StateText {
    private final Formats formats;
    private final Texts texts;
    private final ProblemText problems;
    private final WaitText waits;

    StateText(Formats formats, ProblemText problems, WaitText waits) {
        this.formats = formats;
        this.texts = formats.texts();
        this.problems = problems;
        this.waits = waits;
    }

    /// What a row says about its state.
    ///
    /// @param place its place among those that wait, 1 for the next; 0 when it does not wait
    /// @param queuePaused the switch over the whole queue
    RowWords of(QueueRow row, long place, boolean queuePaused) {
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
        String trouble = trouble(item);
        String urgent = item.priority() == Priority.FIRST ? texts.get("queue.state.first") : "";
        return words(title, trouble.isEmpty() ? urgent : trouble, "fth-clock", RowTone.QUIET);
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
        return waiting == null
                ? words(texts.get("queue.state.waiting"), "", "fth-clock", RowTone.WAITING)
                : words(waits.title(waiting), waits.detail(waiting), "fth-clock", RowTone.WAITING);
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
            parts.add(texts.count("queue.part.asks", item.asking()));
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
}
