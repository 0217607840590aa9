package app.lading.client.ui.strip;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes what cannot be sent as it is fit: names that are not allowed become those that the queue proposes, and
/// the rest is left out, which can be taken back. FX thread only.
final class Fixing {
    static final String BAD_NAME = "bad-name";
    private static final int PAGE = 1000;

    private final UploadQueue queue;
    private final QueueViewModel model;
    private final UiThread ui;
    private final Toasts toasts;

    Fixing(UploadQueue queue, QueueViewModel model, UiThread ui, Toasts toasts) {
        this.queue = queue;
        this.model = model;
        this.ui = ui;
        this.toasts = toasts;
    }

    /// What one command left out, by item; filled while the queue answers.
    private final class LeftOut {
        private final Map<Long, List<Long>> files = new LinkedHashMap<>();
        private int awaited;

        void add(long item, List<Long> some) {
            files.computeIfAbsent(item, none -> new ArrayList<>()).addAll(some);
            queue.skip(some);
        }

        void heard() {
            awaited--;
            if (awaited == 0) {
                long count = files.values().stream().mapToLong(List::size).sum();
                if (count > 0) {
                    toasts.show(Toast.undoable(
                            Words.of("strip.toast.leftOut", new Counted("queue.files", count)), this::takeBack));
                }
                model.tick();
            }
        }

        private void takeBack() {
            files.forEach(queue::retryFiles);
            model.tick();
        }
    }

    /// Does it to everything that has one of these troubles.
    void fix(String... codes) {
        List<ItemView> items = model.snapshotProperty().get().items().stream()
                .filter(item -> item.asking() + item.failed() > 0)
                .toList();
        LeftOut left = new LeftOut();
        left.awaited = items.size();
        items.forEach(item -> fix(item.id(), 0, Set.of(codes), left));
    }

    /// Page by page: what is answered does not come again, and the next page begins behind the last file.
    private void fix(long item, long after, Set<String> codes, LeftOut all) {
        Asked.then(
                queue.unfit(item, after, PAGE),
                ui,
                page -> {
                    List<Long> left = new ArrayList<>();
                    for (Clash clash : page) {
                        String code = clash.problem().code();
                        String name = clash.suggestedName();
                        if (!codes.contains(code)) {
                            continue;
                        }
                        if (!code.equals(BAD_NAME)) {
                            left.add(clash.file());
                        } else if (name != null) {
                            queue.rename(clash.file(), name);
                        }
                    }
                    if (!left.isEmpty()) {
                        all.add(item, left);
                    }
                    if (page.size() == PAGE) {
                        fix(item, page.getLast().file(), codes, all);
                    } else {
                        all.heard();
                    }
                },
                trouble -> all.heard());
    }
}
