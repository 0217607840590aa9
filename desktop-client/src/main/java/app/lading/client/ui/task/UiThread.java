package app.lading.client.ui.task;

import java.time.Duration;
import javafx.util.Subscription;

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
}
