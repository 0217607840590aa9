package app.lading.client.ui.text;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments for people, in their time zone: `14:02`, `Yesterday 14:02`, `12 Nov 14:02`.
///
/// For the thread of the window only.
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final ZoneId zone;
    private final InstantSource clock;

    public Times(Texts texts, ZoneId zone, InstantSource clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        return zone;
    }

    /// Hours and minutes: `14:02`.
    public String clock(Instant moment) {
        return CLOCK.format(at(moment));
    }

    /// The day as it is written in lists: `2026-11-21`.
    public String day(Instant moment) {
        return DAY.format(at(moment));
    }

    /// To the second: `2026-11-21 14:02:11`.
    public String full(Instant moment) {
        return FULL.format(at(moment));
    }

    /// As short as it can be and still be understood: the time today, the day and time before, the date long ago.
    public String moment(Instant moment) {
        ZonedDateTime time = at(moment);
        LocalDate day = time.toLocalDate();
        LocalDate today = at(clock.instant()).toLocalDate();
        if (day.equals(today)) {
            return CLOCK.format(time);
        }
        if (day.equals(today.minusDays(1))) {
            return texts.get("time.yesterday", CLOCK.format(time));
        }
        if (day.equals(today.plusDays(1))) {
            return texts.get("time.tomorrow", CLOCK.format(time));
        }
        if (day.getYear() == today.getYear()) {
            return DateTimeFormatter.ofPattern(texts.get("time.pattern.day"), texts.locale())
                    .format(time);
        }
        return DAY.format(time);
    }

    private ZonedDateTime at(Instant moment) {
        return moment.atZone(zone);
    }
}
