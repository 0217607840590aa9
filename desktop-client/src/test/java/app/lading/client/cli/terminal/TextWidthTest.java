package app.lading.client.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextWidthTest {
    private static final String[] PIECES = {
        "a", "Z", "é", "e\u0301", "中", "文", "한", "🎬", "👩‍👩‍👧", "❤️", "🇨🇭", "\u200b", " ", "ก", "ُ", "…", "𠀀"
    };

    @ParameterizedTest(name = "{0} takes {1} columns")
    @CsvSource({
        "abc, 3",
        "é, 1",
        "e\u0301, 1",
        "中文, 4",
        "ｶﾅ, 2",
        "カナ, 4",
        "한국, 4",
        "🎬, 2",
        "❤️, 2",
        "a\u200bb, 2",
        "𠀀, 2"
    })
    void text_takes_columns(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest(name = "{0} in {1} columns is {2}")
    @CsvSource({
        "cut.mov, 20, cut.mov",
        "cut.mov, 7, cut.mov",
        "Interview with Ana.mov, 12, Intervie…mov",
        "會議記錄二零二六.pdf, 12, 會議記錄…pdf",
        "🎬🎬🎬🎬🎬🎬🎬🎬, 8, 🎬🎬…🎬",
        "abc, 1, …",
    })
    void long_text_keeps_its_beginning_and_its_end(String text, int columns, String expected) {
        assertThat(TextWidth.shorten(text, columns)).isEqualTo(expected);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shortened_text_is_never_wider_than_asked_and_never_cut_inside_of_a_character(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        int columns = 1 + random.nextInt(40);

        String shortened = TextWidth.shorten(text.toString(), columns);

        assertThat(TextWidth.of(shortened)).isLessThanOrEqualTo(columns);
        if (TextWidth.of(text.toString()) > columns) {
            int cut = shortened.indexOf('…');
            assertThat(cut).isNotNegative();
            assertThat(shortened.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
                    .as("half pairs")
                    .isEmpty();
        } else {
            assertThat(shortened).isEqualTo(text.toString());
        }
        assertThat(TextWidth.of(TextWidth.padLeft(shortened, columns))).isEqualTo(columns);
        assertThat(TextWidth.of(TextWidth.padRight(shortened, columns))).isEqualTo(columns);
    }
}
