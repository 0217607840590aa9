package app.lading.client.transfer;

import java.util.EnumSet;
import java.util.Set;

/// The state of a file, or of an item, as a person sees it. Each constant knows its legal successors; an upload's state
/// is changed in one place, [Transfer#moveTo], which refuses others.
public enum FileState {
    /// The folder is being walked; only items are in this state.
    SCANNING,
    /// Waits for its turn.
    QUEUED,
    /// What the server has already is compared with the file, or the whole file is hashed because the server may have
    /// it.
    CHECKING,
    /// Bytes are on their way.
    UPLOADING,
    /// A person paused it.
    PAUSED,
    /// Waits for something that heals by itself: a reason and a time belong to it.
    WAITING,
    /// A person must answer a question.
    NEEDS_ATTENTION,
    /// Everything is sent; the server checks and publishes.
    VERIFYING,
    /// The server said `finished`.
    DONE,
    /// Left out by a person's choice.
    SKIPPED,
    /// Will not heal by waiting.
    FAILED,
    /// Given up by a person.
    CANCELLED;

    private static final Set<FileState> FROM_ANYWHERE =
            EnumSet.of(QUEUED, PAUSED, WAITING, NEEDS_ATTENTION, DONE, SKIPPED, FAILED, CANCELLED);

    /// Whether a file may come into state `next` from this one.
    public boolean mayBecome(FileState next) {
        return switch (this) {
            case SCANNING -> next == QUEUED || next == PAUSED || next == FAILED || next == CANCELLED;
            case QUEUED -> next != SCANNING && next != QUEUED && next != VERIFYING;
            case CHECKING, UPLOADING -> FROM_ANYWHERE.contains(next) || next == VERIFYING || isMoving(next);
            case VERIFYING -> FROM_ANYWHERE.contains(next) || isMoving(next);
            case PAUSED, WAITING ->
                next == QUEUED || isMoving(next) || isEnd(next) || next == PAUSED || next == WAITING;
            case NEEDS_ATTENTION -> next == QUEUED || next == SKIPPED || next == FAILED || next == CANCELLED;
            case DONE -> false;
            case SKIPPED, FAILED, CANCELLED -> next == QUEUED;
        };
    }

    /// Whether nothing more happens without a person.
    public boolean isEnd() {
        return isEnd(this);
    }

    private static boolean isMoving(FileState state) {
        return state == CHECKING || state == UPLOADING;
    }

    private static boolean isEnd(FileState state) {
        return state == DONE || state == SKIPPED || state == FAILED || state == CANCELLED || state == NEEDS_ATTENTION;
    }
}
