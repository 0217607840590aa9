package app.lading.packaging.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.packaging.trial.TrialException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {

    @Test
    void a_line_has_a_name_and_options_in_any_order() throws TrialException {
        BenchOptions options =
                BenchOptions.parse("--rounds 5  W1 --keep --size 256MiB --client-prefix 'ip netns exec near'");

        assertThat(options.benchmark()).isEqualTo("W1");
        assertThat(options.number("rounds", 3, 1)).isEqualTo(5);
        assertThat(options.size("size", 0)).isEqualTo(256L << 20);
        assertThat(options.has("keep")).isTrue();
        assertThat(options.list("client-prefix")).containsExactly("ip", "netns", "exec", "near");
        assertThat(options.list("server-prefix")).isEmpty();
    }

    @Test
    void a_workload_takes_its_count_and_size_from_the_options() throws TrialException {
        assertThat(Workload.of(BenchOptions.parse("w2 --count 500"))).contains(new Workload("W2", 500, 4096));
        assertThat(Workload.of(BenchOptions.parse("W1"))).contains(new Workload("W1", 1, 2L << 30));
        assertThat(Workload.of(BenchOptions.parse("instant"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1 --round 5", "W1 W2", "W1 --rounds"})
    void what_is_not_understood_is_named(String line) {
        assertThatThrownBy(() -> BenchOptions.parse(line)).isInstanceOf(TrialException.class);
    }

    @Test
    void a_value_that_makes_no_sense_is_named_with_its_option() throws TrialException {
        BenchOptions options = BenchOptions.parse("W1 --rounds 0 --size big");

        assertThatThrownBy(() -> options.number("rounds", 3, 1))
                .hasMessageContaining("--rounds is a number, 1 or more");
        assertThatThrownBy(() -> options.size("size", 1))
                .hasMessageContaining("--size")
                .hasMessageContaining("'big'");
    }
}
