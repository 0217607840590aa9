package app.lading.client.ui.queue;

import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.ProblemCount;
import app.lading.client.transfer.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What commands make of the rows of a [FakeUploadQueue], as an engine would show it.
final class FakeRows {
    private FakeRows() {}

    /// Where the files of a row stand, as far as a person has to do with them.
    private record Trouble(long failed, long skipped, long attention, List<ProblemCount> problems) {
        private static Trouble of(ItemView item) {
            return new Trouble(item.failedFiles(), item.skippedFiles(), item.attentionFiles(), item.problems());
        }
    }

    static ItemView paused(ItemView item, boolean paused) {
        FileState state = item.state().isEnd() ? item.state() : paused ? FileState.PAUSED : FileState.QUEUED;
        return copy(item, state, paused, item.undoable(), Trouble.of(item));
    }

    /// The switch over the queue rests it; its own pause stays as it is.
    static ItemView resting(ItemView item) {
        return copy(item, FileState.PAUSED, item.paused(), item.undoable(), Trouble.of(item));
    }

    /// It waits for what holds the queue.
    static ItemView held(ItemView item, @Nullable Waiting hold) {
        return copy(item, FileState.WAITING, item.paused(), item.undoable(), Trouble.of(item), hold);
    }

    /// Whether nothing but the switch over the queue, or what holds it, keeps it from moving.
    static boolean rests(ItemView item) {
        Waiting waiting = item.waiting();
        return !item.paused()
                && (item.state() == FileState.PAUSED
                        || (waiting != null && waiting.reason().isHold()));
    }

    static ItemView cancelled(ItemView item) {
        return copy(item, FileState.CANCELLED, item.paused(), true, Trouble.of(item));
    }

    /// What failed is open again; so is what was skipped, when that is everything.
    static ItemView retried(ItemView item) {
        List<ProblemCount> asking = item.problems().stream()
                .filter(count -> count.state() != FileState.FAILED)
                .toList();
        long skipped = item.skippedFiles() == item.files() ? 0 : item.skippedFiles();
        return settled(item, new Trouble(0, skipped, item.attentionFiles(), asking));
    }

    /// Some files that asked or failed with a code do so no more: they are open, or skipped.
    static ItemView answered(ItemView item, FileState was, String code, long files, boolean skipped) {
        List<ProblemCount> left = new ArrayList<>();
        for (ProblemCount count : item.problems()) {
            if (count.state() != was || !count.problem().code().equals(code)) {
                left.add(count);
            } else if (count.number() > files) {
                left.add(new ProblemCount(was, count.problem(), count.number() - files));
            }
        }
        return settled(
                item,
                new Trouble(
                        item.failedFiles() - (was == FileState.FAILED ? files : 0),
                        item.skippedFiles() + (skipped ? files : 0),
                        item.attentionFiles() - (was == FileState.NEEDS_ATTENTION ? files : 0),
                        left));
    }

    private static ItemView settled(ItemView item, Trouble now) {
        long open = item.files() - item.doneFiles() - now.failed() - now.skipped() - now.attention();
        FileState state;
        if (open > 0) {
            state = item.state().isEnd() ? FileState.QUEUED : item.state();
        } else if (now.attention() > 0) {
            state = FileState.NEEDS_ATTENTION;
        } else if (now.failed() > 0) {
            state = FileState.FAILED;
        } else {
            state = now.skipped() == item.files() ? FileState.SKIPPED : FileState.DONE;
        }
        return copy(item, state, item.paused(), false, now);
    }

    private static ItemView copy(ItemView item, FileState state, boolean paused, boolean undoable, Trouble trouble) {
        return copy(item, state, paused, undoable, trouble, null);
    }

    private static ItemView copy(
            ItemView item,
            FileState state,
            boolean paused,
            boolean undoable,
            Trouble trouble,
            @Nullable Waiting waiting) {
        return new ItemView(
                item.id(),
                item.path(),
                item.folder(),
                item.isFolder(),
                state,
                paused,
                item.priority(),
                item.position(),
                item.files(),
                item.bytes(),
                item.doneFiles(),
                item.doneBytes(),
                item.movedBytes(),
                trouble.failed(),
                trouble.skipped(),
                trouble.attention(),
                item.folders(),
                item.notices(),
                item.scanning(),
                0,
                null,
                waiting,
                trouble.problems(),
                item.continuedAt(),
                item.added(),
                item.finished(),
                undoable,
                item.alreadyThere(),
                item.renamed(),
                item.renamedTo(),
                item.receipt(),
                item.tries());
    }
}
