package app.lading.client.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/// The settings of this program, and those who want to know when they change. Thread safe.
public final class SettingsStore implements AutoCloseable {
    private final SavedValue<Settings> saved;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /// Hears of changes.
    @FunctionalInterface
    public interface Listener {
        /// Something was set. Called on the thread that set it, one change after the other, before [#change]
        /// returns.
        ///
        /// @param before what held until now
        /// @param now what holds
        void changed(Settings before, Settings now);
    }

    private SettingsStore(SavedValue<Settings> saved) {
        this.saved = saved;
    }

    /// Reads the file, or takes the defaults. Blocks shortly.
    ///
    /// @param file `settings.json`
    /// @param writer one thread on which the file is written
    /// @throws IOException if there is a file that cannot be read at all
    public static SettingsStore open(Path file, Clock clock, Executor writer) throws IOException {
        return new SettingsStore(SavedValue.read(file, Settings.class, Settings.defaults(), clock, writer));
    }

    /// Where a damaged file was put at opening, to be told to the person: the defaults hold now.
    public Optional<Path> damaged() {
        return saved.damaged();
    }

    public Settings get() {
        return saved.get();
    }

    /// Sets something: it holds at once and is written a moment later. Nothing happens when nothing changes.
    ///
    /// @param change from the settings that hold to those that shall; quick, may not call this store
    /// @return what holds now
    public Settings change(UnaryOperator<Settings> change) {
        synchronized (listeners) {
            Settings before = saved.change(change);
            Settings now = saved.get();
            if (!now.equals(before)) {
                for (Listener listener : listeners) {
                    listener.changed(before, now);
                }
            }
            return now;
        }
    }

    /// Tells of every change from now on, until the subscription is closed.
    public Subscription listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Writes what was not written yet. Blocks shortly.
    @Override
    public void close() {
        saved.flush();
    }
}
