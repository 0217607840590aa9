package app.lading.client.ui.queue;

import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemCounts;
import app.lading.client.transfer.ItemView;

/// What the chips above the list show. A row with failed files beside files that are still sent is both active
/// and failed, so the counts may add up to more than all.
public enum QueueFilter {
    ALL,
    ACTIVE,
    WAITING,
    NEEDS_YOU,
    FAILED,
    DONE;

    /// Whether a row with this content is shown.
    public boolean shows(ItemView item) {
        FileState state = item.state();
        return switch (this) {
            case ALL -> true;
            case ACTIVE ->
                state == FileState.SCANNING
                        || state == FileState.CHECKING
                        || state == FileState.UPLOADING
                        || state == FileState.VERIFYING;
            case WAITING -> state == FileState.QUEUED || state == FileState.PAUSED || state == FileState.WAITING;
            case NEEDS_YOU -> state == FileState.NEEDS_ATTENTION || item.asking() > 0;
            case FAILED -> state == FileState.FAILED || item.failed() > 0;
            case DONE -> state == FileState.DONE || state == FileState.SKIPPED || state == FileState.CANCELLED;
        };
    }

    /// How many rows would be shown.
    public long of(ItemCounts counts) {
        return switch (this) {
            case ALL -> counts.all();
            case ACTIVE -> counts.active();
            case WAITING -> counts.waiting();
            case NEEDS_YOU -> counts.asking();
            case FAILED -> counts.failed();
            case DONE -> counts.ended();
        };
    }

    /// The end of the chip's keys in the texts.
    public String key() {
        return switch (this) {
            case ALL -> "all";
            case ACTIVE -> "active";
            case WAITING -> "waiting";
            case NEEDS_YOU -> "needs";
            case FAILED -> "failed";
            case DONE -> "done";
        };
    }
}
