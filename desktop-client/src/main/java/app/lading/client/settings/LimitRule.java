package app.lading.client.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeSet;

/// What holds in some hours of the week, by the clock on the wall.
///
/// @param days on which the hours begin; none is allowed and never matches
/// @param from when it begins
/// @param to when it ends, on the next day if that is not after `from`; the same time is a whole day
/// @param rate what holds then
public record LimitRule(List<DayOfWeek> days, LocalTime from, LocalTime to, Rate rate) {

    /// How fast bytes may go.
    ///
    /// @param kind what of the three
    /// @param bytesPerSecond of a limit, 1 or more; 0 with the other kinds
    public record Rate(Kind kind, long bytesPerSecond) {
        public static final Rate UNLIMITED = new Rate(Kind.UNLIMITED, 0);
        public static final Rate STOPPED = new Rate(Kind.STOPPED, 0);

        /// What of the three.
        public enum Kind {
            LIMITED,
            UNLIMITED,
            /// Nothing is sent.
            STOPPED
        }

        /// @throws IllegalArgumentException naming what was expected and what came
        public Rate {
            if (kind == Kind.LIMITED ? bytesPerSecond < 1 : bytesPerSecond != 0) {
                throw new IllegalArgumentException(
                        "a limit has 1 or more bytes a second, and what is no limit has 0, but got " + kind + " of "
                                + bytesPerSecond);
            }
        }

        /// The rate of a limit.
        ///
        /// @param bytesPerSecond 0 for no limit
        public static Rate ofLimit(long bytesPerSecond) {
            return bytesPerSecond == 0 ? UNLIMITED : new Rate(Kind.LIMITED, bytesPerSecond);
        }
    }

    public LimitRule {
        days = List.copyOf(new TreeSet<>(days));
    }
}
