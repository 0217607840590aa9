package app.lading.client.watch;

import app.lading.client.settings.Subscription;
import java.time.Duration;
import java.util.function.Consumer;

/// Notices that the machine slept.
public interface PowerWatch extends AutoCloseable {

    /// Tells each time the machine woke, with how long it slept about. Called on a thread of the watch; quick,
    /// and without exceptions.
    Subscription onWake(Consumer<Duration> listener);

    @Override
    void close();
}
