package app.lading.client.desktop.mac;

import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.Programs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages by AppleScript's `display notification`. The texts are arguments of the script, so nothing in them
/// is read as a command.
final class OsaNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(OsaNotifier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Programs programs;

    OsaNotifier(Programs programs) {
        this.programs = programs;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void show(Notification notification) {
        List<String> command = List.of(
                "/usr/bin/osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                "--",
                notification.title(),
                notification.body());
        try {
            Programs.Outcome outcome = programs.run(command, PATIENCE);
            if (outcome.status() != 0) {
                LOG.info("a message could not be shown: {}", outcome.output().strip());
            }
        } catch (IOException e) {
            LOG.info("a message could not be shown", e);
        }
    }
}
