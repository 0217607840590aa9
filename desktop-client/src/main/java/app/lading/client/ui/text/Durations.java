package app.lading.client.ui.text;

import java.time.Duration;

/// Lengths of time for people: `8 s`, `15 min`, `1 h 20`, `3 days`.
///
/// For the thread of the window only.
public final class Durations {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long LONGEST = 99;

    private final Texts texts;

    public Durations(Texts texts) {
        this.texts = texts;
    }

    /// The length as it is, in at most two units: `8 s`, `3 min 20 s`, `1 h 20`. For countdowns and things past.
    public String exact(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < MINUTE) {
            return texts.get("time.seconds", seconds);
        }
        if (seconds < HOUR) {
            long rest = seconds % MINUTE;
            return rest == 0
                    ? texts.get("time.minutes", seconds / MINUTE)
                    : texts.get("time.minutes.seconds", seconds / MINUTE, rest);
        }
        return hoursOrDays(seconds);
    }

    /// A length that is only believed: `about 20 min`, `about 1 h 30`. Rounded the more, the longer it is.
    public String about(Duration duration) {
        return texts.get("time.about", left(duration));
    }

    /// The rounded length alone, as a table shows it: `40 s`, `15 min`, `1 h 20`, `2 days`, `over 99 days`.
    public String left(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds <= 10) {
            return texts.get("time.seconds", seconds);
        }
        if (seconds < MINUTE - 2) {
            return texts.get("time.seconds", round(seconds, 5));
        }
        if (seconds < 10 * MINUTE) {
            return texts.get("time.minutes", Math.max(1, round(seconds, MINUTE) / MINUTE));
        }
        if (seconds < 55 * MINUTE) {
            return texts.get("time.minutes", round(seconds, 5 * MINUTE) / MINUTE);
        }
        return hoursOrDays(seconds < 10 * HOUR ? round(seconds, 10 * MINUTE) : round(seconds, HOUR));
    }

    /// The rounded length in whole words, for a voice: `22 minutes`, `1 hour 20 minutes`.
    public String spoken(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < MINUTE - 2) {
            return texts.count("time.spoken.seconds", seconds <= 10 ? seconds : round(seconds, 5));
        }
        if (seconds < HOUR - MINUTE / 2) {
            return texts.count("time.spoken.minutes", Math.max(1, round(seconds, MINUTE) / MINUTE));
        }
        if (seconds >= DAY) {
            return hoursOrDays(seconds);
        }
        long rounded = round(seconds, 10 * MINUTE);
        String hours = texts.count("time.spoken.hours", rounded / HOUR);
        long minutes = rounded % HOUR / MINUTE;
        return minutes == 0 ? hours : texts.get("time.spoken.two", hours, texts.count("time.spoken.minutes", minutes));
    }

    private String hoursOrDays(long seconds) {
        if (seconds < DAY) {
            long minutes = seconds % HOUR / MINUTE;
            return minutes == 0
                    ? texts.get("time.hours", seconds / HOUR)
                    : texts.get("time.hours.minutes", seconds / HOUR, minutes < 10 ? "0" + minutes : "" + minutes);
        }
        long days = round(seconds, DAY) / DAY;
        return days > LONGEST ? texts.get("time.days.over", LONGEST) : texts.count("time.days", days);
    }

    private static long round(long value, long step) {
        return (value + step / 2) / step * step;
    }
}
