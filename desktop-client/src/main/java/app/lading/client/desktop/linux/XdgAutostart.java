package app.lading.client.desktop.linux;

import app.lading.client.desktop.Autostart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An entry of the Desktop Application Autostart Specification.
final class XdgAutostart implements Autostart {
    private final Path entry;
    private final Path launcher;

    /// @param config `~/.config`
    /// @param launcher the installed program
    XdgAutostart(Path config, Path launcher) {
        this.entry = config.resolve("autostart").resolve(DesktopEntries.FILE);
        this.launcher = launcher;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean isEnabled() throws IOException {
        return Files.exists(entry)
                && Files.readAllLines(entry).stream()
                        .noneMatch(line -> line.strip().equals("Hidden=true")
                                || line.strip().equals("X-GNOME-Autostart-enabled=false"));
    }

    @Override
    public void enable(boolean hidden) throws IOException {
        Files.createDirectories(entry.getParent());
        Files.writeString(entry, """
                [Desktop Entry]
                Type=Application
                Name=Lading
                Exec=%s%s
                Icon=app.lading.Lading
                Terminal=false
                X-GNOME-Autostart-enabled=true
                """.formatted(DesktopEntries.quoted(launcher.toString()), hidden ? " --hidden" : ""));
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(entry);
    }
}
