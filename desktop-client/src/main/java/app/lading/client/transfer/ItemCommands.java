package app.lading.client.transfer;

import app.lading.client.store.ItemRow;
import app.lading.client.store.RowState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// What a person does with items: add, pause, cancel, take back, retry, hurry. Each works on many items at
/// once, in one transaction. On the loop.
final class ItemCommands {
    private final Services services;
    private final Queue queue;
    private final Scheduler scheduler;
    private final Scans scans;
    private final Departures departures;

    ItemCommands(Services services, Queue queue, Scheduler scheduler, Scans scans, Departures departures) {
        this.services = services;
        this.queue = queue;
        this.scheduler = scheduler;
        this.scans = scans;
        this.departures = departures;
    }

    List<Long> add(List<ItemRequest> requests) {
        List<Item> added = queue.add(requests.stream().map(this::row).toList());
        services.store().commit();
        added.forEach(scans::add);
        return added.stream().map(Item::id).toList();
    }

    /// Whether it is a folder is seen by the walk: asking the disk here could take long.
    private ItemRow row(ItemRequest request) {
        return ItemRow.fresh(
                SourcePaths.text(request.path()),
                request.folder(),
                false,
                request.onConflict().name(),
                request.priority().rank(),
                request.onConflict() == OnConflict.ASK,
                services.loop().now());
    }

    long addOrContinue(ItemRequest request) {
        Item item =
                queue.find(SourcePaths.text(request.path()), request.folder()).orElse(null);
        if (item == null) {
            return add(List.of(request)).getFirst();
        }
        if (item.isComplete() || item.row().cancelled()) {
            queue.clear(item);
        } else {
            queue.reopenFailed(List.of(item));
            queue.moveAll(List.of(item), RowState.ATTENTION, RowState.OPEN);
        }
        queue.keep(
                item,
                row -> row.withOnConflict(request.onConflict().name())
                        .withPriority(request.priority().rank())
                        .withPaused(false)
                        .given(false, false, null)
                        .withScanned(false, row.isFolder()));
        scans.add(item);
        return item.id();
    }

    void pause(Collection<Long> ids, boolean paused) {
        List<Item> items = queue.items(ids).stream()
                .filter(item -> item.row().paused() != paused)
                .toList();
        queue.keepAll(items, row -> row.withPaused(paused));
        if (paused) {
            scheduler.pause(new HashSet<>(items));
        }
        scheduler.request();
    }

    void pauseAll(boolean paused) {
        if (paused) {
            scheduler.pauseAll();
        } else {
            scheduler.resumeAll();
        }
    }

    void cancel(Collection<Long> ids) {
        giveUp(
                queue.items(ids).stream()
                        .filter(item -> !item.row().cancelled() && !(item.isComplete() && !item.isScanning()))
                        .toList(),
                true,
                false);
    }

    void remove(Collection<Long> ids) {
        giveUp(queue.items(ids), false, true);
    }

    private void giveUp(List<Item> items, boolean cancel, boolean remove) {
        items.forEach(scans::stop);
        scheduler.drop(new HashSet<>(items));
        queue.keepAll(
                items,
                row -> row.given(
                        row.cancelled() || cancel,
                        row.removed() || remove,
                        services.loop().now().plusSeconds(Grace.SECONDS)));
        departures.add(items);
        scheduler.request();
    }

    void undo(Collection<Long> ids) {
        List<Item> known = ids.stream().flatMap(id -> queue.known(id).stream()).toList();
        List<Item> removed = known.stream().filter(item -> item.row().removed()).toList();
        List<Item> cancelled = known.stream()
                .filter(item -> !item.row().removed() && item.row().cancelled())
                .toList();
        // What had been cancelled before it was removed is cancelled again, with a grace of its own.
        queue.keepAll(
                removed,
                row -> row.given(
                        row.cancelled(),
                        false,
                        row.cancelled() ? services.loop().now().plusSeconds(Grace.SECONDS) : null));
        departures.add(removed.stream().filter(item -> item.row().cancelled()).toList());
        goOn(removed.stream().filter(item -> !item.row().cancelled()).toList());
        queueAgain(cancelled);
    }

    private void queueAgain(List<Item> cancelled) {
        queue.keepAll(cancelled, row -> row.given(false, row.removed(), null));
        queue.moveAll(cancelled, RowState.CANCELLED, RowState.OPEN);
        goOn(cancelled);
    }

    private void goOn(List<Item> items) {
        for (Item item : items) {
            queue.reread(item);
            if (!item.row().scanned()) {
                scans.add(item);
            }
        }
        scheduler.request();
    }

    void clearDone() {
        remove(queue.rows().items().stream()
                .filter(item -> item.row().cancelled() || (item.isComplete() && !item.isScanning()))
                .map(Item::id)
                .toList());
    }

    void retry(Collection<Long> ids) {
        List<Item> items = queue.items(ids);
        List<Item> skipped = items.stream().filter(Item::isSkipped).toList();
        retryItems(items);
        queueSkippedAgain(skipped);
    }

    /// Who skipped them has changed their mind: what is to be done with a name that exists is asked anew.
    private void queueSkippedAgain(List<Item> skipped) {
        queue.keepAll(
                skipped.stream()
                        .filter(item -> item.onConflict() == OnConflict.SKIP)
                        .toList(),
                row -> row.withOnConflict(OnConflict.ASK.name()));
        queue.reopenSkipped(skipped).forEach(scans::add);
    }

    void retryAllFailed() {
        retryItems(queue.rows().items().stream()
                .filter(item -> item.sums().has(RowState.FAILED) && !item.row().cancelled())
                .toList());
    }

    private void retryItems(List<Item> items) {
        queueAgain(items.stream().filter(item -> item.row().cancelled()).toList());
        queue.reopenFailed(items).forEach(scans::add);
        scheduler.request();
    }

    void place(Collection<Long> ids, Place place) {
        new Places(queue).move(queue.items(ids), place);
        scheduler.request();
    }

    void priority(Collection<Long> ids, Priority priority) {
        queue.keepAll(
                queue.items(ids).stream()
                        .filter(item -> item.priority() != priority)
                        .toList(),
                row -> row.withPriority(priority.rank()));
        scheduler.request();
    }
}
