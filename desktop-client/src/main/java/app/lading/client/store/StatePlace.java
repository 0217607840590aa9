package app.lading.client.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the system wants programs to keep what they remember.
public final class StatePlace {
    private StatePlace() {}

    /// The usual folder of Lading for one person; it may not be there yet.
    ///
    /// @param system as Java names it (`os.name`)
    /// @param environment of the process
    /// @param home the person's home folder
    public static Path usual(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local != null ? Path.of(local) : home.resolve("AppData").resolve("Local")).resolve("Lading");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Lading");
        }
        String xdg = environment.get("XDG_STATE_HOME");
        // The specification of XDG says that a relative path is to be ignored.
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : home.resolve(".local").resolve("state")).resolve("lading");
    }
}
