package app.lading.client.ui.shell;

import app.lading.client.desktop.Autostart;
import app.lading.client.desktop.DesktopServices;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.desktop.KeepAwake;
import app.lading.client.desktop.Keychain;
import app.lading.client.desktop.KeychainException;
import app.lading.client.desktop.NetworkWatch;
import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.PowerWatch;
import app.lading.client.desktop.SingleInstance;
import app.lading.client.desktop.TaskbarProgress;
import app.lading.client.desktop.Tray;
import app.lading.client.settings.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

final class SystemServices {
    private SystemServices() {}

    static DesktopServices of(Path folder, Executor background) {
        return new DesktopServices(
                new Keychain() {
                    @Override
                    public CompletableFuture<Availability> availability() {
                        return CompletableFuture.completedFuture(new Availability.Unavailable("none"));
                    }

                    @Override
                    public CompletableFuture<Void> put(String name, char[] secret) {
                        return CompletableFuture.failedFuture(new KeychainException("none"));
                    }

                    @Override
                    public CompletableFuture<Optional<char[]>> get(String name) {
                        return CompletableFuture.completedFuture(Optional.empty());
                    }

                    @Override
                    public CompletableFuture<Void> remove(String name) {
                        return CompletableFuture.completedFuture(null);
                    }
                },
                KeepAwake.NONE,
                () -> true,
                Notifier.NONE,
                FileRevealer.NONE,
                TaskbarProgress.NONE,
                (mine, others) -> new SingleInstance.Claim.First(() -> {}),
                Autostart.NONE,
                Tray.NONE,
                new PowerWatch() {
                    @Override
                    public Subscription onWake(Consumer<Duration> listener) {
                        return () -> {};
                    }

                    @Override
                    public void close() {}
                },
                new NetworkWatch() {
                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }

                    @Override
                    public void close() {}
                });
    }
}
