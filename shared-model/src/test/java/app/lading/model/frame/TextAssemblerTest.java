package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextAssemblerTest {

    private final TextAssembler assembler = new TextAssembler(10_000);

    @Test
    void gives_the_empty_text_when_nothing_came() throws FrameException {
        assertThat(assembler.finish()).isEmpty();
    }

    @Test
    void joins_pieces_cut_within_a_character() throws FrameException {
        assembler.append(Bytes.hex("e2"));
        assembler.append(Bytes.hex("82"));
        assembler.append(Bytes.hex("acf09f"));
        assembler.append(Bytes.hex("9a80"));
        assertThat(assembler.finish()).isEqualTo("\u20ac\ud83d\ude80");
    }

    @Test
    void uses_the_piece_up() throws FrameException {
        ByteBuffer piece = Bytes.direct("xHellox".getBytes(StandardCharsets.US_ASCII))
                .position(1)
                .limit(6);
        assembler.append(piece);
        assertThat(piece.hasRemaining()).isFalse();
        assertThat(assembler.finish()).isEqualTo("Hello");
    }

    @Test
    void begins_anew_after_each_message() throws FrameException {
        assembler.append(Bytes.hex("61"));
        assertThat(assembler.finish()).isEqualTo("a");
        assembler.append(ByteBuffer.wrap("b".repeat(10_000).getBytes(StandardCharsets.US_ASCII)));
        assertThat(assembler.finish()).isEqualTo("b".repeat(10_000));
        assembler.append(Bytes.hex("63"));
        assertThat(assembler.finish()).isEqualTo("c");
    }

    @Test
    void takes_exactly_as_much_as_its_cap() throws FrameException {
        TextAssembler small = new TextAssembler(5);
        small.append(Bytes.hex("486565"));
        small.append(Bytes.hex("6c6f"));
        assertThat(small.finish()).isEqualTo("Heelo");
    }

    @Test
    void refuses_one_byte_more_than_its_cap() throws FrameException {
        TextAssembler small = new TextAssembler(5);
        small.append(Bytes.hex("486565"));
        assertRefused(
                () -> small.append(Bytes.hex("6c6f6f")),
                CloseCode.TOO_BIG,
                "expected at most 5 bytes of text, but was at least 6");
    }

    @Test
    void counts_bytes_and_not_characters() {
        TextAssembler small = new TextAssembler(2);
        assertRefused(
                () -> small.append(Bytes.hex("e282ac")),
                CloseCode.TOO_BIG,
                "expected at most 2 bytes of text, but was at least 3");
    }

    @Test
    void may_have_a_cap_of_nothing() throws FrameException {
        TextAssembler none = new TextAssembler(0);
        assertThat(none.finish()).isEmpty();
        assertRefused(
                () -> none.append(Bytes.hex("61")),
                CloseCode.TOO_BIG,
                "expected at most 0 bytes of text, but was at least 1");
    }

    @Test
    void refuses_a_cap_below_nothing() {
        assertThatThrownBy(() -> new TextAssembler(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a cap of 0 bytes or more, but was -1");
    }

    @Test
    void refuses_what_is_not_utf_8_at_once_and_says_where() throws FrameException {
        assembler.append(Bytes.hex("48656c6c6f"));
        assertRefused(
                () -> assembler.append(Bytes.hex("61ff6161")),
                CloseCode.INVALID_DATA,
                "expected UTF-8, but byte 6 of the text was 0xFF");
    }

    @Test
    void refuses_a_character_spoilt_in_a_later_piece() throws FrameException {
        assembler.append(Bytes.hex("ed"));
        assertRefused(
                () -> assembler.append(Bytes.hex("a0")),
                CloseCode.INVALID_DATA,
                "expected UTF-8, but byte 1 of the text was 0xA0");
    }

    @Test
    void refuses_to_end_within_a_character() throws FrameException {
        assembler.append(Bytes.hex("61e2"));
        assertRefused(
                assembler::finish,
                CloseCode.INVALID_DATA,
                "expected UTF-8, but the text ended within a character (2 of its bytes are missing)");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void gives_back_any_text_in_any_pieces(long seed) throws FrameException {
        RandomGenerator random = Bytes.random(seed);
        for (int round = 0; round < 50; round++) {
            String text = randomText(random);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            TextAssembler exact = new TextAssembler(bytes.length);
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + random.nextInt(1, 2_000));
                exact.append(ByteBuffer.wrap(bytes, from, to - from));
                from = to;
            }
            assertThat(exact.finish()).isEqualTo(text);
        }
    }

    private static String randomText(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(3_000);
        int highest = random.nextBoolean() ? 0x7F : Character.MAX_CODE_POINT;
        while (text.length() < length) {
            int point = random.nextInt(highest + 1);
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    private static void assertRefused(ThrowingCallable call, CloseCode code, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .asInstanceOf(type(FrameException.class))
                .extracting(FrameException::closeCode)
                .isEqualTo(code);
    }
}
