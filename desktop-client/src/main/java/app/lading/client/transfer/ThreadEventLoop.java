package app.lading.client.transfer;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The event loop of production: one named thread. A task that throws ends the engine by way of `failure` instead of
/// being swallowed.
final class ThreadEventLoop implements EventLoop {
    private final ScheduledThreadPoolExecutor executor;
    private final Clock clock;
    private final Consumer<Throwable> failure;

    ThreadEventLoop(Clock clock, Consumer<Throwable> failure) {
        this.clock = clock;
        this.failure = failure;
        this.executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("lading-engine").daemon(true).factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            // The loop has ended: what comes now, a late answer of a socket or a block that was being read, has nobody
            // left to care for it.
            return;
        }
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        try {
            Future<?> future = executor.schedule(guarded(task), nanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) {
                failure.accept(e);
            }
        };
    }

    @Override
    public void failed(Throwable cause) {
        execute(() -> failure.accept(cause));
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /// No further task runs but those already accepted; returns when they have run or the time is over.
    ///
    /// @return whether they have run
    boolean end(long timeoutMillis) {
        executor.shutdown();
        try {
            return executor.awaitTermination(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The factory of named daemon threads for the pools of an engine.
    static java.util.concurrent.ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name(name + "-", 1).daemon(true).factory());
    }
}
