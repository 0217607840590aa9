package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.RowState;
import app.lading.model.message.ConflictPolicy;
import java.nio.file.Files;
import java.util.List;

/// What a person does with items: add, pause, cancel, retry, answer, hurry. On the loop.
final class ItemCommands {
    private final Services services;
    private final Queue queue;
    private final Scheduler scheduler;
    private final Scans scans;

    ItemCommands(Services services, Queue queue, Scheduler scheduler, Scans scans) {
        this.services = services;
        this.queue = queue;
        this.scheduler = scheduler;
        this.scans = scans;
    }

    long add(ItemRequest request) {
        Item item = queue.add(new ItemRow(
                0,
                SourcePaths.text(request.path()),
                request.folder(),
                Files.isDirectory(request.path()),
                request.onConflict().name(),
                request.priority().rank(),
                false,
                false,
                false,
                services.loop().now()));
        services.store().commit();
        scans.add(item);
        return item.id();
    }

    long addOrContinue(ItemRequest request) {
        Item item =
                queue.find(SourcePaths.text(request.path()), request.folder()).orElse(null);
        if (item == null) {
            return add(request);
        }
        if (item.isComplete() || item.row().cancelled()) {
            queue.clear(item);
        } else {
            queue.reopenFailed(item);
            queue.moveAll(item, RowState.ATTENTION, RowState.OPEN);
        }
        ItemRow row = item.row();
        queue.keep(
                item,
                new ItemRow(
                        row.id(),
                        row.path(),
                        row.folder(),
                        row.isFolder(),
                        request.onConflict().name(),
                        request.priority().rank(),
                        false,
                        false,
                        false,
                        row.added()));
        scans.add(item);
        return item.id();
    }

    void pause(long id, boolean paused) {
        queue.item(id).ifPresent(item -> {
            ItemRow row = item.row();
            queue.keep(item, changed(row, row.onConflict(), row.priority(), paused, row.cancelled()));
            if (paused) {
                scheduler.pause(item);
            }
            scheduler.request();
        });
    }

    void pauseAll(boolean paused) {
        if (paused) {
            scheduler.pauseAll();
        } else {
            scheduler.resumeAll();
        }
    }

    void cancel(long id) {
        queue.item(id).ifPresent(item -> {
            ItemRow row = item.row();
            queue.keep(item, changed(row, row.onConflict(), row.priority(), row.paused(), true));
            scans.stop(item);
            List<FileRow> begun = queue.begun(item);
            scheduler.cancel(item);
            for (FileRow file : begun) {
                if (file.upload() != null && !file.adopted()) {
                    services.calls().cancelUpload(file.upload(), () -> {});
                }
            }
            queue.moveAll(item, RowState.OPEN, RowState.CANCELLED);
            queue.moveAll(item, RowState.ATTENTION, RowState.CANCELLED);
            scheduler.request();
        });
    }

    void remove(long id) {
        cancel(id);
        queue.item(id).ifPresent(queue::remove);
    }

    void retry(long id) {
        queue.item(id).ifPresent(item -> {
            boolean mustWalk = queue.reopenFailed(item);
            if (item.row().cancelled()) {
                ItemRow row = item.row();
                queue.keep(item, changed(row, row.onConflict(), row.priority(), row.paused(), false));
                queue.moveAll(item, RowState.CANCELLED, RowState.OPEN);
                mustWalk |= !item.row().scanned();
            }
            if (mustWalk) {
                scans.add(item);
            }
            scheduler.request();
        });
    }

    void retryAllFailed() {
        queue.items().stream()
                .filter(item -> item.files(RowState.FAILED) > 0)
                .map(Item::id)
                .toList()
                .forEach(this::retry);
    }

    void answer(long id, ConflictPolicy policy) {
        queue.item(id).ifPresent(item -> {
            ItemRow row = item.row();
            queue.keep(item, changed(row, OnConflict.of(policy).name(), row.priority(), row.paused(), row.cancelled()));
            queue.moveAll(item, RowState.ATTENTION, RowState.OPEN);
            scheduler.request();
        });
    }

    void priority(long id, Priority priority) {
        queue.item(id).ifPresent(item -> {
            ItemRow row = item.row();
            queue.keep(item, changed(row, row.onConflict(), priority.rank(), row.paused(), row.cancelled()));
            scheduler.request();
        });
    }

    List<Long> add(List<ItemRequest> requests) {
        return requests.stream().map(this::add).toList();
    }

    void pause(List<Long> ids, boolean paused) {
        ids.forEach(id -> pause(id, paused));
    }

    void cancel(List<Long> ids) {
        ids.forEach(this::cancel);
    }

    void remove(List<Long> ids) {
        ids.forEach(this::remove);
    }

    void undo(List<Long> ids) {
        ids.forEach(this::retry);
    }

    void clearDone() {
        List.copyOf(queue.items()).stream()
                .filter(item -> item.isComplete() || item.row().cancelled())
                .forEach(queue::remove);
    }

    void retry(List<Long> ids) {
        ids.forEach(this::retry);
    }

    void place(List<Long> ids, Place place) {
        if (!ids.isEmpty()) {
            throw new UnsupportedOperationException(place + " " + ids);
        }
    }

    void priority(List<Long> ids, Priority priority) {
        ids.forEach(id -> priority(id, priority));
    }

    private static ItemRow changed(ItemRow row, String onConflict, int priority, boolean paused, boolean cancelled) {
        return new ItemRow(
                row.id(),
                row.path(),
                row.folder(),
                row.isFolder(),
                onConflict,
                priority,
                paused,
                cancelled,
                row.scanned(),
                row.added());
    }
}
