package app.lading.client.desktop.linux;

import app.lading.client.desktop.MenuEntry;
import app.lading.client.desktop.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An entry of the Desktop Entry Specification with its icon, for one person. It says of no kind of file that it opens
/// it, because a desktop that has nothing else for that kind would then open it by uploading it; a file manager offers
/// the program under "Open with" all the same, as its command takes files.
final class XdgMenuEntry implements MenuEntry {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ICON = "/app/lading/client/ui/shell/lading-256.png";
    private static final String LINKS = "x-scheme-handler/lading";

    private final Path folder;
    private final Path entry;
    private final Path icon;
    private final Path launcher;
    private final Programs programs;

    /// @param data `~/.local/share`
    /// @param launcher the installed program
    XdgMenuEntry(Path data, Path launcher, Programs programs) {
        this.folder = data.resolve("applications");
        this.entry = folder.resolve(DesktopEntries.FILE);
        this.icon = data.resolve("icons/hicolor/256x256/apps/app.lading.Lading.png");
        this.launcher = launcher;
        this.programs = programs;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void add() throws IOException {
        Files.createDirectories(icon.getParent());
        try (InputStream picture = Objects.requireNonNull(XdgMenuEntry.class.getResourceAsStream(ICON))) {
            Files.copy(picture, icon, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(folder);
        Files.writeString(entry, """
                [Desktop Entry]
                Type=Application
                Name=Lading
                GenericName=File upload
                GenericName[zh_CN]=文件上传
                Comment=Uploads large files, whole
                Comment[zh_CN]=完整地上传大文件
                Exec=%s %%U
                Icon=app.lading.Lading
                Terminal=false
                Categories=Network;FileTransfer;
                MimeType=%s;
                """.formatted(DesktopEntries.quoted(launcher.toString()), LINKS));
        readAgain();
        run("xdg-mime", "default", DesktopEntries.FILE, LINKS);
    }

    @Override
    public void remove() throws IOException {
        if (Files.deleteIfExists(entry)) {
            Files.deleteIfExists(icon);
            readAgain();
        }
    }

    /// Desktops look a link up in an index of all entries, which this program makes.
    private void readAgain() throws IOException {
        run("update-desktop-database", folder.toString());
    }

    /// Does nothing where there is no such program: such a desktop reads the entry itself.
    private void run(String name, String... arguments) throws IOException {
        Optional<Path> program = programs.find(name);
        if (program.isPresent()) {
            List<String> command = new ArrayList<>(List.of(program.get().toString()));
            command.addAll(List.of(arguments));
            Programs.Outcome outcome = programs.run(command, PATIENCE);
            if (outcome.status() != 0) {
                throw new IOException(name + " ended with " + outcome.status() + ": "
                        + outcome.output().strip());
            }
        }
    }
}
