package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Files that wait for their next try, and how often each file was tried: who waits longer each time must know
/// how often it waited. At most [#MOST] are wanted here, so that a full disk does not bring the whole queue
/// into memory; whoever begins files looks at [#isFull] first.
final class Waitlist {
    private static final int MOST = 256;

    private final EventLoop loop;
    private final RandomGenerator random;
    private final BiConsumer<Item, FileRow> back;
    private final Map<Long, Held> waiting = new LinkedHashMap<>();
    private final Map<Long, Tries> tries = new HashMap<>();

    /// @param random for the jitter of the waits
    /// @param back takes a file whose waiting is over
    Waitlist(EventLoop loop, RandomGenerator random, BiConsumer<Item, FileRow> back) {
        this.loop = loop;
        this.random = random;
        this.back = back;
    }

    /// A file that waits for its next try.
    record Held(Item item, FileRow row, Waiting why, EventLoop.Timer timer) {}

    /// A file waits from now on.
    void add(Item item, FileRow row, WaitReason reason, String sentence, String remedy, long nanos) {
        Waiting why = new Waiting(reason, sentence, remedy, loop.now().plusNanos(nanos));
        EventLoop.Timer timer = loop.after(nanos, () -> {
            waiting.remove(row.id());
            back.accept(item, row);
        });
        waiting.put(row.id(), new Held(item, row, why, timer));
    }

    /// The waiting of these is over: nobody else waits for their sake.
    void release(Predicate<Held> which) {
        take(which).forEach(held -> back.accept(held.item(), held.row()));
    }

    /// Forgets the files of these items.
    void drop(Collection<Item> items) {
        take(held -> items.contains(held.item()))
                .forEach(held -> tries.remove(held.row().id()));
    }

    /// Nobody waits any more.
    void stop() {
        take(held -> true);
    }

    private List<Held> take(Predicate<Held> which) {
        List<Held> taken = waiting.values().stream().filter(which).toList();
        for (Held held : taken) {
            held.timer().cancel();
            waiting.remove(held.row().id());
        }
        return taken;
    }

    Collection<Held> all() {
        return waiting.values();
    }

    boolean contains(long file) {
        return waiting.containsKey(file);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Whether so many wait that no further file should be begun.
    boolean isFull() {
        return waiting.size() >= MOST;
    }

    /// How often a file was tried; kept until [#forget].
    Tries tries(FileRow row) {
        return tries.computeIfAbsent(row.id(), any -> new Tries(random));
    }

    /// A file came to its end.
    void forget(long file) {
        tries.remove(file);
    }
}
