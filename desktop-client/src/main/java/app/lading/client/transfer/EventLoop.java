package app.lading.client.transfer;

import java.time.Instant;

/// The one thread on which everything of an engine happens, and its clock. Tests have one without a thread, whose time
/// stands still until it is moved.
interface EventLoop {
    /// Runs a task after those that are waiting. Any thread. Dropped silently after the end of the loop.
    void execute(Runnable task);

    /// Runs a task on the loop after a delay.
    Timer after(long nanos, Runnable task);

    /// Monotonic time in nanoseconds.
    long nanos();

    /// The time of day, for people and the store.
    Instant now();

    /// Something happened on another thread that nothing was made for: it ends the engine as if it had happened on the
    /// loop, instead of leaving somebody waiting for an answer. Any thread.
    void failed(Throwable cause);

    /// A task for another thread whose mistakes come to [#failed].
    default Runnable guard(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) {
                failed(e);
            }
        };
    }

    /// A task that has not run yet.
    @FunctionalInterface
    interface Timer {
        /// It will not run; nothing happens when it did already.
        void cancel();
    }
}
