package app.lading.client.settings;

import app.lading.client.settings.LimitRule.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which limit holds now, and when that changes. Pure: it knows no clock of its own.
///
/// @param usual bytes a second outside of all rules; 0 for none
/// @param rules the first one that matches holds
/// @param zone whose clock is on the wall
public record LimitSchedule(long usual, List<LimitRule> rules, ZoneId zone) {
    /// Rules repeat by the week, and one of them may reach into the next day.
    private static final int DAYS_AHEAD = 9;

    /// What holds at a moment.
    ///
    /// @param rate how fast bytes may go
    /// @param until the first moment at which another rate holds; null when none ever will
    public record Holding(Rate rate, @Nullable Instant until) {}

    public LimitSchedule {
        rules = List.copyOf(rules);
    }

    /// The schedule that a person set.
    public static LimitSchedule of(NetworkSettings settings, ZoneId zone) {
        return new LimitSchedule(settings.limit(), settings.schedule(), zone);
    }

    /// What holds at a moment, and until when.
    public Holding at(Instant now) {
        Rate rate = rate(now);
        for (Instant change : changes(now)) {
            if (change.isAfter(now) && !rate(change).equals(rate)) {
                return new Holding(rate, change);
            }
        }
        return new Holding(rate, null);
    }

    private Rate rate(Instant now) {
        LocalDateTime local = now.atZone(zone).toLocalDateTime();
        for (LimitRule rule : rules) {
            if (matches(rule, local.toLocalDate(), local.toLocalTime())) {
                return rule.rate();
            }
        }
        return Rate.ofLimit(usual);
    }

    private static boolean matches(LimitRule rule, LocalDate day, LocalTime time) {
        boolean today = rule.days().contains(day.getDayOfWeek());
        if (rule.from().isBefore(rule.to())) {
            return today && !time.isBefore(rule.from()) && time.isBefore(rule.to());
        }
        boolean sinceYesterday = rule.days().contains(day.getDayOfWeek().minus(1));
        return (today && !time.isBefore(rule.from())) || (sinceYesterday && time.isBefore(rule.to()));
    }

    /// Every moment around here at which some rule begins or ends, and at which the clock on the wall is put
    /// forward or back: then hours are left out or come again.
    private TreeSet<Instant> changes(Instant now) {
        TreeSet<Instant> changes = new TreeSet<>();
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            for (LimitRule rule : rules) {
                add(changes, day.atTime(rule.from()));
                add(changes, day.atTime(rule.to()));
            }
        }
        var shift = zone.getRules().nextTransition(now);
        if (shift != null) {
            changes.add(shift.getInstant());
        }
        return changes;
    }

    private void add(TreeSet<Instant> changes, LocalDateTime local) {
        changes.add(local.atZone(zone).toInstant());
        // In the hour that comes twice the same time on the wall is two moments.
        changes.add(local.atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }
}
