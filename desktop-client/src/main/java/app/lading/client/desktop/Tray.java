package app.lading.client.desktop;

import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An icon beside the clock, where the system has such a place. Returns at once; thread safe.
public interface Tray extends AutoCloseable {

    /// There is no such place.
    Tray NONE = new Tray() {
        @Override
        public CompletableFuture<Boolean> availability() {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<Boolean> show(Content content) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public void close() {
            // There is nothing to take away.
        }
    };

    /// What is shown.
    ///
    /// @param image a square PNG of the program
    /// @param toolTip one line
    /// @param onClick a click on the icon; called on a thread of the tray
    /// @param menu from top to bottom
    record Content(URL image, String toolTip, Runnable onClick, List<Entry> menu) {
        public Content {
            menu = List.copyOf(menu);
        }
    }

    /// A line of the menu.
    ///
    /// @param onClick called on a thread of the tray
    record Entry(String text, Runnable onClick) {}

    /// Whether icons can be shown. False after a few seconds without an answer.
    CompletableFuture<Boolean> availability();

    /// Shows the icon, or changes what is shown.
    ///
    /// @return whether it is shown
    CompletableFuture<Boolean> show(Content content);

    /// Takes the icon away.
    @Override
    void close();
}
