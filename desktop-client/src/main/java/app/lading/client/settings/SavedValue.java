package app.lading.client.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A value in memory that follows into its [JsonFile] a moment later, on another thread. Many changes in a row
/// are one write. Thread safe; only [#flush] waits.
///
/// @param <T> immutable
public final class SavedValue<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SavedValue.class);

    private final JsonFile<T> file;
    private final Path path;
    private final Executor writer;
    private final @Nullable Path damaged;
    private final Object writing = new Object();
    private T value;
    private T written;
    private boolean asked;

    private SavedValue(JsonFile<T> file, Path path, JsonFile.Read<T> read, Executor writer) {
        this.file = file;
        this.path = path;
        this.writer = writer;
        this.value = read.value();
        this.written = read.value();
        this.damaged = read.damaged();
    }

    /// Reads the file. Blocks shortly.
    ///
    /// @param writer where writes happen
    /// @throws IOException if there is a file that cannot be read at all
    public static <T> SavedValue<T> read(Path path, Class<T> type, T defaults, Clock clock, Executor writer)
            throws IOException {
        JsonFile<T> file = new JsonFile<>(path, type, defaults);
        return new SavedValue<>(file, path, file.read(clock), writer);
    }

    /// Where a damaged file was put at reading.
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    public synchronized T get() {
        return value;
    }

    /// Changes the value and has it written.
    ///
    /// @param change called once, with the lock held: quick, and without side effects
    /// @return the value before
    public T change(UnaryOperator<T> change) {
        T before;
        synchronized (this) {
            before = value;
            T after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            value = after;
            if (asked) {
                return before;
            }
            asked = true;
        }
        writer.execute(this::flush);
        return before;
    }

    /// Writes what was not written yet, and returns when it is on the disk. A failure is logged, and the next
    /// change tries again.
    public void flush() {
        synchronized (writing) {
            T now;
            synchronized (this) {
                asked = false;
                if (value.equals(written)) {
                    return;
                }
                now = value;
            }
            try {
                file.write(now);
            } catch (IOException e) {
                LOG.warn("{} could not be written; the change is lost when the program ends", path, e);
                return;
            }
            synchronized (this) {
                written = now;
            }
        }
    }
}
