package app.lading.client.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Formats formats =
            Formats.of(texts, ZoneOffset.UTC, InstantSource.fixed(Instant.parse("2026-11-21T14:02:00Z")));

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "812, 812 B",
        "999, 999 B",
        "12000, 12 KB",
        "999499, 999 KB",
        "999500, 1.0 MB",
        "8400000000, 8.4 GB",
        "41000000000, 41.0 GB",
        "99960000000, 100 GB",
        "120000000000, 120 GB",
        "999960000000, 1.0 TB",
        "9223372036854775807, 9.2 EB"
    })
    void sizes_have_the_digits_that_tell_something(long bytes, String words) {
        assertThat(formats.sizes().format(bytes)).isEqualTo(words);
    }

    @Test
    void sizes_follow_the_units_that_were_chosen() {
        formats.sizes().unitsProperty().set(SizeUnits.BINARY);

        assertThat(formats.sizes().format(1L << 30)).isEqualTo("1.0 GiB");
        assertThat(formats.sizes().format(1023)).isEqualTo("1,023 B");
        assertThat(formats.sizes().rate(1 << 20)).isEqualTo("1.0 MiB/s");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8 s",
        "22, 20 s",
        "59, 1 min",
        "200, 3 min",
        "1320, 20 min",
        "4800, 1 h 20",
        "5400, 1 h 30",
        "86400, 1 day",
        "172800, 2 days",
        "99999999999, over 99 days"
    })
    void what_is_left_is_rounded_the_more_the_longer_it_is(long seconds, String words) {
        assertThat(formats.durations().left(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:05:00Z, 09:05",
        "2026-11-20T09:05:00Z, Yesterday 09:05",
        "2026-11-22T00:00:00Z, Tomorrow 00:00",
        "2026-03-02T18:30:00Z, 2 Mar 18:30",
        "2025-12-31T18:30:00Z, 2025-12-31"
    })
    void moments_are_as_short_as_they_can_be(Instant moment, String words) {
        assertThat(formats.times().moment(moment)).isEqualTo(words);
    }

    @Test
    void bound_words_change_with_the_language() {
        var undo = texts.bind("toast.undo");
        assertThat(undo.getValue()).isEqualTo("Undo");

        texts.setLocale(Locale.SIMPLIFIED_CHINESE);

        assertThat(undo.getValue()).isEqualTo("撤销");
        assertThat(formats.durations().exact(Duration.ofMinutes(90))).isEqualTo("1 小时 30 分");
    }

    @Test
    void one_thing_has_its_own_words() {
        assertThat(texts.count("size.exact", 1)).isEqualTo("1 byte");
        assertThat(texts.count("size.exact", 41_000)).isEqualTo("41,000 bytes");
    }
}
