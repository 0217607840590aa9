package app.lading.client.account;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// One attempt on a background thread. What it opens is closed at its end, or at once when it is cancelled.
final class Asking<R> implements Attempt<R> {
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private final AtomicReference<Runnable> end = new AtomicReference<>(() -> {});
    private final R cancelled;

    private Asking(R cancelled) {
        this.cancelled = cancelled;
    }

    /// Begins.
    ///
    /// @param work gives the result; what it throws is its mistake, and comes out as `broken` says
    static <R> Asking<R> begin(
            Executor background, R cancelled, Function<Asking<R>, R> work, Function<RuntimeException, R> broken) {
        Asking<R> asking = new Asking<>(cancelled);
        background.execute(() -> {
            try {
                asking.result.complete(work.apply(asking));
            } catch (RuntimeException e) {
                asking.result.complete(broken.apply(e));
            }
        });
        return asking;
    }

    /// Has this run when the attempt is cancelled, from now on; at once when it was.
    void onCancel(Runnable close) {
        end.set(close);
        if (isOver()) {
            close.run();
        }
    }

    boolean isOver() {
        return result.isDone();
    }

    @Override
    public CompletableFuture<R> result() {
        return result.copy();
    }

    @Override
    public void cancel() {
        if (result.complete(cancelled)) {
            end.get().run();
        }
    }
}
