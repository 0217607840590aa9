package app.lading.client.desktop.linux;

import app.lading.client.desktop.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file manager, by `org.freedesktop.FileManager1`, which selects the file; or the folder by `xdg-open`.
final class FileManager {
    private static final Logger LOG = LoggerFactory.getLogger(FileManager.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Programs programs;

    FileManager(Programs programs) {
        this.programs = programs;
    }

    boolean isAvailable() {
        return programs.find("dbus-send").isPresent()
                || programs.find("xdg-open").isPresent();
    }

    void reveal(Path path) throws IOException {
        Optional<Path> sender = programs.find("dbus-send");
        if (sender.isPresent() && select(sender.get(), path)) {
            return;
        }
        Path opener =
                programs.find("xdg-open").orElseThrow(() -> new IOException("No file manager answers on this system."));
        Path folder = path.getParent() == null ? path : path.getParent();
        Programs.Outcome outcome = programs.run(List.of(opener.toString(), folder.toString()), PATIENCE);
        if (outcome.status() != 0) {
            throw new IOException("The folder " + folder + " could not be opened.");
        }
    }

    private boolean select(Path sender, Path path) throws IOException {
        // dbus-send takes a comma for the end of an element.
        String uri = path.toUri().toASCIIString().replace(",", "%2C");
        Programs.Outcome outcome = programs.run(
                List.of(
                        sender.toString(),
                        "--session",
                        "--print-reply",
                        "--reply-timeout=5000",
                        "--dest=org.freedesktop.FileManager1",
                        "--type=method_call",
                        "/org/freedesktop/FileManager1",
                        "org.freedesktop.FileManager1.ShowItems",
                        "array:string:" + uri,
                        "string:"),
                PATIENCE);
        if (outcome.status() != 0) {
            LOG.debug("no file manager selects files here: {}", outcome.output());
        }
        return outcome.status() == 0;
    }
}
