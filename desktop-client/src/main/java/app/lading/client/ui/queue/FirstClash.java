package app.lading.client.ui.queue;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.task.UiThread;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The question of a row that asks about one file, so that the row can carry its answer: it is asked for when
/// the row is seen for the first time, and is there a tick later. FX thread only.
final class FirstClash {
    private static final int MOST = 500;

    private final UploadQueue queue;
    private final UiThread ui;
    private final Map<Long, Optional<Clash>> known = new HashMap<>();

    FirstClash(UploadQueue queue, UiThread ui) {
        this.queue = queue;
        this.ui = ui;
    }

    /// What is asked; null when that is more than one question, or is not known yet.
    @Nullable
    Clash of(ItemView item) {
        if (item.asking() != 1) {
            known.remove(item.id());
            return null;
        }
        Optional<Clash> there = known.get(item.id());
        if (there == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(item.id(), Optional.empty());
            Asked.then(
                    queue.clashes(item.id(), 0, 1),
                    ui,
                    page -> page.stream().findFirst().ifPresent(clash -> known.put(item.id(), Optional.of(clash))));
            there = known.get(item.id());
        }
        return there == null ? null : there.orElse(null);
    }
}
