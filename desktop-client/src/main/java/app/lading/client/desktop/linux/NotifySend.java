package app.lading.client.desktop.linux;

import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages by `notify-send` of libnotify, which speaks to `org.freedesktop.Notifications`. From 0.7.10 on it
/// can take an older message's place.
final class NotifySend implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(NotifySend.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Programs programs;
    private final Path program;
    private final Map<String, String> shown = new ConcurrentHashMap<>();

    NotifySend(Programs programs, Path program) {
        this.programs = programs;
        this.program = program;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void show(Notification notification) {
        try {
            String number = send(notification, true);
            if (number == null && send(notification, false) == null) {
                LOG.info("a message could not be shown");
            }
            if (number != null && number.matches("\\d{1,10}")) {
                shown.put(notification.topic(), number);
            }
        } catch (IOException e) {
            LOG.info("a message could not be shown", e);
        }
    }

    /// @param replace takes the place of the older one; older programs do not know how
    /// @return what it wrote; null when it failed
    private @Nullable String send(Notification notification, boolean replace) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--app-name=Lading", "--icon=lading"));
        if (replace) {
            command.add("--print-id");
            String before = shown.get(notification.topic());
            if (before != null) {
                command.add("--replace-id=" + before);
            }
        }
        command.addAll(List.of("--", notification.title(), plain(notification.body())));
        Programs.Outcome outcome = programs.run(command, PATIENCE);
        if (outcome.status() != 0) {
            LOG.debug("notify-send said: {}", outcome.output());
            return null;
        }
        return outcome.output().strip();
    }

    /// The body is markup, says the specification; names of files are not.
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
