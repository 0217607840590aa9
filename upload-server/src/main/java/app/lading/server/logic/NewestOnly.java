package app.lading.server.logic;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Deals with values one after another, of those that wait only with the newest: however many come, one task
/// at most is queued. Thread safe.
final class NewestOnly<T> {
    private final Executor executor;
    private final Consumer<T> what;
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();

    NewestOnly(Executor executor, Consumer<T> what) {
        this.executor = executor;
        this.what = what;
    }

    /// Never waits. A value that nobody has begun to deal with is forgotten for this one.
    void put(T value) {
        if (newest.getAndSet(value) == null) {
            executor.execute(this::dealWithNewest);
        }
    }

    private void dealWithNewest() {
        T value = newest.getAndSet(null);
        if (value != null) {
            what.accept(value);
        }
    }
}
