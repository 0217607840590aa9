package app.lading.client.watch;

import app.lading.client.settings.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Notices sleep by two clocks: the one on the wall goes on while the machine sleeps, the one that counts from
/// its start stands still on some systems; and on all of them a look that was due is late.
final class WakeWatch implements PowerWatch {
    static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration DRIFT = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofSeconds(20);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private long wallBefore;
    private long nanosBefore;

    WakeWatch(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.wallBefore = wall.millis();
        this.nanosBefore = nanoTime.getAsLong();
    }

    /// A watch that looks by itself, on a daemon thread, until it is closed.
    static PowerWatch running() {
        WakeWatch watch = new WakeWatch(InstantSource.system(), System::nanoTime);
        return new Running(watch);
    }

    /// Looks once; called every [#EVERY].
    void look() {
        long wallNow = wall.millis();
        long nanosNow = nanoTime.getAsLong();
        Duration onTheWall = Duration.ofMillis(wallNow - wallBefore);
        Duration counted = Duration.ofNanos(nanosNow - nanosBefore);
        wallBefore = wallNow;
        nanosBefore = nanosNow;
        boolean stoodStill = onTheWall.minus(counted).compareTo(DRIFT) > 0;
        boolean late = counted.compareTo(EVERY.plus(LATE)) > 0;
        if (stoodStill || late) {
            Duration slept = (stoodStill ? onTheWall : counted).minus(EVERY);
            listeners.forEach(listener -> listener.accept(slept));
        }
    }

    @Override
    public Subscription onWake(Consumer<Duration> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /// The watch with the thread that looks.
    private static final class Running implements PowerWatch {
        private final WakeWatch watch;
        private final ScheduledExecutorService thread;
        private final ScheduledFuture<?> looking;

        Running(WakeWatch watch) {
            this.watch = watch;
            this.thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lading-wake").daemon().factory());
            this.looking = thread.scheduleWithFixedDelay(
                    watch::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Subscription onWake(Consumer<Duration> listener) {
            return watch.onWake(listener);
        }

        @Override
        public void close() {
            looking.cancel(false);
            thread.shutdown();
            watch.close();
        }
    }
}
