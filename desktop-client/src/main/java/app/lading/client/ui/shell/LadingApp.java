package app.lading.client.ui.shell;

import app.lading.client.desktop.SingleInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of the program: open what it remembers, show the window, close in order.
public final class LadingApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(LadingApp.class);

    private @Nullable Program program;
    private @Nullable String failure;
    private boolean handedOver;

    /// On a thread of its own, before there is a window: everything that waits for the disk.
    @Override
    public void init() {
        try {
            DesktopOptions options =
                    DesktopOptions.parse(getParameters().getRaw(), Path.of("").toAbsolutePath());
            Program opened = Program.open(options);
            program = opened;
            handedOver = opened.claim() instanceof SingleInstance.Claim.HandedOver;
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("the program could not start", e);
            failure = e.getMessage();
        }
    }

    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false);
        if (handedOver) {
            Platform.exit();
        } else if (program == null) {
            Alert alert = new Alert(Alert.AlertType.ERROR, Objects.requireNonNullElse(failure, ""), ButtonType.CLOSE);
            alert.setTitle("Lading");
            alert.setHeaderText(null);
            alert.showAndWait();
            Platform.exit();
        } else {
            new Desk(program, stage, Platform::exit).open();
        }
    }

    @Override
    public void stop() {
        if (program != null) {
            program.close();
        }
    }
}
