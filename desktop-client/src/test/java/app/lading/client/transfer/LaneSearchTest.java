package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneSearchTest {
    private static final long MILLI = 1_000_000L;
    private static final long LOOK = 100 * MILLI;
    private static final int MOST = 8;

    private final LaneSearch search = new LaneSearch();
    private long now;
    private double acked;

    /// Lets some seconds pass with a link whose rate depends on the number of lanes.
    private void run(double seconds, long roundTrip, boolean busy, IntToDoubleFunction bytesPerSecond) {
        for (long end = now + (long) (seconds * 1e9); now < end; now += LOOK) {
            acked += bytesPerSecond.applyAsDouble(search.count()) * LOOK / 1e9;
            search.look(now, (long) acked, busy, roundTrip, MOST);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "8, 2", "25, 4", "60, 8", "300, 8"})
    void longer_ways_begin_with_more_lanes(long roundTripMillis, int lanes) {
        search.begin(roundTripMillis * MILLI, MOST);
        assertThat(search.count()).isEqualTo(lanes);
    }

    @Test
    void lanes_are_added_as_long_as_each_brings_a_tenth() {
        search.begin(0, MOST);
        run(20, 0, true, lanes -> 100e6 * Math.min(lanes, 4));

        assertThat(search.count()).isEqualTo(4);
    }

    @Test
    void a_link_that_one_lane_fills_keeps_one() {
        search.begin(0, MOST);
        run(10, 0, true, lanes -> 500e6);

        assertThat(search.count()).isEqualTo(1);
    }

    @Test
    void after_a_rest_it_is_tried_again_because_links_change() {
        search.begin(0, MOST);
        run(10, 0, true, lanes -> 100e6);
        run(60, 0, true, lanes -> 100e6 * lanes);

        assertThat(search.count()).isEqualTo(MOST);
    }

    @Test
    void a_disk_that_does_not_keep_up_with_one_lane_gets_no_second() {
        search.begin(0, MOST);
        run(30, 0, false, lanes -> 100e6 * lanes);

        assertThat(search.count()).isEqualTo(1);
    }

    @Test
    void never_more_than_allowed() {
        search.begin(100 * MILLI, 3);
        assertThat(search.count()).isEqualTo(3);
        search.look(now, 0, true, 0, 2);
        assertThat(search.count()).isEqualTo(2);
        search.look(now, 0, true, 0, 0);
        assertThat(search.count()).isEqualTo(1);
    }
}
