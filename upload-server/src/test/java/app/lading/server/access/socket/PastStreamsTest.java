package app.lading.server.access.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastStreamsTest {
    private final PastStreams past = new PastStreams();

    @Test
    void knows_what_was_open() {
        past.add(5);
        past.add(7);
        past.add(6);
        past.add(4_294_967_295L);
        assertThat(past.contains(4)).isFalse();
        assertThat(past.contains(5)).isTrue();
        assertThat(past.contains(6)).isTrue();
        assertThat(past.contains(7)).isTrue();
        assertThat(past.contains(8)).isFalse();
        assertThat(past.contains(4_294_967_295L)).isTrue();
        assertThat(past.ranges()).isEqualTo(2);
    }

    @Test
    void a_million_numbers_in_order_are_one_range() {
        for (long i = 0; i < 1_000_000; i++) {
            past.add(i);
        }
        assertThat(past.ranges()).isEqualTo(1);
        assertThat(past.contains(999_999)).isTrue();
    }

    @Test
    void scattered_numbers_do_not_grow_without_bound() {
        for (long i = 0; i < 100_000; i++) {
            past.add(i * 2);
        }
        assertThat(past.ranges()).isEqualTo(1024);
        assertThat(past.contains(199_998)).isTrue();
    }
}
