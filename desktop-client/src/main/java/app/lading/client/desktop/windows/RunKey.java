package app.lading.client.desktop.windows;

import app.lading.client.desktop.Autostart;
import app.lading.client.desktop.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A value of the registry's `Run` key, changed by `reg`. The command has quotes in it, which no argument
/// carries safely through Java and `reg`; so it is imported from a file.
final class RunKey implements Autostart {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEY = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String NAME = "Lading";

    private final Programs programs;
    private final Path launcher;

    RunKey(Programs programs, Path launcher) {
        this.programs = programs;
        this.launcher = launcher;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean isEnabled() throws IOException {
        return programs.run(List.of("reg", "query", "HKCU\\" + KEY, "/v", NAME), PATIENCE)
                        .status()
                == 0;
    }

    @Override
    public void enable(boolean hidden) throws IOException {
        Path file = Files.createTempFile("lading-", ".reg");
        try {
            Files.write(file, ("\uFEFF" + content(hidden)).getBytes(StandardCharsets.UTF_16LE));
            Programs.Outcome outcome = programs.run(List.of("reg", "import", file.toString()), PATIENCE);
            if (outcome.status() != 0) {
                throw new IOException(
                        "Windows did not take the entry: " + outcome.output().strip());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The format of `reg export`, in UTF-16 with its mark.
    String content(boolean hidden) {
        String command = '"' + launcher.toString() + '"' + (hidden ? " --hidden" : "");
        return "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\" + KEY + "]\r\n\"" + NAME + "\"=\""
                + command.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\r\n";
    }

    @Override
    public void disable() throws IOException {
        if (!isEnabled()) {
            return;
        }
        Programs.Outcome outcome = programs.run(List.of("reg", "delete", "HKCU\\" + KEY, "/v", NAME, "/f"), PATIENCE);
        if (outcome.status() != 0) {
            throw new IOException(
                    "Windows did not remove the entry: " + outcome.output().strip());
        }
    }
}
