package app.lading.client.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Whether somebody wants the program to stop. Once said it stays. Thread safe.
final class Interruption {
    private final CountDownLatch latch = new CountDownLatch(1);
    private final CompletableFuture<Void> future = new CompletableFuture<>();
    private final Consumer<Runnable> signals;

    /// Nothing is heard before [#hear].
    ///
    /// @param signals registers what is to be done at each signal that asks the program to stop
    Interruption(Consumer<Runnable> signals) {
        this.signals = signals;
    }

    /// From now on the signals ask, instead of ending the program.
    ///
    /// @param impatient is called when it was asked before
    void hear(Runnable impatient) {
        signals.accept(() -> {
            if (!interrupt()) {
                impatient.run();
            }
        });
    }

    /// Asks the program to stop.
    ///
    /// @return false when that was asked before
    boolean interrupt() {
        latch.countDown();
        return future.complete(null);
    }

    boolean happened() {
        return latch.getCount() == 0;
    }

    /// Completes at the moment it happens.
    CompletableFuture<Void> future() {
        return future;
    }

    /// Waits, but not longer than until it happens.
    ///
    /// @return whether it happened
    boolean await(Duration time) {
        try {
            return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
