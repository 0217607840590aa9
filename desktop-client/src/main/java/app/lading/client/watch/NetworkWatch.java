package app.lading.client.watch;

import app.lading.client.settings.Subscription;

/// Notices that the machine has another network.
public interface NetworkWatch extends AutoCloseable {

    /// Tells each time when addresses of this machine came or went. Called on a thread of the watch; quick, and
    /// without exceptions.
    Subscription onChange(Runnable listener);

    @Override
    void close();
}
