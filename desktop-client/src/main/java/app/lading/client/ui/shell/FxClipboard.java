package app.lading.client.ui.shell;

import app.lading.client.desktop.Clipboard;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.ClipboardContent;

/// The clipboard as JavaFX gives it.
final class FxClipboard implements Clipboard {
    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public String text() {
        String text = javafx.scene.input.Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    @Override
    public List<Path> files() {
        List<File> files = javafx.scene.input.Clipboard.getSystemClipboard().getFiles();
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }
}
