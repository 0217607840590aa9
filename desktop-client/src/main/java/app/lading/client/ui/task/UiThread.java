package app.lading.client.ui.task;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The one thread that may touch the window, and its timers. View models are handed this instead of the toolkit.
public interface UiThread {

    /// Runs the work on the thread of the window: at once when called there, otherwise soon, in the order of the calls.
    /// Any thread may call it.
    void run(Runnable work);

    /// Runs the work again and again on the thread of the window, the first time after one period. To be called there.
    ///
    /// @return ends it
    Subscription every(Duration period, Runnable work);

    /// Runs the work once on the thread of the window, after a while. To be called there.
    ///
    /// @return prevents it
    Subscription later(Duration delay, Runnable work);

    /// Hears the end of something on the thread of the window. A failure that nobody expected goes to the handler of
    /// uncaught exceptions.
    default <T> void hear(CompletionStage<T> stage, Consumer<? super T> result) {
        hear(stage, (value, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("what the window asked for failed", failure);
            }
            result.accept(value);
        });
    }

    /// Hears the end of something on the thread of the window: its value, or why there is none.
    default <T> void hear(CompletionStage<T> stage, BiConsumer<? super T, ? super @Nullable Throwable> end) {
        stage.whenComplete((value, failure) -> run(() -> end.accept(value, failure)));
    }
}
