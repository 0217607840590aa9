package app.lading.client.ui.shell;

import app.lading.client.ui.text.Texts;
import java.util.Locale;
import java.util.Map;
import javafx.application.Application;

/// The program with the window.
public final class DesktopMain {
    private static final int FAILED = 1;

    private DesktopMain() {}

    /// Opens the window; see [DesktopOptions].
    public static void main(String[] args) {
        if (hasNoDisplay(
                System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform", "gtk"))) {
            endWithoutDisplay();
        }
        try {
            // JavaFX on the class path wants a main class that is no Application itself.
            Application.launch(LadingApp.class, args);
        } catch (UnsupportedOperationException e) {
            if (!String.valueOf(e.getMessage()).contains("DISPLAY")) {
                throw e;
            }
            // One is named, but it is not there or lets nobody in.
            endWithoutDisplay();
        }
    }

    /// Whether a window cannot be opened, by what the environment says. JavaFX shows its windows on Linux through X11.
    ///
    /// @param platform what JavaFX shows windows with
    static boolean hasNoDisplay(String system, Map<String, String> environment, String platform) {
        return system.toLowerCase(Locale.ROOT).startsWith("linux")
                && platform.equalsIgnoreCase("gtk")
                && environment.getOrDefault("DISPLAY", "").isBlank();
    }

    private static void endWithoutDisplay() {
        StartConsole.tell("lading-window: " + new Texts(Texts.language(null)).get("start.display.none"));
        System.exit(FAILED);
    }
}
