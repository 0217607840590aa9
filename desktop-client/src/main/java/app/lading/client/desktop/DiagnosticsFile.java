package app.lading.client.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The file that a person sends when something is wrong: logs, settings, versions and a connection test, with
/// every secret and name taken out while it is written. Blocks: not for the thread of a window.
public final class DiagnosticsFile {
    private static final int MOST_OF_A_LOG = 8 * 1024 * 1024;

    private final Redactor redactor;

    public DiagnosticsFile(Redactor redactor) {
        this.redactor = redactor;
    }

    /// Writes it; a file that was there is replaced when the new one is complete.
    ///
    /// @param target a `.zip`
    /// @param logs the folder of the logs; only the end of a long one is taken
    /// @param texts further texts by the name of their file: settings, versions, the connection test
    public void write(Path target, Path logs, Map<String, String> texts) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(fresh);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                    add(zip, text.getKey(), text.getValue());
                }
                add(zip, "system.txt", system());
                for (Path log : logs(logs)) {
                    add(zip, "log/" + log.getFileName(), end(log));
                }
            }
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(redactor.clean(text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static List<Path> logs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static String end(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(Math.max(0, Files.size(log) - MOST_OF_A_LOG));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "The log was put away while it was read.";
        }
    }

    private static String system() {
        StringBuilder system = new StringBuilder();
        for (String property : List.of(
                "os.name",
                "os.version",
                "os.arch",
                "java.vendor",
                "java.runtime.version",
                "javafx.runtime.version",
                "user.language",
                "file.encoding")) {
            system.append(property)
                    .append(": ")
                    .append(System.getProperty(property))
                    .append('\n');
        }
        Runtime runtime = Runtime.getRuntime();
        return system.append("processors: ")
                .append(runtime.availableProcessors())
                .append("\nmemory: ")
                .append(runtime.totalMemory() - runtime.freeMemory())
                .append(" of ")
                .append(runtime.maxMemory())
                .append('\n')
                .toString();
    }
}
