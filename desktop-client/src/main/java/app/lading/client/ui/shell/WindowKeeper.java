package app.lading.client.ui.shell;

import app.lading.client.settings.WindowMemory;
import app.lading.client.settings.WindowMemory.Bounds;
import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Puts the window where it was, if there is still a screen, and remembers where it is left: a moment after it was
/// moved, so that also a program that was killed comes back to its place.
final class WindowKeeper {
    private static final String WINDOW = "main";
    private static final double USUAL_WIDTH = 1040;
    private static final double USUAL_HEIGHT = 680;
    private static final double SEEN = 80;
    private static final Duration REST = Duration.ofSeconds(2);

    private final Stage stage;
    private final WindowMemory memory;
    private final UiThread ui;
    private @Nullable Bounds normal;
    private Subscription resting = Subscription.EMPTY;

    WindowKeeper(Stage stage, WindowMemory memory, UiThread ui) {
        this.stage = stage;
        this.memory = memory;
        this.ui = ui;
    }

    void restore() {
        stage.setMinWidth(640);
        stage.setMinHeight(420);
        Bounds bounds = memory.place(WINDOW).bounds();
        if (bounds == null || !isOnAScreen(bounds)) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(USUAL_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(USUAL_HEIGHT, screen.getHeight()));
            stage.centerOnScreen();
        } else {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
            stage.setMaximized(bounds.maximized());
        }
        normal = bounds;
        stage.xProperty().subscribe(value -> moved());
        stage.yProperty().subscribe(value -> moved());
        stage.widthProperty().subscribe(value -> moved());
        stage.heightProperty().subscribe(value -> moved());
    }

    /// Remembers where the window is.
    void remember() {
        resting.unsubscribe();
        Bounds last = normal;
        if (last != null) {
            Bounds now = new Bounds(last.x(), last.y(), last.width(), last.height(), stage.isMaximized());
            memory.remember(WINDOW, memory.place(WINDOW).withBounds(now));
        }
    }

    private void moved() {
        boolean known = Double.isFinite(stage.getX())
                && Double.isFinite(stage.getY())
                && stage.getWidth() >= 1
                && stage.getHeight() >= 1;
        if (known && stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            normal = new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
            resting.unsubscribe();
            resting = ui.later(REST, this::remember);
        }
    }

    private static boolean isOnAScreen(Bounds bounds) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen -> bounds.x() + bounds.width() - SEEN > screen.getMinX()
                        && bounds.x() + SEEN < screen.getMaxX()
                        && bounds.y() >= screen.getMinY() - 1
                        && bounds.y() + SEEN < screen.getMaxY());
    }
}
