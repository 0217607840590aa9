package app.lading.client.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as people read them.
final class Texts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Texts() {}

    static String day(Instant instant) {
        return DAY.format(instant.atZone(ZoneId.systemDefault()));
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(ZoneId.systemDefault()));
    }

    /// `1 file`, `2,300 files`.
    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    static String files(long number) {
        return count(number, "file", "files");
    }

    /// How long ago something was: `3 min ago`.
    static String ago(Duration time) {
        if (time.toMinutes() < 1) {
            return "just now";
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + " min ago";
        }
        if (time.toDays() < 2) {
            return time.toHours() + " h ago";
        }
        return time.toDays() + " days ago";
    }
}
