package app.lading.client.ui;

import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.shell.Shell;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Logo;
import java.util.List;
import javafx.scene.layout.StackPane;

/// The frame of the window.
final class FramePictures {
    private FramePictures() {}

    static List<Picture> all() {
        return List.of(new Picture("frame", kit -> {
            Banners banners = kit.banners();
            Toasts toasts = kit.toasts();
            banners.show(new Banner(
                    "signed-out",
                    Banner.Tone.WARNING,
                    Words.of("app.name"),
                    List.of(new Banner.Action(Words.of("toast.undo"), () -> {}))));
            toasts.show(Toast.undoable(Words.of("size.exact", 41_000_000_000L), () -> {}));
            Shell shell = new Shell(kit.texts(), banners, toasts);
            shell.show(new StackPane(new Logo(64)), List.of(), shell);
            return shell;
        }));
    }
}
