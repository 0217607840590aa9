package app.lading.client.ui.shell;

import app.lading.client.desktop.BatchNotices;
import app.lading.client.desktop.BatchNotices.End;
import app.lading.client.desktop.BatchNotices.Question;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Notices from one look at a queue to the next which batches ended and which began to ask. What was so at the first
/// look is no news.
///
/// For one thread, and one queue.
final class BatchWatch {
    private final BatchNotices notices;
    private final Map<Long, Boolean> over = new HashMap<>();
    private final Set<Long> asking = new HashSet<>();
    private boolean looked;

    BatchWatch(BatchNotices notices) {
        this.notices = notices;
    }

    /// Looks at the items of the queue as they are now.
    void look(List<ItemView> items) {
        Set<Long> there = new HashSet<>();
        for (ItemView item : items) {
            there.add(item.id());
            boolean isOver = item.state() == FileState.DONE || item.state() == FileState.FAILED;
            boolean wasOver = Boolean.TRUE.equals(over.put(item.id(), isOver));
            if (looked && isOver && !wasOver) {
                notices.done(
                        new End(name(item), item.doneFiles(), item.folders().done(), item.failed(), took(item)));
            }
            if (item.asking() == 0) {
                asking.remove(item.id());
            } else if (asking.add(item.id()) && looked) {
                notices.needsYou(new Question(name(item), item.asking()));
            }
        }
        over.keySet().retainAll(there);
        asking.retainAll(there);
        looked = true;
    }

    private static Duration took(ItemView item) {
        Instant end = item.finished();
        return end == null ? Duration.ZERO : Duration.between(item.added(), end);
    }

    private static String name(ItemView item) {
        return String.valueOf(item.path().getFileName());
    }
}
