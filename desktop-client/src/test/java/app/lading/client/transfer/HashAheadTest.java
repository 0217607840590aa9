package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class HashAheadTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int BLOCKS = 10_000;

    private final FakeLoop loop = new FakeLoop();
    private final BitSet known = new BitSet();
    private final HashAhead ahead = new HashAhead(loop, new Blocks((long) BLOCKS * Blocks.BLOCK_SIZE), BLOCKS);

    /// Reads one block after the other, each in the given time, as long as that is.
    private void read(long nanosPerBlock, long duration) {
        for (long passed = 0; passed < duration; passed += nanosPerBlock) {
            known.set(ahead.next(known));
            loop.advance(nanosPerBlock);
            ahead.wasHashed();
        }
    }

    @Test
    void for_a_moment_one_block_at_a_time_is_sent_twice_a_second() {
        assertThat(ahead.maySend(0)).isTrue();
        ahead.sends();
        assertThat(ahead.maySend(1)).isFalse();
        loop.advance(499 * MILLI);
        assertThat(ahead.maySend(0)).isFalse();
        loop.advance(MILLI);
        assertThat(ahead.maySend(1)).isFalse();
        assertThat(ahead.maySend(0)).isTrue();
    }

    @Test
    void a_file_that_is_read_soon_is_waited_for_to_its_end() {
        read(MILLI, 9 * SECOND);

        assertThat(ahead.isHoldingBack()).isTrue();
    }

    @Test
    void a_file_that_takes_long_to_read_is_sent_at_full_speed_after_a_moment() {
        read(10 * MILLI, 900 * MILLI);
        assertThat(ahead.isHoldingBack()).isTrue();
        read(10 * MILLI, 200 * MILLI);

        assertThat(ahead.isHoldingBack()).isFalse();
        assertThat(ahead.maySend(7)).isTrue();
    }

    @Test
    void over_a_slow_link_it_is_waited_for_a_minute_at_most() {
        ahead.sends();
        read(10 * MILLI, 300 * MILLI);
        ahead.allArrived();
        read(10 * MILLI, 59 * SECOND);
        assertThat(ahead.isHoldingBack()).isTrue();
        read(10 * MILLI, SECOND);

        assertThat(ahead.isHoldingBack()).isFalse();
    }

    @Test
    void a_file_that_cannot_be_read_is_not_waited_for() {
        loop.advance(2 * SECOND);

        assertThat(ahead.isHoldingBack()).isFalse();
    }

    @Test
    void no_block_is_read_twice_and_those_that_are_known_are_left_out() {
        known.set(0);
        known.set(2);

        assertThat(ahead.next(known)).isEqualTo(1);
        int third = ahead.next(known);
        assertThat(third).isEqualTo(3);
        ahead.giveBack(third);
        assertThat(ahead.next(known)).isEqualTo(3);
    }
}
