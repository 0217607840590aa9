package app.lading.client.cli;

import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What happened, on its way from the engine's thread to the one that shows it. Bounded: when the reader of the output
/// stands still (a full pipe, Ctrl-S), the engine waits too, instead of filling the memory.
final class EventQueue {
    private static final int ROOM = 10_000;
    private static final long RETRY_MILLIS = 100;

    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(ROOM);
    private volatile boolean listening = true;

    /// What kind of thing happened.
    enum Kind {
        FINISHED,
        FAILED,
        SKIPPED,
        NOTICE,
        SIGN_IN,
        WAKE
    }

    /// One thing that happened, with its file or its notice.
    record Event(
            Kind kind, @Nullable FileReport file, @Nullable Notice note) {
        private static final Event WAKE = new Event(Kind.WAKE, null, null);

        FileReport report() {
            return Objects.requireNonNull(file);
        }

        Notice notice() {
            return Objects.requireNonNull(note);
        }
    }

    /// Leaves an event, and waits for room if there is none. After [#stopListening] it waits no more.
    void put(Event event) {
        try {
            boolean taken = queue.offer(event);
            while (!taken && listening) {
                taken = queue.offer(event, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the waiting of [#await] at once. Never waits itself.
    ///
    /// @return whether an event was left for that; a full queue wakes anyway
    boolean wake() {
        return queue.offer(Event.WAKE);
    }

    /// Hands on what happened, waiting for it if need be.
    ///
    /// @param time how long at most
    void await(Duration time, Consumer<Event> each) {
        try {
            Event first = queue.poll(time.toNanos(), TimeUnit.NANOSECONDS);
            if (first != null) {
                each.accept(first);
                drain(each);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hands on what is there, but not without end: others want their turn.
    void drain(Consumer<Event> each) {
        for (int i = 0; i < ROOM; i++) {
            Event next = queue.poll();
            if (next == null) {
                return;
            }
            each.accept(next);
        }
    }

    /// Nobody takes events regularly any more: whoever has one to leave no longer waits for room.
    void stopListening() {
        listening = false;
    }
}
