package app.lading.client.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Whether somebody wants the program to stop. Once said it stays. Thread safe.
final class Interruption {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Consumer<Runnable> signals;

    /// Nothing is heard before [#hear].
    ///
    /// @param signals registers what is to be done at each signal that asks the program to stop
    Interruption(Consumer<Runnable> signals) {
        this.signals = signals;
    }

    /// From now on the signals ask, instead of ending the program.
    ///
    /// @param first is called when it is asked for the first time
    /// @param impatient is called when it was asked before
    void hear(Runnable first, Runnable impatient) {
        signals.accept(() -> {
            if (happened()) {
                impatient.run();
            } else {
                asked.countDown();
                first.run();
            }
        });
    }

    boolean happened() {
        return asked.getCount() == 0;
    }

    /// Waits, but not longer than until it happens.
    ///
    /// @return whether it happened
    boolean await(Duration time) {
        try {
            return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
