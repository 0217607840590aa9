package app.lading.client.desktop.windows;

import app.lading.client.desktop.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The part of the registry that belongs to a person, changed by `reg`. What is written has quotes in it, which no
/// argument carries safely through Java and `reg`; so it is imported from a file.
final class Registry {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Programs programs;

    Registry(Programs programs) {
        this.programs = programs;
    }

    /// A text as it stands in a file of `reg export`, in its quotes.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Whether `HKEY_CURRENT_USER` has a key, or a value.
    boolean has(String key, String... value) throws IOException {
        return run("query", key, value).status() == 0;
    }

    /// Takes over keys and values.
    ///
    /// @param content in the format of `reg export`, without its first line
    void take(String content) throws IOException {
        Path file = Files.createTempFile("lading-", ".reg");
        try {
            String all = "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n" + content;
            Files.write(file, all.getBytes(StandardCharsets.UTF_16LE));
            Programs.Outcome outcome = programs.run(List.of("reg", "import", file.toString()), PATIENCE);
            if (outcome.status() != 0) {
                throw new IOException(
                        "Windows did not take the entry: " + outcome.output().strip());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Removes a key of `HKEY_CURRENT_USER` with all that is in it, or a value; nothing when it is not there.
    void remove(String key, String... value) throws IOException {
        if (!has(key, value)) {
            return;
        }
        Programs.Outcome outcome = run("delete", key, value);
        if (outcome.status() != 0) {
            throw new IOException(
                    "Windows did not remove the entry: " + outcome.output().strip());
        }
    }

    private Programs.Outcome run(String what, String key, String... value) throws IOException {
        ArrayList<String> command = new ArrayList<>(List.of("reg", what, "HKCU\\" + key));
        for (String name : value) {
            command.addAll(List.of("/v", name));
        }
        if (what.equals("delete")) {
            command.add("/f");
        }
        return programs.run(command, PATIENCE);
    }
}
