package app.lading.client.desktop.windows;

import app.lading.client.desktop.Autostart;
import java.io.IOException;
import java.nio.file.Path;

/// A value of the registry's `Run` key.
final class RunKey implements Autostart {
    private static final String KEY = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String NAME = "Lading";

    private final Registry registry;
    private final Path launcher;

    RunKey(Registry registry, Path launcher) {
        this.registry = registry;
        this.launcher = launcher;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean isEnabled() throws IOException {
        return registry.has(KEY, NAME);
    }

    @Override
    public void enable(boolean hidden) throws IOException {
        String command = '"' + launcher.toString() + '"' + (hidden ? " --hidden" : "");
        registry.take("[HKEY_CURRENT_USER\\" + KEY + "]\r\n\"" + NAME + "\"=" + Registry.quoted(command) + "\r\n");
    }

    @Override
    public void disable() throws IOException {
        registry.remove(KEY, NAME);
    }
}
