package app.lading.client.ui.queue;

import app.lading.client.transfer.ItemView;
import java.util.List;

/// How many rows each chip would show.
public record QueueCounts(long all, long active, long waiting, long needsYou, long failed, long done) {
    /// An empty queue.
    public static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0, 0);

    static QueueCounts of(List<ItemView> items) {
        long[] counts = new long[QueueFilter.values().length];
        QueueFilter[] filters = QueueFilter.values();
        for (ItemView item : items) {
            for (int i = 0; i < filters.length; i++) {
                if (filters[i].shows(item)) {
                    counts[i]++;
                }
            }
        }
        return new QueueCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
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
