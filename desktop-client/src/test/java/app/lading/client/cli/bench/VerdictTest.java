package app.lading.client.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.cli.bench.Verdict.Limit;
import app.lading.client.transfer.Bottleneck;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Duration FAR = Duration.ofMillis(20);
    private static final long SECOND = 1_000_000_000L;
    private static final LocalSpeed FAST_DISK = new LocalSpeed(3e9, true, 0.7e9);
    private static final LocalSpeed SLOW_DISK = new LocalSpeed(0.1e9, true, 0.7e9);

    private static SendSpeed fast(Map<Bottleneck, Integer> seen) {
        return new SendSpeed(9_000_000_000L, 10 * SECOND, 0, 4, seen);
    }

    private static SendSpeed send(long tailNanos, Map<Bottleneck, Integer> seen) {
        return new SendSpeed(1_000_000_000, 10 * SECOND, tailNanos, 4, seen);
    }

    @Test
    void full_connections_mean_the_link() {
        Verdict verdict = Verdict.of(
                FAST_DISK, send(0, Map.of(Bottleneck.NETWORK, 8, Bottleneck.DISK, 2, Bottleneck.NONE, 90)), FAR, 4);

        assertThat(verdict.limit()).isEqualTo(Limit.LINK);
        assertThat(verdict.sentence()).startsWith("the link.");
    }

    @Test
    void full_connections_to_a_server_next_door_may_be_the_server_itself() {
        Verdict verdict = Verdict.of(FAST_DISK, send(0, Map.of(Bottleneck.NETWORK, 8)), Duration.ofNanos(400_000), 4);

        assertThat(verdict.limit()).isEqualTo(Limit.LINK);
        assertThat(verdict.sentence()).contains("or the server itself");
    }

    @Test
    void connections_that_wait_for_bytes_mean_the_disk_when_it_is_slower_than_the_digest() {
        Verdict verdict = Verdict.of(SLOW_DISK, send(0, Map.of(Bottleneck.DISK, 20)), FAR, 4);

        assertThat(verdict.limit()).isEqualTo(Limit.DISK);
        assertThat(verdict.sentence()).contains("100 MB/s");
    }

    @Test
    void connections_that_wait_for_bytes_mean_the_digest_when_the_disk_is_faster_than_two_processors_of_it() {
        Verdict two = Verdict.of(FAST_DISK, fast(Map.of(Bottleneck.DISK, 20)), FAR, 8);
        Verdict one = Verdict.of(FAST_DISK, fast(Map.of(Bottleneck.DISK, 20)), FAR, 1);

        assertThat(two.limit()).isEqualTo(Limit.DIGEST);
        assertThat(two.sentence()).contains("1.40 GB/s on 2 processors");
        assertThat(one.sentence()).contains("700 MB/s.");
    }

    @Test
    void when_disk_and_digest_can_do_far_more_it_is_something_else_in_this_computer() {
        Verdict verdict =
                Verdict.of(FAST_DISK, new SendSpeed(1000, 10 * SECOND, 0, 4, Map.of(Bottleneck.DISK, 20)), FAR, 8);

        assertThat(verdict.limit()).isEqualTo(Limit.COMPUTER);
        assertThat(verdict.sentence()).contains("far more alone");
    }

    @Test
    void a_disk_that_could_not_be_measured_is_not_cleared() {
        Verdict verdict = Verdict.of(new LocalSpeed(9e9, false, 0.7e9), fast(Map.of(Bottleneck.DISK, 20)), FAR, 4);

        assertThat(verdict.limit()).isEqualTo(Limit.DIGEST);
        assertThat(verdict.sentence()).contains("may be your disk too");
    }

    @Test
    void late_answers_mean_the_server() {
        Verdict verdict = Verdict.of(FAST_DISK, send(0, Map.of(Bottleneck.SERVER, 6, Bottleneck.NETWORK, 4)), FAR, 4);

        assertThat(verdict.limit()).isEqualTo(Limit.SERVER);
    }

    @Test
    void a_long_time_after_the_last_byte_means_the_disk_of_the_server_whatever_was_seen_before() {
        Verdict verdict = Verdict.of(FAST_DISK, send(4 * SECOND, Map.of(Bottleneck.NETWORK, 20)), FAR, 4);

        assertThat(verdict.limit()).isEqualTo(Limit.SERVER_DISK);
        assertThat(verdict.sentence()).contains("Of 10.0 s, 4.0 s passed after the last byte");
        assertThat(verdict.limit().wireName()).isEqualTo("server-disk");
    }

    @Test
    void when_nothing_was_seen_nothing_is_blamed() {
        assertThat(Verdict.of(FAST_DISK, send(0, Map.of(Bottleneck.NONE, 20)), FAR, 4)
                        .limit())
                .isEqualTo(Limit.UNKNOWN);
        assertThat(Verdict.of(FAST_DISK, send(0, Map.of(Bottleneck.NETWORK, 5, Bottleneck.DISK, 5)), FAR, 4)
                        .limit())
                .isEqualTo(Limit.UNKNOWN);
    }
}
