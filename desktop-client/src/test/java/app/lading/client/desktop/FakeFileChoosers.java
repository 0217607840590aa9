package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Dialogs in which the person has chosen already.
public final class FakeFileChoosers implements FileChoosers {
    public List<Path> files = List.of();
    public Optional<Path> folder = Optional.empty();
    public Optional<Path> saveAs = Optional.empty();

    @Override
    public List<Path> files(String title) {
        return files;
    }

    @Override
    public Optional<Path> folder(String title) {
        return folder;
    }

    @Override
    public Optional<Path> saveAs(String title, String name) {
        return saveAs;
    }
}
