package app.lading.client.desktop.windows;

import app.lading.client.desktop.MenuEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Keys of the registry by which the Explorer opens `lading:` links with the program, and offers it in the menu of
/// every file and folder.
final class ShellClasses implements MenuEntry {
    private static final String CLASSES = "Software\\Classes\\";
    private static final String LINKS = CLASSES + "lading";
    private static final List<String> MENUS =
            List.of(CLASSES + "*\\shell\\Lading", CLASSES + "Directory\\shell\\Lading");

    private final Registry registry;
    private final Path launcher;

    ShellClasses(Registry registry, Path launcher) {
        this.registry = registry;
        this.launcher = launcher;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void add() throws IOException {
        StringBuilder content = new StringBuilder(key(LINKS))
                .append("@=\"URL:Lading\"\r\n\"URL Protocol\"=\"\"\r\n\r\n")
                .append(command(LINKS + "\\shell\\open\\command"));
        for (String menu : MENUS) {
            content.append(key(menu))
                    .append("@=\"Lading\"\r\n\"Icon\"=")
                    .append(Registry.quoted(launcher.toString()))
                    .append("\r\n\r\n")
                    .append(command(menu + "\\command"));
        }
        registry.take(content.toString());
    }

    private static String key(String name) {
        return "[HKEY_CURRENT_USER\\" + name + "]\r\n";
    }

    private String command(String name) {
        return key(name) + "@=" + Registry.quoted("\"" + launcher + "\" \"%1\"") + "\r\n\r\n";
    }

    @Override
    public void remove() throws IOException {
        registry.remove(LINKS);
        for (String menu : MENUS) {
            registry.remove(menu);
        }
    }
}
