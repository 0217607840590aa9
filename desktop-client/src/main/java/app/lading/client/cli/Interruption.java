package app.lading.client.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Whether somebody wants the program to stop. Once said it stays. Thread safe.
final class Interruption {
    private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
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
            if (!asked.complete(true)) {
                impatient.run();
            }
        });
    }

    /// Does something when it is asked; at once when it was asked already.
    ///
    /// @return undoes this: it is not done any more
    Runnable whenAsked(Runnable action) {
        Future<Void> planned = asked.thenRun(action);
        return () -> planned.cancel(false);
    }

    boolean happened() {
        return asked.isDone();
    }

    /// Waits, but not longer than until it happens.
    ///
    /// @return whether it happened
    boolean await(Duration time) {
        try {
            return asked.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking to stop cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
