package app.lading.model.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "500, 500",
        "500B, 500",
        "64KiB, 65536",
        "64 kib, 65536",
        "2G, 2000000000",
        "2GB, 2000000000",
        "1.5 GB, 1500000000",
        "0.5MiB, 524288",
        "3 TiB, 3298534883328",
        "9223372036854775B, 9223372036854775"
    })
    void sizes_are_read_as_people_write_them(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "1e9", "10 XB", "5iB", "1..5G", "9000000000000000000 PB", "9300PB"})
    void what_is_no_size_is_named_in_the_refusal(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "9994, 9.99 kB",
        "9996, 10.0 kB",
        "99960, 100 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "5368709120, 5.37 GB",
        "9223372036854775807, 9223 PB"
    })
    void sizes_are_shown_with_three_digits(long bytes, String text) {
        assertThat(ByteSize.format(bytes)).isEqualTo(text);
    }
}
