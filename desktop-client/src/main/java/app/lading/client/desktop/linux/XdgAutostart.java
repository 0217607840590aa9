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
        this.entry = config.resolve("autostart").resolve("app.lading.Lading.desktop");
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
                Icon=lading
                Terminal=false
                X-GNOME-Autostart-enabled=true
                """.formatted(quoted(launcher.toString()), hidden ? " --hidden" : ""));
    }

    /// As the Desktop Entry Specification says about `Exec`: first the quotes of an argument, and the backslash
    /// is escaped once more because the value is a string.
    static String quoted(String argument) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"' || c == '`' || c == '$') {
                quoted.append("\\\\");
            } else if (c == '\\') {
                quoted.append("\\\\\\");
            } else if (c == '%') {
                quoted.append('%');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(entry);
    }
}
