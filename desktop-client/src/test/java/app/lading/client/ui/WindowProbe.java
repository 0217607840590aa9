package app.lading.client.ui;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// Measures how the thread of the window bears something: how long it did not answer, and what it computed.
final class WindowProbe {
    private static final long PING_NANOS = 2_000_000;
    private static final int ROWS_OF_A_PAGE = 5;

    private final AtomicLong worst = new AtomicLong();
    private long computed;

    /// Asks the thread of the window again and again, and remembers how long it took to answer at most.
    void watch() {
        Thread.ofPlatform().daemon().name("stall-watch").start(() -> {
            while (true) {
                long asked = System.nanoTime();
                call(() -> true);
                long took = System.nanoTime() - asked;
                worst.accumulateAndGet(took, Math::max);
                pause();
            }
        });
    }

    /// The longest answer since this was asked last, in nanoseconds.
    long takeWorst() {
        return worst.getAndSet(0);
    }

    static void pause() {
        LockSupport.parkNanos(PING_NANOS);
    }

    /// Until the window has drawn what it was told.
    static void settle() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Boolean> pulse = new CompletableFuture<>();
            call(() -> {
                AnimationTimer timer = new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        stop();
                        pulse.complete(true);
                    }
                };
                timer.start();
                return timer;
            });
            pulse.join();
        }
    }

    /// Whether rows are drawn. On the thread of the window.
    static boolean seesRows(TableView<?> table) {
        return table.lookupAll(".table-row-cell").stream()
                        .filter(node -> node instanceof TableRow<?> row && !row.isEmpty() && row.isVisible())
                        .count()
                > ROWS_OF_A_PAGE;
    }

    /// On a busy machine the time on the clock says little; what the thread computed is said beside it.
    void print(String what, long nanos, long budget) {
        long cpu = call(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        System.out.printf(
                Locale.ROOT,
                "%-48s %7.1f ms of at most %d; the thread computed %.1f ms since the line before%n",
                what,
                nanos / 1e6,
                budget,
                (cpu - computed) / 1e6);
        computed = cpu;
    }

    static void printMemory(String with) {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "memory in use with %s: %d MB%n",
                with,
                (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
    }

    /// Does something on the thread of the window, and waits for it.
    static <T> T call(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
