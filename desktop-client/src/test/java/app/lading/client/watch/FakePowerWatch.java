package app.lading.client.watch;

import app.lading.client.settings.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A machine that wakes when a test says so.
public final class FakePowerWatch implements PowerWatch {
    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();

    public void wake(Duration slept) {
        listeners.forEach(listener -> listener.accept(slept));
    }

    @Override
    public Subscription onWake(Consumer<Duration> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
