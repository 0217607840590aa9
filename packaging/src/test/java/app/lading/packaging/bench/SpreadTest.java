package app.lading.packaging.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void the_median_is_the_one_in_the_middle_or_the_mean_of_two() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.5))).isEqualTo(new Spread(2.5, 1, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void it_reads_as_median_and_range() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.5))).hasToString("2.50 [1.00..3.00]");
        assertThat(Spread.of(List.of(1234.5))).hasToString("1,235");
        assertThat(Spread.of(List.of(0.01234))).hasToString("0.0123");
        assertThat(Spread.of(List.of(0.0))).hasToString("0.00");
    }

    @Test
    void most_of_the_measurements_lie_below_a_value() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

        assertThat(Spread.below(hundred, 0.95)).isEqualTo(96);
        assertThat(Spread.below(List.of(7.0), 0.95)).isEqualTo(7);
    }
}
