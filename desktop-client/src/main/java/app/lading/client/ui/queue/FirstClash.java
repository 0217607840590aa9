package app.lading.client.ui.queue;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.task.UiThread;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The question of a row that asks about one file, so that the row can carry its answer: it is asked for when
/// the row is seen for the first time and whenever files have changed their states since, and is there a tick later.
/// FX thread only.
final class FirstClash {
    private static final int MOST = 500;

    private final UploadQueue queue;
    private final UiThread ui;
    private final Map<Long, Known> known = new HashMap<>();

    /// @param states what [app.lading.client.transfer.Snapshot#states] was when it was asked for
    private record Known(Optional<Clash> clash, long states) {}

    FirstClash(UploadQueue queue, UiThread ui) {
        this.queue = queue;
        this.ui = ui;
    }

    /// What is asked; null when that is more than one question, or is not known yet.
    ///
    /// @param states of the snapshot that the item is from
    @Nullable
    Clash of(ItemView item, long states) {
        if (item.asking() != 1) {
            known.remove(item.id());
            return null;
        }
        Known there = known.get(item.id());
        if (there == null || there.states() != states) {
            if (there == null && known.size() >= MOST) {
                known.clear();
            }
            // Until the answer comes the row goes on saying what it said.
            known.put(item.id(), new Known(there == null ? Optional.empty() : there.clash(), states));
            ask(item, now -> known.computeIfPresent(item.id(), (id, before) -> new Known(now, before.states())));
            there = known.get(item.id());
        }
        return there == null ? null : there.clash().orElse(null);
    }

    /// Does something if the item still asks this; else shows what it asks now.
    void ifStill(ItemView item, Clash clash, Runnable work) {
        ask(item, now -> {
            known.computeIfPresent(item.id(), (id, before) -> new Known(now, before.states()));
            if (now.filter(one -> one.file() == clash.file()).isPresent()) {
                work.run();
            }
        });
    }

    private void ask(ItemView item, Consumer<Optional<Clash>> heard) {
        Asked.then(
                queue.clashes(item.id(), 0, 1),
                ui,
                page -> heard.accept(page.stream().findFirst()));
    }
}
