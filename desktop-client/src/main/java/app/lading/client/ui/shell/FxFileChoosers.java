package app.lading.client.ui.shell;

import app.lading.client.desktop.FileChoosers;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's dialogs for files. Each opens where the last one was left.
final class FxFileChoosers implements FileChoosers {
    private final Window owner;
    private final LastFolder last;

    /// @param background threads that may block
    FxFileChoosers(Window owner, Executor background) {
        this.owner = owner;
        this.last = new LastFolder(background, File::isDirectory);
    }

    @Override
    public List<Path> files(String title) {
        FileChooser chooser = chooser(title);
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        last.remember(chosen.getFirst().getParentFile());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(last.get());
        File chosen = chooser.showDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        last.remember(chosen.getParentFile());
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> saveAs(String title, String name) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        last.remember(chosen.getParentFile());
        return Optional.of(chosen.toPath());
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(last.get());
        return chooser;
    }
}
