package app.lading.client.transfer;

import app.lading.client.link.LinkFailure;
import app.lading.client.store.FileRow;
import app.lading.client.store.ItemRow;
import app.lading.client.store.RowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Items that a person cancelled or took out, until that cannot be taken back for nothing any more: then the
/// server is told, and they are marked or forgotten. What they are waiting for lies in the store, so a
/// restart in between changes nothing; and without a connection it is tried again until the server was told.
final class Departures {
    private static final int AT_ONCE = 5_000;
    private static final int PAGE = 256;
    private static final long AGAIN_SECONDS = 30;

    private final Services services;
    private final Queue queue;
    private final EngineListener listener;
    private final Set<Item> waiting = new LinkedHashSet<>();
    private final Set<Item> telling = new HashSet<>();
    private Instant notBefore = Instant.MIN;

    Departures(Services services, Queue queue, EngineListener listener) {
        this.services = services;
        this.queue = queue;
        this.listener = listener;
    }

    /// What the store held at the start.
    void load() {
        add(queue.all());
    }

    /// Items that may be leaving.
    void add(Collection<Item> items) {
        items.stream().filter(item -> item.row().graceEnds() != null).forEach(waiting::add);
    }

    /// There is a connection again: those that could not be told are told now.
    void retryNow() {
        notBefore = Instant.MIN;
    }

    /// Called once a second.
    void tick() {
        if (waiting.isEmpty()) {
            return;
        }
        waiting.removeIf(item -> item.row().graceEnds() == null);
        Instant now = services.loop().now();
        List<Item> due = waiting.stream()
                .filter(item -> isDue(item, now) && !telling.contains(item))
                .limit(AT_ONCE)
                .toList();
        Set<Long> begun = services.store().withBegun(due.stream().map(Item::id).toList());
        List<Item> silent =
                due.stream().filter(item -> !begun.contains(item.id())).toList();
        end(silent);
        if (!now.isBefore(notBefore)) {
            due.stream().filter(item -> begun.contains(item.id())).forEach(this::tell);
        }
    }

    private static boolean isDue(Item item, Instant now) {
        Instant ends = item.row().graceEnds();
        return ends != null && !ends.isAfter(now);
    }

    /// Gives up what the server has of an item.
    private void tell(Item item) {
        List<FileRow> begun = begun(item);
        telling.add(item);
        Telling answers = new Telling(item, begun);
        for (FileRow file : begun) {
            String upload = file.upload();
            if (upload == null || file.adopted()) {
                // Begun by another machine, which may go on with it.
                answers.answered(true);
            } else {
                services.calls()
                        .ask(
                                session -> {
                                    session.cancelUpload(upload);
                                    return true;
                                },
                                done -> answers.answered(true),
                                failure -> answers.answered(isOver(failure)));
            }
        }
    }

    /// Whether asking again would change nothing: above all because it is not there any more.
    private static boolean isOver(LinkFailure failure) {
        return !failure.retryable() && failure.kind() != LinkFailure.Kind.NOT_SIGNED_IN;
    }

    private List<FileRow> begun(Item item) {
        List<FileRow> begun = new ArrayList<>();
        List<FileRow> page;
        long after = 0;
        do {
            page = services.store().begun(item.id(), after, PAGE);
            begun.addAll(page);
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
        return begun;
    }

    private void end(List<Item> items) {
        List<Item> gone = items.stream().filter(item -> item.row().removed()).toList();
        List<Item> cancelled =
                items.stream().filter(item -> !item.row().removed()).toList();
        if (!gone.isEmpty()) {
            queue.forget(gone);
        }
        queue.moveAll(cancelled, RowState.OPEN, RowState.CANCELLED);
        queue.moveAll(cancelled, RowState.ATTENTION, RowState.CANCELLED);
        queue.keepAll(cancelled, row -> row.given(true, false, null));
        items.forEach(waiting::remove);
    }

    /// The answers about the files of one item.
    private final class Telling {
        private final Item item;
        private final List<FileRow> files;
        private int missing;
        private boolean again;

        Telling(Item item, List<FileRow> files) {
            this.item = item;
            this.files = files;
            this.missing = files.size();
        }

        void answered(boolean over) {
            missing--;
            again |= !over;
            if (missing > 0) {
                return;
            }
            telling.remove(item);
            ItemRow row = item.row();
            if (row.graceEnds() == null || !isDue(item, services.loop().now())) {
                // Taken back in the last moment: it is sent again from the beginning.
                return;
            }
            if (again) {
                notBefore = services.loop().now().plusSeconds(AGAIN_SECONDS);
                return;
            }
            files.forEach(file -> listener.fileCancelled(Ledger.report(file.ended(RowState.CANCELLED, null))));
            end(List.of(item));
        }
    }
}
