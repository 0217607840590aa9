package app.lading.client.ui.shell;

import javafx.application.Application;

/// The program with the window.
public final class DesktopMain {
    private DesktopMain() {}

    /// Opens the window; see [DesktopOptions].
    public static void main(String[] args) {
        // JavaFX on the class path wants a main class that is no Application itself.
        Application.launch(LadingApp.class, args);
    }
}
