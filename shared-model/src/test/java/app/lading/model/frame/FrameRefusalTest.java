package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a peer may not send: one rule a test, the frames in hex.
class FrameRefusalTest {

    private final RecordingHandler handler = new RecordingHandler();
    private final FrameReader server = new FrameReader(FrameLimits.forServer(65_536, 4_194_304), handler);
    private final FrameReader client = new FrameReader(FrameLimits.forClient(65_536, 4_194_304), handler);

    @AfterEach
    void nothing_else_happened() {
        handler.assertExhausted();
    }

    @Nested
    class A_header {

        @ParameterizedTest
        @CsvSource({"c1, 100", "a1, 010", "91, 001", "f1, 111", "e9, 110"})
        void with_a_reserved_bit_is_refused_as_no_extension_was_agreed_on(String first, String bits) {
            assertRefused(
                    client,
                    first,
                    "00",
                    CloseCode.PROTOCOL_ERROR,
                    "expected RSV bits 000 because no extension was agreed on, but was " + bits);
        }

        @ParameterizedTest
        @ValueSource(strings = {"3", "4", "5", "6", "7", "B", "C", "D", "E", "F"})
        void with_a_reserved_opcode_is_refused(String opcode) {
            assertRefused(
                    client,
                    "8" + opcode,
                    "00",
                    CloseCode.PROTOCOL_ERROR,
                    "expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xA, but was 0x" + opcode);
        }

        @Test
        void without_a_mask_is_refused_by_a_server() {
            assertRefused(
                    server,
                    "81",
                    "05",
                    CloseCode.PROTOCOL_ERROR,
                    "expected a masked frame from the client, but was not masked");
        }

        @Test
        void with_a_mask_is_refused_by_a_client() {
            assertRefused(
                    client,
                    "81",
                    "85",
                    CloseCode.PROTOCOL_ERROR,
                    "expected an unmasked frame from the server, but was masked");
        }

        @ParameterizedTest
        @CsvSource({"08, close", "09, ping", "0a, pong"})
        void of_a_control_frame_in_fragments_is_refused(String first, String name) {
            assertRefused(
                    client,
                    first,
                    "00",
                    CloseCode.PROTOCOL_ERROR,
                    "expected a " + name + " frame to be whole, but was a fragment");
        }

        @ParameterizedTest
        @CsvSource({"88, close", "89, ping", "8a, pong"})
        void of_a_control_frame_above_125_bytes_is_refused(String first, String name) {
            assertRefused(
                    client,
                    first,
                    "7e", // 126: a 16-bit length would follow.
                    CloseCode.PROTOCOL_ERROR,
                    "expected at most 125 bytes in a " + name + " frame, but its length needs 16 bits");
        }

        @Test
        void of_a_control_frame_with_a_64_bit_length_is_refused() {
            assertRefused(
                    client,
                    "89",
                    "7f",
                    CloseCode.PROTOCOL_ERROR,
                    "expected at most 125 bytes in a ping frame, but its length needs 64 bits");
        }
    }

    @Nested
    class A_length {

        @ParameterizedTest
        @CsvSource({"0000, 0", "007d, 125"})
        void in_16_bits_that_fits_in_7_is_refused(String length, int value) {
            assertRefused(
                    client,
                    "827e" + length.substring(0, 2),
                    length.substring(2),
                    CloseCode.PROTOCOL_ERROR,
                    "expected the length " + value + " in as few bits as it needs, but was in 16 bits");
        }

        @ParameterizedTest
        @CsvSource({"0000000000000000, 0", "000000000000007e, 126", "000000000000ffff, 65535"})
        void in_64_bits_that_fits_in_less_is_refused(String length, int value) {
            assertRefused(
                    client,
                    "827f" + length.substring(0, 14),
                    length.substring(14),
                    CloseCode.PROTOCOL_ERROR,
                    "expected the length " + value + " in as few bits as it needs, but was in 64 bits");
        }

        @ParameterizedTest
        @CsvSource({"8000000000000000, 9223372036854775808", "ffffffffffffffff, 18446744073709551615"})
        void of_2_to_the_63_or_more_is_refused(String length, String value) {
            assertRefused(
                    client,
                    "827f" + length.substring(0, 14),
                    length.substring(14),
                    CloseCode.PROTOCOL_ERROR,
                    "expected a length below 2^63, but was " + value);
        }
    }

    @Nested
    class A_message_over_its_limit {

        @Test
        void is_refused_from_its_header_when_it_is_text() {
            assertRefused(
                    server,
                    "81ff 0000000000010001 010203",
                    "04",
                    CloseCode.TOO_BIG,
                    "expected at most 65536 bytes in a text message, but was at least 65537");
        }

