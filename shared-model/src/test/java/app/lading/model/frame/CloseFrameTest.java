package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseFrameTest {

    private final RecordingHandler handler = new RecordingHandler();
    private final FrameReader client = new FrameReader(FrameLimits.forClient(0, 0), handler);
    private final FrameWriter server = FrameWriter.forServer();

    @AfterEach
    void nothing_else_happened() {
        handler.assertExhausted();
    }

    @Test
    void may_be_empty() throws FrameException {
        client.read(Bytes.hex("8800"));
        handler.assertNext("close 1005 ");
    }

    @Test
    void may_have_a_code_without_a_reason() throws FrameException {
        client.read(Bytes.hex("8802 03e8"));
        handler.assertNext("close 1000 ");
    }

    @Test
    void may_have_a_reason() throws FrameException {
        client.read(Bytes.hex("8807 03e8 48656c6c6f"));
        handler.assertNext("close 1000 Hello");
    }

    @Test
    void may_have_a_reason_of_123_bytes() throws FrameException {
        client.read(Bytes.hex("887d 1131" + "61".repeat(123)));
        handler.assertNext("close 4401 " + "a".repeat(123));
    }

    @Test
    void may_come_within_a_fragmented_message() throws FrameException {
        FrameReader reader = new FrameReader(FrameLimits.forClient(1, 0), handler);
        reader.read(Bytes.hex("010161 8802 03e9 800162"));
        handler.assertNext("start TEXT 1 first", "payload 61", "close 1001 ");
    }

    @Test
    void with_half_a_code_is_refused() {
        assertRefused(
                "8801 03",
                CloseCode.PROTOCOL_ERROR,
                "expected a close frame to be empty or to begin with a code of 2 bytes, but was 1 byte");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void with_a_code_that_must_not_be_sent_is_refused(int code) {
        assertRefused(
                "8802 %04x".formatted(code),
                CloseCode.PROTOCOL_ERROR,
                "expected a close code of 1000-1003, 1007-1014 or 3000-4999, but was " + code);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void with_a_code_that_may_be_sent_is_heard(int code) throws FrameException {
        client.read(Bytes.hex("8802 %04x".formatted(code)));
        handler.assertNext("close " + code + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8803 03e8 ff", // no byte of UTF-8
                "8804 03e8 c080", // overlong
                "8805 03e8 eda080", // half a surrogate pair
                "8804 03e8 e282" // cut within a character
            })
    void with_a_reason_that_is_not_utf_8_is_refused(String frame) {
        assertRefused(frame, CloseCode.INVALID_DATA, "expected UTF-8 as the reason of a close frame, but was not");
    }

    @ParameterizedTest
    @EnumSource(CloseCode.class)
    void with_any_code_of_ours_is_understood(CloseCode code) throws FrameException {
        client.read(server.close(code, code.name()));
        handler.assertNext("close " + code.code() + " " + code.name());
    }

    @Test
    void is_written_with_code_and_reason() {
        assertThat(Bytes.toHex(server.close(CloseCode.NORMAL, "Hello"))).isEqualTo("8807" + "03e8" + "48656c6c6f");
    }

    @Test
    void is_written_empty_as_the_answer_to_an_empty_one() {
        assertThat(Bytes.toHex(server.close(CloseCode.NO_STATUS, ""))).isEqualTo("8800");
    }

    @Test
    void is_written_masked_by_a_client() {
        FrameWriter masked = FrameWriter.forClient(() -> 0x37fa213d);
        assertThat(Bytes.toHex(masked.close(4409, ""))).isEqualTo("8882" + "37fa213d" + "26c3"); // 0x1139 masked
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1004, 1006, 1015, 5000})
    void is_not_written_with_a_code_that_must_not_be_sent(int code) {
        assertThatThrownBy(() -> server.close(code, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a close code of 1000-1003, 1007-1014 or 3000-4999, but was " + code);
    }

    @Test
    void is_written_with_as_many_whole_characters_of_the_reason_as_fit() {
        for (String character : new String[] {"a", "é", "\u20ac", "\ud83d\ude80"}) {
            String longest = character.repeat(123 / character.getBytes(StandardCharsets.UTF_8).length);
            ByteBuffer frame = server.close(CloseCode.NORMAL, longest + character + "and more");
            ByteBuffer reason = frame.slice(4, frame.remaining() - 4);
            assertThat(StandardCharsets.UTF_8.decode(reason).toString()).isEqualTo(longest);
        }
    }

    @Test
    void is_written_with_half_a_surrogate_pair_as_a_question_mark() {
        assertThat(Bytes.toHex(server.close(CloseCode.NORMAL, "\ud83d!"))).isEqualTo("8804" + "03e8" + "3f21");
    }

    @Test
    void ours_are_all_fit_for_the_wire_and_found_again() {
        assertThat(CloseCode.values()).allSatisfy(code -> {
            assertThat(CloseCode.isValidOnWire(code.code())).isTrue();
            assertThat(CloseCode.of(code.code())).contains(code);
        });
        assertThat(CloseCode.of(CloseCode.NO_STATUS)).isEmpty();
        assertThat(CloseCode.of(1010)).isEmpty();
    }

    @Test
    void codes_fit_for_the_wire_are_these_and_no_others() {
        int[] valid = IntStream.concat(
                        IntStream.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014),
                        IntStream.rangeClosed(3000, 4999))
                .toArray();
        assertThat(IntStream.rangeClosed(0, 0xFFFF).filter(CloseCode::isValidOnWire))
                .containsExactlyInAnyOrder(box(valid));
    }

    private static Integer[] box(int[] values) {
        return IntStream.of(values).boxed().toArray(Integer[]::new);
    }

    private void assertRefused(String frame, CloseCode code, String message) {
        assertThatThrownBy(() -> client.read(Bytes.hex(frame)))
                .hasMessage(message)
                .asInstanceOf(type(FrameException.class))
                .extracting(FrameException::closeCode)
                .isEqualTo(code);
    }
}
