package app.lading.client.desktop;

import java.time.Duration;
import java.util.function.LongSupplier;

/// A clock that a test puts forward.
public final class FakeNanos implements LongSupplier {
    private long now = 1_000_000_007L;

    public void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return now;
    }
}
