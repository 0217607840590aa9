package app.lading.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.LimitRule.Rate;
import app.lading.client.settings.LimitSchedule.Holding;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitScheduleTest {
    private static final List<DayOfWeek> WORKING =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Rate SLOW = Rate.ofLimit(1_000_000);

    private static Instant utc(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    }

    private static LimitRule rule(List<DayOfWeek> days, String from, String to, Rate rate) {
        return new LimitRule(days, LocalTime.parse(from), LocalTime.parse(to), rate);
    }

    private static LimitSchedule schedule(long usual, LimitRule... rules) {
        return new LimitSchedule(usual, List.of(rules), ZoneOffset.UTC);
    }

    @Test
    void without_rules_the_usual_limit_holds_for_ever() {
        assertThat(schedule(0).at(utc("2026-11-20T12:00"))).isEqualTo(new Holding(Rate.UNLIMITED, null));
        assertThat(schedule(5).at(utc("2026-11-20T12:00"))).isEqualTo(new Holding(Rate.ofLimit(5), null));
    }

    @Test
    void a_rule_holds_in_its_hours_and_tells_when_they_end() {
        LimitSchedule office = schedule(0, rule(WORKING, "08:00", "18:00", SLOW));

        // The 20th is a Friday.
        assertThat(office.at(utc("2026-11-20T07:59:59")))
                .isEqualTo(new Holding(Rate.UNLIMITED, utc("2026-11-20T08:00")));
        assertThat(office.at(utc("2026-11-20T08:00"))).isEqualTo(new Holding(SLOW, utc("2026-11-20T18:00")));
        assertThat(office.at(utc("2026-11-20T17:59:59"))).isEqualTo(new Holding(SLOW, utc("2026-11-20T18:00")));
        assertThat(office.at(utc("2026-11-20T18:00"))).isEqualTo(new Holding(Rate.UNLIMITED, utc("2026-11-23T08:00")));
    }

    @Test
    void a_rule_over_midnight_belongs_to_the_day_it_begins_on() {
        LimitSchedule nights = schedule(7, rule(List.of(DayOfWeek.FRIDAY), "22:00", "06:00", Rate.STOPPED));

        assertThat(nights.at(utc("2026-11-20T05:00")).rate()).isEqualTo(Rate.ofLimit(7));
        assertThat(nights.at(utc("2026-11-20T22:00"))).isEqualTo(new Holding(Rate.STOPPED, utc("2026-11-21T06:00")));
        assertThat(nights.at(utc("2026-11-21T05:59"))).isEqualTo(new Holding(Rate.STOPPED, utc("2026-11-21T06:00")));
        assertThat(nights.at(utc("2026-11-21T22:00")).rate()).isEqualTo(Rate.ofLimit(7));
    }

    @Test
    void the_same_time_twice_is_a_whole_day() {
        LimitSchedule sundays = schedule(0, rule(List.of(DayOfWeek.SUNDAY), "00:00", "00:00", SLOW));

        assertThat(sundays.at(utc("2026-11-22T00:00"))).isEqualTo(new Holding(SLOW, utc("2026-11-23T00:00")));
        assertThat(sundays.at(utc("2026-11-21T23:59")).rate()).isEqualTo(Rate.UNLIMITED);
    }

    @Test
    void the_first_rule_that_matches_holds() {
        LimitSchedule both =
                schedule(0, rule(WORKING, "12:00", "13:00", Rate.UNLIMITED), rule(WORKING, "08:00", "18:00", SLOW));

        assertThat(both.at(utc("2026-11-20T11:00"))).isEqualTo(new Holding(SLOW, utc("2026-11-20T12:00")));
        assertThat(both.at(utc("2026-11-20T12:30"))).isEqualTo(new Holding(Rate.UNLIMITED, utc("2026-11-20T13:00")));
    }

    @Test
    void rules_that_meet_and_say_the_same_are_one_stretch() {
        LimitSchedule two = schedule(0, rule(WORKING, "08:00", "12:00", SLOW), rule(WORKING, "12:00", "18:00", SLOW));

        assertThat(two.at(utc("2026-11-20T09:00"))).isEqualTo(new Holding(SLOW, utc("2026-11-20T18:00")));
    }

    @Test
    void the_clock_on_the_wall_counts_when_it_is_put_back() {
        // On 2026-10-25 at 03:00 in Berlin it is 02:00 once more.
        LimitSchedule nights =
                new LimitSchedule(0, List.of(rule(List.of(DayOfWeek.SUNDAY), "02:30", "02:45", SLOW)), BERLIN);

        assertThat(nights.at(Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo(new Holding(SLOW, Instant.parse("2026-10-25T00:45:00Z")));
        assertThat(nights.at(Instant.parse("2026-10-25T00:45:00Z")))
                .isEqualTo(new Holding(Rate.UNLIMITED, Instant.parse("2026-10-25T01:30:00Z")));
        assertThat(nights.at(Instant.parse("2026-10-25T01:30:00Z")))
                .isEqualTo(new Holding(SLOW, Instant.parse("2026-10-25T01:45:00Z")));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /// Against the plainest answer there is: what a rule says about each minute, and looking at minute after
    /// minute.
    @ParameterizedTest
    @MethodSource("seeds")
    void any_rules_hold_and_change_when_each_minute_by_itself_says_so(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        ZoneId zone = random.nextBoolean() ? BERLIN : ZoneOffset.ofHours(random.nextInt(-11, 12));
        List<LimitRule> rules = new ArrayList<>();
        int count = random.nextInt(0, 5);
        for (int i = 0; i < count; i++) {
            List<DayOfWeek> days = new ArrayList<>(List.of(DayOfWeek.values()));
            days.removeIf(day -> random.nextBoolean());
            LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(12) * 5);
            LocalTime to = random.nextInt(6) == 0 ? from : LocalTime.of(random.nextInt(24), random.nextInt(12) * 5);
            Rate rate = random.nextInt(3) == 0 ? Rate.STOPPED : Rate.ofLimit(random.nextInt(3));
            rules.add(new LimitRule(days, from, to, rate));
        }
        LimitSchedule schedule = new LimitSchedule(random.nextInt(3), rules, zone);
        // Around both days of the year on which clocks in Berlin are put.
        Instant now = Instant.parse(random.nextBoolean() ? "2026-10-20T00:00:00Z" : "2026-03-25T00:00:00Z")
                .plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));

        Holding holding = schedule.at(now);

        assertThat(holding.rate()).isEqualTo(plain(schedule, now));
        Instant at = now;
        Instant end = now.plus(Duration.ofDays(8));
        while (at.isBefore(end) && plain(schedule, at).equals(holding.rate())) {
            at = at.plus(Duration.ofMinutes(1));
        }
        assertThat(holding.until())
                .as("rules %s at %s in %s", rules, now, zone)
                .isEqualTo(at.isBefore(end) ? at : null);
    }

    private static Rate plain(LimitSchedule schedule, Instant now) {
        ZonedDateTime local = now.atZone(schedule.zone());
        for (LimitRule rule : schedule.rules()) {
            for (DayOfWeek day : rule.days()) {
                int begin = (day.getValue() - 1) * 1440 + rule.from().toSecondOfDay() / 60;
                int length =
                        Math.floorMod((rule.to().toSecondOfDay() - rule.from().toSecondOfDay()) / 60, 1440);
                int minute = (local.getDayOfWeek().getValue() - 1) * 1440
                        + local.toLocalTime().toSecondOfDay() / 60;
                if (Math.floorMod(minute - begin, 7 * 1440) < (length == 0 ? 1440 : length)) {
                    return rule.rate();
                }
            }
        }
        return Rate.ofLimit(schedule.usual());
    }
}
