package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames as they are on the wire. Close frames are in [CloseFrameTest].
class FrameWriterTest {

    private static final int MASK = 0x37fa213d;

    private final FrameWriter server = FrameWriter.forServer();
    private final FrameWriter client = FrameWriter.forClient(() -> MASK);
    private final ByteBuffer head = ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES);

    @Test
    void writes_text() {
        assertThat(Bytes.toHex(server.text("Hello"))).isEqualTo("8105" + "48656c6c6f");
    }

    @Test
    void writes_text_masked_for_a_client() {
        assertThat(Bytes.toHex(client.text("Hello"))).isEqualTo("8185" + "37fa213d" + "7f9f4d5158");
    }

    @Test
    void writes_empty_text() {
        assertThat(Bytes.toHex(server.text(""))).isEqualTo("8100");
        assertThat(Bytes.toHex(client.text(""))).isEqualTo("8180" + "37fa213d");
    }

    @Test
    void writes_text_as_utf_8_and_half_a_surrogate_pair_as_a_question_mark() {
        assertThat(Bytes.toHex(server.text("\u20ac\ud83d"))).isEqualTo("8104" + "e282ac" + "3f");
    }

    @Test
    void writes_ping_and_pong_without_changing_the_payload() {
        ByteBuffer payload = Bytes.hex("00 48656c6c6f 00").position(1).limit(6);
        assertThat(Bytes.toHex(server.ping(payload))).isEqualTo("8905" + "48656c6c6f");
        assertThat(Bytes.toHex(server.pong(payload))).isEqualTo("8a05" + "48656c6c6f");
        assertThat(Bytes.toHex(client.ping(payload))).isEqualTo("8985" + "37fa213d" + "7f9f4d5158");
        assertThat(Bytes.toHex(client.pong(payload.asReadOnlyBuffer()))).isEqualTo("8a85" + "37fa213d" + "7f9f4d5158");
        assertThat(Bytes.toHex(payload)).isEqualTo("48656c6c6f");
    }

    @Test
    void writes_no_ping_or_pong_above_125_bytes() {
        assertThat(server.ping(ByteBuffer.allocate(125)).remaining()).isEqualTo(127);
        assertThatThrownBy(() -> server.ping(ByteBuffer.allocate(126)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at most 125 bytes in a ping frame, but was 126");
        assertThatThrownBy(() -> server.pong(ByteBuffer.allocate(200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at most 125 bytes in a pong frame, but was 200");
    }

    @Nested
    class A_header {

        @ParameterizedTest
        @CsvSource({
            "0, 8200",
            "1, 8201",
            "125, 827d",
            "126, 827e007e",
            "32768, 827e8000",
            "65535, 827effff",
            "65536, 827f0000000000010000",
            "4294967296, 827f0000000100000000",
            "9223372036854775807, 827f7fffffffffffffff"
        })
        void has_the_length_in_as_few_bits_as_it_needs(long length, String hex) {
            assertThat(server.head(head, MessageType.BINARY, length)).isZero();
            assertThat(Bytes.toHex(head.flip())).isEqualTo(hex);
            assertThat(server.headBytes(length)).isEqualTo(head.limit());
        }

        @ParameterizedTest
        @CsvSource({"0, 8180", "125, 81fd", "126, 81fe007e", "65536, 81ff0000000000010000"})
        void of_a_client_has_the_mask_and_tells_it(long length, String hex) {
            assertThat(client.head(head, MessageType.TEXT, length)).isEqualTo(MASK);
            assertThat(Bytes.toHex(head.flip())).isEqualTo(hex + "37fa213d");
            assertThat(client.headBytes(length)).isEqualTo(head.limit());
        }

        @Test
        void is_written_where_the_buffer_stands_in_whatever_byte_order() {
            ByteBuffer out =
                    ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).position(3);
            server.head(out, MessageType.BINARY, 300);
            assertThat(out.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThat(Bytes.toHex(out.flip())).isEqualTo("000000" + "827e012c");
        }

        @Test
        void asks_for_a_new_mask_for_each_frame() {
            int[] next = {0};
            FrameWriter counting = FrameWriter.forClient(() -> ++next[0]);
            assertThat(counting.head(head, MessageType.TEXT, 0)).isEqualTo(1);
            assertThat(Bytes.toHex(counting.text(""))).isEqualTo("8180" + "00000002");
            assertThat(Bytes.toHex(counting.close(CloseCode.NO_STATUS, ""))).isEqualTo("8880" + "00000003");
        }

        @Test
        void has_no_negative_length() {
            assertThatThrownBy(() -> server.head(head, MessageType.BINARY, -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a length of 0 bytes or more, but was -1");
        }

        @Test
        void needs_room() {
            ByteBuffer small = ByteBuffer.allocate(5);
            assertThatThrownBy(() -> client.head(small, MessageType.BINARY, 1))
                    .isInstanceOf(BufferOverflowException.class);
            assertThat(small.position()).isZero();
        }
    }

    @Nested
    class A_binary_message {

        @Test
        void of_a_server_leaves_its_payload_alone() {
            ByteBuffer payload = Bytes.hex("48656c6c6f");
            server.binary(head, payload.asReadOnlyBuffer());
            assertThat(Bytes.toHex(head.flip())).isEqualTo("8205");
            assertThat(Bytes.toHex(payload)).isEqualTo("48656c6c6f");
        }

        @Test
        void of_a_client_has_its_payload_masked_in_place() {
            ByteBuffer payload = Bytes.direct(HexFormat.of().parseHex("00" + "48656c6c6f" + "00"));
            client.binary(head, payload.position(1).limit(6));
            assertThat(Bytes.toHex(head.flip())).isEqualTo("8285" + "37fa213d");
            assertThat(Bytes.toHex(payload)).isEqualTo("7f9f4d5158");
            assertThat(Bytes.toHex(payload.clear())).isEqualTo("00" + "7f9f4d5158" + "00");
        }

        @Test
        void may_consist_of_parts_under_one_mask() {
            ByteBuffer first = Bytes.hex("4865");
            ByteBuffer nothing = ByteBuffer.allocate(0);
            ByteBuffer second = Bytes.direct(HexFormat.of().parseHex("6c6c6f"));
            client.binary(head, first, nothing, second);
            assertThat(Bytes.toHex(head.flip())).isEqualTo("8285" + "37fa213d");
            assertThat(Bytes.toHex(first) + Bytes.toHex(second)).isEqualTo("7f9f4d5158");
        }

        @Test
        void may_be_empty() {
            server.binary(head);
            assertThat(Bytes.toHex(head.flip())).isEqualTo("8200");
        }

        @Test
        void is_not_masked_when_its_header_has_no_room() {
            ByteBuffer payload = Bytes.hex("48656c6c6f");
            assertThatThrownBy(() -> client.binary(ByteBuffer.allocate(3), payload))
                    .isInstanceOf(BufferOverflowException.class);
            assertThat(Bytes.toHex(payload)).isEqualTo("48656c6c6f");
        }
    }
}
