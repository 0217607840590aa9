package app.lading.client.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// A loop without a thread: time stands still until a test moves it, and moving it runs what is due, in order.
final class FakeLoop implements EventLoop {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    final List<Throwable> failures = new ArrayList<>();
    private long now = 1_000_000_000L;
    private long sequence;

    private record Task(long at, long sequence, Runnable run, AtomicBoolean cancelled) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(new Task(now, sequence++, task, new AtomicBoolean()));
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        tasks.add(new Task(now + Math.max(0, nanos), sequence++, task, cancelled));
        return () -> cancelled.set(true);
    }

    @Override
    public void failed(Throwable cause) {
        failures.add(cause);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(now);
    }

    /// An executor whose tasks take a random time, so that their order varies.
    Executor slowExecutor(RandomGenerator random, long mostNanos) {
        return task -> after(random.nextLong(mostNanos + 1), task);
    }

    /// Runs what is due until nothing is left before the end of the given time.
    void advance(long nanos) {
        long end = now + nanos;
        while (!tasks.isEmpty() && tasks.peek().at <= end) {
            runNext();
        }
        now = end;
    }

    /// Runs until the condition holds; fails the test when it does not within so many seconds of the loop's own time.
    void until(BooleanSupplier condition, long seconds) {
        long end = now + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.peek().at > end) {
                throw new AssertionError("it did not happen within " + seconds + " s of the loop's time");
            }
            runNext();
        }
    }

    private void runNext() {
        Task task = tasks.remove();
        now = Math.max(now, task.at);
        if (!task.cancelled.get()) {
            task.run.run();
        }
    }
}
