package app.lading.client.ui;

import app.lading.client.ui.theme.Logo;
import app.lading.client.ui.theme.Theme;
import app.lading.client.ui.theme.ThemeChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;

/// Draws the program's icon again, in every size: `ProgramIcons FOLDER`.
public final class ProgramIcons {
    private static final int[] SIZES = {16, 32, 48, 128, 256};

    private ProgramIcons() {}

    public static void main(String[] args) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.startup(() -> {
            Theme theme = new Theme();
            theme.choose(ThemeChoice.LIGHT);
            for (int size : SIZES) {
                Logo logo = new Logo(size);
                Scene scene = new Scene(logo, size, size, Color.TRANSPARENT);
                theme.dress(scene);
                logo.setStyle("-fx-background-color: transparent");
                logo.applyCss();
                logo.layout();
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                try {
                    Gallery.write(logo.snapshot(clear, null), Path.of(args[0]).resolve("lading-" + size + ".png"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            done.complete(true);
        });
        done.join();
        System.exit(0);
    }
}
