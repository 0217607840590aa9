package app.lading.client.watch;

import app.lading.client.settings.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A network that changes when a test says so.
public final class FakeNetworkWatch implements NetworkWatch {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void change() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
