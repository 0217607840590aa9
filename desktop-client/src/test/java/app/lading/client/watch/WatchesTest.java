package app.lading.client.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.FakeNanos;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private final FakeNanos nanos = new FakeNanos();
    private Instant wall = Instant.parse("2026-11-21T10:00:00Z");
    private Set<String> addresses = Set.of("eth0 192.168.1.5");

    private void pass(Duration onTheWall, Duration counted) {
        wall = wall.plus(onTheWall);
        nanos.pass(counted);
    }

    @Test
    void a_clock_that_stood_still_means_that_the_machine_slept() {
        List<Duration> slept = new ArrayList<>();
        WakeWatch watch = new WakeWatch(() -> wall, nanos);
        watch.onWake(slept::add);

        pass(Duration.ofSeconds(5), Duration.ofSeconds(5));
        watch.look();
        assertThat(slept).isEmpty();

        pass(Duration.ofHours(8), Duration.ofSeconds(5));
        watch.look();
        assertThat(slept).containsExactly(Duration.ofHours(8).minusSeconds(5));
    }

    @Test
    void where_no_clock_stands_still_a_late_look_means_it() {
        List<Duration> slept = new ArrayList<>();
        WakeWatch watch = new WakeWatch(() -> wall, nanos);
        watch.onWake(slept::add);

        pass(Duration.ofMinutes(10), Duration.ofMinutes(10));
        watch.look();

        assertThat(slept).hasSize(1);
    }

    @Test
    void a_clock_that_is_set_right_or_back_is_no_sleep() {
        List<Duration> slept = new ArrayList<>();
        WakeWatch watch = new WakeWatch(() -> wall, nanos);
        watch.onWake(slept::add);

        pass(Duration.ofSeconds(8), Duration.ofSeconds(5));
        watch.look();
        pass(Duration.ofHours(-1), Duration.ofSeconds(5));
        watch.look();

        assertThat(slept).isEmpty();
    }

    @Test
    void addresses_that_come_or_go_are_another_network() {
        List<String> told = new ArrayList<>();
        AddressWatch watch = new AddressWatch(() -> addresses);
        var subscription = watch.onChange(() -> told.add("changed"));

        watch.look();
        assertThat(told).isEmpty();
        addresses = Set.of();
        watch.look();
        watch.look();
        addresses = Set.of("wlan0 10.0.0.7");
        watch.look();
        assertThat(told).hasSize(2);

        subscription.close();
        addresses = Set.of();
        watch.look();
        assertThat(told).hasSize(2);
    }

    @Test
    void the_addresses_of_this_machine_leave_out_its_own_loop() {
        assertThat(AddressWatch.ofThisMachine()).noneMatch(address -> address.contains(" 127.0.0.1"));
    }
}
