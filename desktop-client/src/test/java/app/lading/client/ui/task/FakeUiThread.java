package app.lading.client.ui.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.util.Subscription;

/// The thread of a window that a test plays itself, with a clock that it winds. Work of other threads waits for
/// [#settle].
public final class FakeUiThread implements UiThread, InstantSource {
    private final Thread owner = Thread.currentThread();
    private final Queue<Runnable> handed = new ConcurrentLinkedQueue<>();
    private final List<Timer> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T14:02:00Z");
    private long order;

    @Override
    public void run(Runnable work) {
        if (Thread.currentThread().equals(owner)) {
            work.run();
        } else {
            handed.add(work);
        }
    }

    @Override
    public Subscription every(Duration period, Runnable work) {
        return start(new Timer(now.plus(period), period, work, order++));
    }

    @Override
    public Subscription later(Duration delay, Runnable work) {
        return start(new Timer(now.plus(delay), null, work, order++));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Does what other threads have handed over.
    public void settle() {
        for (Runnable work = handed.poll(); work != null; work = handed.poll()) {
            work.run();
        }
    }

    /// Winds the clock; every timer on the way goes off in its order.
    public void advance(Duration by) {
        settle();
        Instant end = now.plus(by);
        while (true) {
            Timer next = timers.stream()
                    .filter(timer -> !timer.at.isAfter(end))
                    .min(Comparator.comparing((Timer timer) -> timer.at).thenComparingLong(timer -> timer.order))
                    .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            now = next.at;
            if (next.period == null) {
                timers.remove(next);
            } else {
                next.at = next.at.plus(next.period);
            }
            next.work.run();
            settle();
        }
    }

    /// How many timers are set.
    public int timers() {
        return timers.size();
    }

    private Subscription start(Timer timer) {
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    private static final class Timer {
        private Instant at;
        private final Duration period;
        private final Runnable work;
        private final long order;

        private Timer(Instant at, Duration period, Runnable work, long order) {
            this.at = at;
            this.period = period;
            this.work = work;
            this.order = order;
        }
    }
}
