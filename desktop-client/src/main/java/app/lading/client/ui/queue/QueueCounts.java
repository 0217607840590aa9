package app.lading.client.ui.queue;

import app.lading.client.transfer.ItemView;
import java.util.List;

/// How many rows each chip would show.
public record QueueCounts(long all, long active, long waiting, long needsYou, long failed, long done) {
    /// An empty queue.
    public static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0, 0);

    static QueueCounts of(List<ItemView> items) {
        long active = 0;
        long waiting = 0;
        long needsYou = 0;
        long failed = 0;
        long done = 0;
        for (ItemView item : items) {
            switch (item.state()) {
                case SCANNING, CHECKING, UPLOADING, VERIFYING -> active++;
                case QUEUED, PAUSED, WAITING -> waiting++;
                case DONE, SKIPPED, CANCELLED -> done++;
                case NEEDS_ATTENTION, FAILED -> {}
            }
            if (QueueFilter.NEEDS_YOU.shows(item)) {
                needsYou++;
            }
            if (QueueFilter.FAILED.shows(item)) {
                failed++;
            }
        }
        return new QueueCounts(items.size(), active, waiting, needsYou, failed, done);
    }

    /// The number of a chip.
    public long of(QueueFilter filter) {
        return switch (filter) {
            case ALL -> all;
            case ACTIVE -> active;
            case WAITING -> waiting;
            case NEEDS_YOU -> needsYou;
            case FAILED -> failed;
            case DONE -> done;
        };
    }
}
