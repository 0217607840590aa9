package app.lading.client.desktop;

import java.util.concurrent.CompletableFuture;

/// A place for an icon that may be missing.
public final class FakeTray implements Tray {
    public boolean available = true;
    /// What is shown; null when nothing is.
    public Content content;

    @Override
    public CompletableFuture<Boolean> availability() {
        return CompletableFuture.completedFuture(available);
    }

    @Override
    public CompletableFuture<Boolean> show(Content now) {
        if (available) {
            content = now;
        }
        return availability();
    }

    @Override
    public void close() {
        content = null;
    }
}
