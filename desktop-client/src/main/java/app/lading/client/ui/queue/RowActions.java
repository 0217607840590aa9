package app.lading.client.ui.queue;

import app.lading.client.store.Problem;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which buttons a row has, and what Enter and Space do on it. One place, so that buttons, menu and keys agree.
public final class RowActions {
    static final String NAME_EXISTS = "name-exists";
    static final String BAD_NAME = "bad-name";

    /// All of them as menus group them; Stop is the Cancel of a folder that is still looked at.
    static final List<List<RowAction>> GROUPS = List.of(
            List.of(
                    RowAction.TRY_NOW,
                    RowAction.SIGN_IN,
                    RowAction.RETRY,
                    RowAction.OTHER_FOLDER,
                    RowAction.QUEUE_AGAIN),
            List.of(
                    RowAction.KEEP_BOTH,
                    RowAction.REPLACE,
                    RowAction.SKIP,
                    RowAction.RENAME,
                    RowAction.EDIT,
                    RowAction.CHOOSE),
            List.of(RowAction.PAUSE, RowAction.RESUME, RowAction.SEND_FIRST, RowAction.SEND_IN_TURN),
            List.of(RowAction.DETAILS, RowAction.SHOW, RowAction.COPY_PATH, RowAction.COPY_DIGEST),
            List.of(RowAction.CANCEL, RowAction.REMOVE));

    private RowActions() {}

    /// The buttons of a row, the most likely first, three at most.
    public static List<RowAction> buttons(ItemView item) {
        return switch (item.state()) {
            case SCANNING -> List.of(RowAction.STOP);
            case QUEUED -> List.of(turn(item), RowAction.PAUSE, RowAction.REMOVE);
            case CHECKING -> List.of(RowAction.PAUSE);
            case UPLOADING -> List.of(RowAction.PAUSE, RowAction.CANCEL);
            case PAUSED -> item.paused() ? List.of(RowAction.RESUME, RowAction.REMOVE) : List.of(RowAction.REMOVE);
            case WAITING -> List.of(whileWaiting(item, RowAction.PAUSE));
            case NEEDS_ATTENTION -> List.of();
            case VERIFYING -> List.of();
            case DONE -> hasNote(item) ? List.of(RowAction.DETAILS, RowAction.SHOW) : List.of(RowAction.SHOW);
            case FAILED -> List.of(RowAction.DETAILS);
            case CANCELLED, SKIPPED -> List.of(RowAction.QUEUE_AGAIN, RowAction.REMOVE);
        };
    }

    /// The answers that a row asks for, shown as buttons with words; empty when it asks nothing.
    public static List<RowAction> answers(ItemView item) {
        Problem problem = item.problem();
        if (item.state() == FileState.FAILED) {
            return List.of(Adding.isRefused(item) ? RowAction.OTHER_FOLDER : RowAction.RETRY);
        }
        if (item.state() != FileState.NEEDS_ATTENTION || problem == null) {
            return List.of();
        }
        return switch (problem.code()) {
            case NAME_EXISTS ->
                item.asking() > 1
                        ? List.of(RowAction.KEEP_BOTH, RowAction.REPLACE, RowAction.SKIP, RowAction.CHOOSE)
                        : List.of(RowAction.KEEP_BOTH, RowAction.REPLACE, RowAction.SKIP);
            case BAD_NAME -> List.of(RowAction.RENAME, RowAction.EDIT, RowAction.SKIP);
            default -> List.of(RowAction.RETRY, RowAction.SKIP);
        };
    }

    /// What Enter does: the row's main action by its state.
    public static RowAction main(ItemView item) {
        return switch (item.state()) {
            case PAUSED -> item.paused() ? RowAction.RESUME : RowAction.DETAILS;
            case WAITING -> whileWaiting(item, RowAction.DETAILS);
            case FAILED -> RowAction.RETRY;
            case DONE -> RowAction.SHOW;
            case CANCELLED, SKIPPED -> RowAction.QUEUE_AGAIN;
            case NEEDS_ATTENTION -> isAsked(item, NAME_EXISTS) ? RowAction.CHOOSE : RowAction.DETAILS;
            case SCANNING, QUEUED, CHECKING, UPLOADING, VERIFYING -> RowAction.DETAILS;
        };
    }

    /// Everything that makes sense for rows in these states: for the menu. What does not is left out of it, not
    /// grey.
    public static Set<RowAction> possible(List<ItemView> items) {
        EnumSet<RowAction> possible = EnumSet.noneOf(RowAction.class);
        for (ItemView item : items) {
            possible.addAll(buttons(item));
            possible.addAll(answers(item));
            if (canPause(item)) {
                possible.add(RowAction.PAUSE);
                possible.add(turn(item));
                possible.add(RowAction.CANCEL);
            }
            if (item.paused() && isUnfinished(item)) {
                possible.add(RowAction.RESUME);
                possible.add(RowAction.CANCEL);
            }
            if (item.failed() > 0) {
                possible.add(RowAction.RETRY);
            }
            if (Adding.isRefused(item)) {
                possible.add(RowAction.OTHER_FOLDER);
            }
            if (item.receipt() != null) {
                possible.add(RowAction.COPY_DIGEST);
            }
        }
        if (!items.isEmpty()) {
            possible.addAll(List.of(RowAction.DETAILS, RowAction.SHOW, RowAction.COPY_PATH, RowAction.REMOVE));
        }
        possible.remove(RowAction.STOP);
        return possible;
    }

    /// What changes when it is sent.
    private static RowAction turn(ItemView item) {
        return item.priority() == Priority.FIRST ? RowAction.SEND_IN_TURN : RowAction.SEND_FIRST;
    }

    /// Whether there is something that can be paused.
    public static boolean canPause(ItemView item) {
        return !item.paused() && isUnfinished(item);
    }

    /// Whether something of it is still to be done without an answer.
    public static boolean isUnfinished(ItemView item) {
        return !item.state().isEnd();
    }

    private static boolean hasNote(ItemView item) {
        return item.skipped() > 0 || item.renamed() > 0 || item.notices() > 0;
    }

    /// @param held what to do when a person set it so: trying at once is of no use then, and the banner says
    ///     what is
    private static RowAction whileWaiting(ItemView item, RowAction held) {
        Waiting waiting = item.waiting();
        if (waiting != null && waiting.reason() == WaitReason.SIGN_IN) {
            return RowAction.SIGN_IN;
        }
        return waiting != null && waiting.reason().isHold() ? held : RowAction.TRY_NOW;
    }

    private static boolean isAsked(ItemView item, String code) {
        return item.countOf(code) > 0;
    }
}
