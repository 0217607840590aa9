package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @Test
    void takes_every_character_there_is_byte_by_byte() {
        Utf8 utf8 = new Utf8();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < bytes.length; i++) {
                    // A million characters: only a failure is worth an assertion object.
                    if (utf8.firstBad(bytes, i, i + 1) >= 0 || utf8.missing() != bytes.length - 1 - i) {
                        throw new AssertionError("expected byte %d of U+%04X to be taken, with %d missing"
                                .formatted(i, point, bytes.length - 1 - i));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "80, 0", // continuation without a start
        "bf, 0",
        "c0, 0", // overlong in any case
        "c1, 0",
        "f5, 0", // above U+10FFFF in any case
        "fe, 0",
        "ff, 0",
        "c220, 1", // start without continuation
        "c2c2, 1",
        "e09f, 1", // overlong
        "e0a07f, 2",
        "eda0, 1", // surrogate
        "edbf, 1",
        "f08f, 1", // overlong
        "f490, 1", // above U+10FFFF
        "f0908041, 3",
        "61c3a9e282ac80, 6"
    })
    void says_no_at_the_first_byte_after_which_nothing_can_help(String hex, int index) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(new Utf8().firstBad(bytes, 0, bytes.length)).isEqualTo(index);
        Utf8 piecewise = new Utf8();
        for (int i = 0; i < index; i++) {
            assertThat(piecewise.firstBad(bytes, i, i + 1)).isNegative();
        }
        assertThat(piecewise.firstBad(bytes, index, index + 1)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"c2, 1", "e2, 2", "e282, 1", "f0, 3", "f09f, 2", "f09f9a, 1", "f09f9a80, 0", "61, 0"})
    void knows_how_much_is_missing(String hex, int missing) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Utf8 utf8 = new Utf8();
        assertThat(utf8.firstBad(bytes, 0, bytes.length)).isNegative();
        assertThat(utf8.missing()).isEqualTo(missing);
    }

    @Test
    void agrees_with_java_about_all_sequences_of_1_and_2_bytes() {
        for (int first = 0; first < 0x100; first++) {
            assertAgreed((byte) first);
            for (int second = 0; second < 0x100; second++) {
                assertAgreed((byte) first, (byte) second);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agrees_with_java_about_random_sequences_near_the_borders(long seed) {
        RandomGenerator random = Bytes.random(seed);
        byte[] interesting = HexFormat.of().parseHex("417f808f909fa0bfc1c2dfe0e1ecedeeeff0f1f3f4f5ff");
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = new byte[random.nextInt(1, 7)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = interesting[random.nextInt(interesting.length)];
            }
            assertAgreed(bytes);
        }
    }

    private static void assertAgreed(byte... bytes) {
        Utf8 utf8 = new Utf8();
        boolean ours = utf8.firstBad(bytes, 0, bytes.length) < 0 && utf8.missing() == 0;
        if (ours != javaTakes(bytes)) {
            throw new AssertionError(
                    "expected to agree about " + HexFormat.of().formatHex(bytes) + ", but says " + ours);
        }
    }

    private static boolean javaTakes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
