package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The person's home folder.
public final class HomeFolder {
    private HomeFolder() {}

    /// What `HOME` says where it is the system's custom to go by it, as shells and Git do; else what the
    /// list of users says. The two differ in containers, for users that are in no list, and after `sudo
    /// -E`.
    ///
    /// @param system as Java names it (`os.name`)
    /// @param environment of the process
    /// @param listed as Java found it in the list of users (`user.home`)
    public static Path of(String system, Map<String, String> environment, String listed) {
        String home = environment.get("HOME");
        boolean unix = !system.toLowerCase(Locale.ROOT).startsWith("windows");
        return Path.of(unix && home != null && home.startsWith("/") ? home : listed);
    }

    /// Of this process.
    public static Path ofThisProcess() {
        return of(System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", ""));
    }
}
