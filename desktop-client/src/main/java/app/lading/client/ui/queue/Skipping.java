package app.lading.client.ui.queue;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.notice.Toast;
import app.lading.model.message.ConflictPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Leaves out what rows ask about, and takes that back: then it asks anew. FX thread only.
final class Skipping {
    /// So many files of a row can be taken back together.
    private static final int MOST = 10_000;

    private final UploadQueue queue;
    private final QueueViewModel model;
    private final QueueServices services;

    Skipping(UploadQueue queue, QueueViewModel model, QueueServices services) {
        this.queue = queue;
        this.model = model;
        this.services = services;
    }

    /// What one command skipped; filled while the queue answers.
    private final class Skipped {
        private final Map<Long, List<Long>> files = new LinkedHashMap<>();
        private int awaited;

        void add(long row, List<Long> some) {
            if (!some.isEmpty()) {
                files.put(row, some);
            }
            awaited--;
            if (awaited == 0 && !files.isEmpty()) {
                services.toasts()
                        .show(Toast.undoable(
                                QueueCommands.said(model, "queue.toast.skipped", files.keySet()), this::takeBack));
                model.tick();
            }
        }

        private void takeBack() {
            List<Long> whole =
                    files.keySet().stream().filter(Skipping.this::isSkipped).toList();
            if (!whole.isEmpty()) {
                queue.retry(whole);
            }
            files.forEach((row, some) -> {
                if (!whole.contains(row)) {
                    queue.retryFiles(row, some);
                }
            });
            model.tick();
        }
    }

    /// Skips what these rows ask about.
    void skip(List<QueueRow> rows) {
        List<QueueRow> asking = rows.stream()
                .filter(row -> row.item().asking() + row.item().failed() > 0)
                .toList();
        Skipped skipped = new Skipped();
        skipped.awaited = asking.size();
        for (QueueRow row : asking) {
            boolean isClash = row.item().countOf(RowActions.NAME_EXISTS) > 0;
            // Asked before it is answered: afterwards nothing asks any more.
            Asked.then(queue.clashes(row.id(), 0, MOST), services.ui(), page -> {
                List<Long> files = page.stream()
                        .filter(clash -> !isClash || clash.problem().code().equals(RowActions.NAME_EXISTS))
                        .map(Clash::file)
                        .toList();
                if (!isClash && !files.isEmpty()) {
                    queue.skip(files);
                }
                skipped.add(row.id(), files);
            });
            if (isClash) {
                queue.answer(row.id(), ConflictPolicy.SKIP);
            }
        }
    }

    private boolean isSkipped(long id) {
        QueueRow row = model.row(id);
        return row != null && Objects.equals(row.item().state(), FileState.SKIPPED);
    }
}
