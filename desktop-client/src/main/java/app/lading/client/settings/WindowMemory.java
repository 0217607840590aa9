package app.lading.client.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Where windows stood, how wide their columns were, and what was open in them. Thread safe.
public final class WindowMemory implements AutoCloseable {
    private final SavedValue<Kept> saved;

    /// A window as it was when it was last seen.
    ///
    /// @param bounds null when they should be the usual ones
    /// @param columns of the table, in their order; empty for the usual ones
    /// @param choices anything else that a view wants to find again: an open panel, the place of a divider, a
    ///     filter
    public record WindowPlace(@Nullable Bounds bounds, List<Column> columns, Map<String, String> choices) {
        public static final WindowPlace USUAL = new WindowPlace(null, List.of(), Map.of());

        public WindowPlace {
            columns = List.copyOf(columns);
            choices = Map.copyOf(choices);
        }

        public WindowPlace withBounds(@Nullable Bounds now) {
            return new WindowPlace(now, columns, choices);
        }

        public WindowPlace withColumns(List<Column> now) {
            return new WindowPlace(bounds, now, choices);
        }

        public WindowPlace withChoice(String key, String value) {
            Map<String, String> now = new LinkedHashMap<>(choices);
            now.put(key, value);
            return new WindowPlace(bounds, columns, now);
        }
    }

    /// In the units of the screen.
    ///
    /// @param maximized whether it filled the screen; then the others say where it returns to
    public record Bounds(double x, double y, double width, double height, boolean maximized) {
        /// @throws IllegalArgumentException for what no window can have
        public Bounds {
            if (!Double.isFinite(x) || !Double.isFinite(y) || !(width >= 1) || !(height >= 1)) {
                throw new IllegalArgumentException("a window has a place and a size of 1 or more");
            }
        }
    }

    /// A column of a table.
    ///
    /// @param id its name in the program
    /// @param width 0 for the usual one
    public record Column(String id, double width, boolean visible) {}

    private record Kept(Map<String, WindowPlace> windows) {
        private static final Kept NOTHING = new Kept(Map.of());
    }

    private WindowMemory(SavedValue<Kept> saved) {
        this.saved = saved;
    }

    /// Reads the file, or begins with the usual places. Blocks shortly.
    ///
    /// @param file `window.json`
    /// @param writer one thread on which the file is written
    /// @throws IOException if there is a file that cannot be read at all
    public static WindowMemory open(Path file, Clock clock, Executor writer) throws IOException {
        return new WindowMemory(SavedValue.read(file, Kept.class, Kept.NOTHING, clock, writer));
    }

    /// Where a window stood.
    ///
    /// @param window its name in the program
    /// @return [WindowPlace#USUAL] when nothing is known
    public WindowPlace place(String window) {
        return Optional.ofNullable(saved.get().windows().get(window)).orElse(WindowPlace.USUAL);
    }

    /// Remembers a window; written a moment later.
    public void remember(String window, WindowPlace place) {
        saved.change(kept -> {
            Map<String, WindowPlace> windows = new LinkedHashMap<>(kept.windows());
            windows.put(window, place);
            return new Kept(Map.copyOf(windows));
        });
    }

    /// Writes what was not written yet. Blocks shortly.
    @Override
    public void close() {
        saved.flush();
    }
}
