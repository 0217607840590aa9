package app.lading.client.watch;

import app.lading.client.settings.Subscription;

/// What the machine notices about itself, for one program.
///
/// @param power sleeping and waking
/// @param network addresses that come and go
public record Watches(PowerWatch power, NetworkWatch network) implements AutoCloseable {

    /// Watches that look by themselves, on daemon threads, until they are closed.
    public static Watches running() {
        return new Watches(WakeWatch.running(), AddressWatch.running());
    }

    /// Tells each time when a server that was out of reach may be in reach again. Called on a thread of the watch;
    /// quick, and without exceptions.
    public Subscription onChange(Runnable listener) {
        Subscription waking = power.onWake(slept -> listener.run());
        Subscription moving = network.onChange(listener);
        return () -> {
            waking.close();
            moving.close();
        };
    }

    @Override
    public void close() {
        power.close();
        network.close();
    }
}