        @Test
        void is_refused_from_its_header_when_it_is_binary() {
            assertRefused(
                    server,
                    "82ff 0000000011e1a300 010203", // 300 MB
                    "04",
                    CloseCode.TOO_BIG,
                    "expected at most 4194304 bytes in a binary message, but was at least 300000000");
        }

        @Test
        void is_refused_when_the_longest_length_there_is_was_announced() {
            assertRefused(
                    client,
                    "827f 7fffffffffffff",
                    "ff",
                    CloseCode.TOO_BIG,
                    "expected at most 4194304 bytes in a binary message, but was at least 9223372036854775807");
        }

        @Test
        void is_refused_at_the_header_of_the_fragment_that_exceeds_it() throws FrameException {
            FrameReader reader = new FrameReader(FrameLimits.forClient(3, 0), handler);
            reader.read(Bytes.hex("01026162"));
            handler.assertNext("start TEXT 2 first", "payload 6162");
            assertRefused(
                    reader,
                    "80",
                    "02",
                    CloseCode.TOO_BIG,
                    "expected at most 3 bytes in a text message, but was at least 4");
        }

        @Test
        void is_refused_when_the_sum_of_its_fragments_would_overflow() throws FrameException {
            FrameReader reader = new FrameReader(FrameLimits.forClient(0, Long.MAX_VALUE), handler);
            reader.read(Bytes.hex("0201ff"));
            handler.assertNext("start BINARY 1 first", "payload ff");
            assertRefused(
                    reader,
                    "007f 7fffffffffffff",
                    "ff",
                    CloseCode.TOO_BIG,
                    "expected at most 9223372036854775807 bytes in a binary message,"
                            + " but was at least 9223372036854775808");
        }

        @Test
        void is_measured_by_the_limit_of_its_own_kind_also_when_it_is_continued() throws FrameException {
            FrameReader reader = new FrameReader(FrameLimits.forClient(1, 100), handler);
            reader.read(Bytes.hex("010161"));
            handler.assertNext("start TEXT 1 first", "payload 61");
            assertRefused(
                    reader,
                    "80",
                    "01",
                    CloseCode.TOO_BIG,
                    "expected at most 1 bytes in a text message, but was at least 2");
        }

        @Test
        void is_refused_when_it_has_one_fragment_too_many() throws FrameException {
            server.read(Bytes.hex("0280 01020304"));
            for (int fragment = 2; fragment <= 1024; fragment++) {
                server.read(Bytes.hex("0080 01020304"));
            }
            handler.assertNext("start BINARY 0 first");
            assertRefused(
                    server,
                    "8080 010203",
                    "04",
                    CloseCode.POLICY,
                    "expected at most 1024 fragments in a message, but was more");
        }
    }

    @Nested
    class A_sequence {

        @Test
        void that_begins_with_a_continuation_is_refused() {
            assertRefused(
                    client,
                    "80",
                    "01",
                    CloseCode.PROTOCOL_ERROR,
                    "expected a text or binary frame to begin a message, but was a continuation");
        }

        @Test
        void that_continues_a_message_which_has_ended_is_refused() throws FrameException {
            client.read(Bytes.hex("0100 8000"));
            handler.assertNext("start TEXT 0 first", "end");
            assertRefused(
                    client,
                    "00",
                    "00",
                    CloseCode.PROTOCOL_ERROR,
                    "expected a text or binary frame to begin a message, but was a continuation");
        }

        @Test
        void that_begins_a_message_within_a_message_is_refused() throws FrameException {
            client.read(Bytes.hex("010161 8900"));
            handler.assertNext("start TEXT 1 first", "payload 61", "ping ");
            assertRefused(
                    client,
                    "82",
                    "01",
                    CloseCode.PROTOCOL_ERROR,
                    "expected a continuation of the text message, but was a new binary frame");
        }
    }

    @Test
    void nothing_may_be_read_after_a_refusal() {
        assertRefused(
                client,
                "83",
                "00",
                CloseCode.PROTOCOL_ERROR,
                "expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xA, but was 0x3");
        assertThatThrownBy(() -> client.read(Bytes.hex("8900"))).isInstanceOf(IllegalStateException.class);
    }

    /// The refusal comes with the last byte of the header: not before, and no payload is needed.
    private static void assertRefused(
            FrameReader reader, String harmless, String last, CloseCode code, String message) {
        try {
            reader.read(Bytes.hex(harmless));
        } catch (FrameException early) {
            throw new AssertionError("expected " + harmless + " to be harmless still", early);
        }
        assertThatThrownBy(() -> reader.read(Bytes.hex(last)))
                .hasMessage(message)
                .asInstanceOf(type(FrameException.class))
                .extracting(FrameException::closeCode)
                .isEqualTo(code);
    }
}
