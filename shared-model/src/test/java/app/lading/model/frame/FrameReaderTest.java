package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a peer may send, and what the handler then hears. What it may not send is in [FrameRefusalTest].
class FrameReaderTest {

    private final RecordingHandler handler = new RecordingHandler();
    private final FrameReader server = new FrameReader(FrameLimits.forServer(64 * 1024, 1L << 40), handler);
    private final FrameReader client = new FrameReader(FrameLimits.forClient(64 * 1024, 1L << 40), handler);

    @AfterEach
    void nothing_else_happened() {
        handler.assertExhausted();
    }

    @Nested
    class A_message {

        @Test
        void is_read_unmasked_by_a_client() throws FrameException {
            client.read(Bytes.hex("8105 48656c6c6f")); // Hello.
            handler.assertNext("start TEXT 5 whole", "payload 48656c6c6f", "end");
        }

        @Test
        void is_read_masked_by_a_server() throws FrameException {
            server.read(Bytes.hex("8185 37fa213d 7f9f4d5158")); // Hello.
            handler.assertNext("start TEXT 5 whole", "payload 48656c6c6f", "end");
        }

        @Test
        void may_be_binary() throws FrameException {
            client.read(Bytes.hex("8203 00ff7f"));
            handler.assertNext("start BINARY 3 whole", "payload 00ff7f", "end");
        }

        @Test
        void may_be_empty() throws FrameException {
            client.read(Bytes.hex("8100"));
            handler.assertNext("start TEXT 0 whole", "end");
        }

        @Test
        void may_be_empty_and_masked() throws FrameException {
            server.read(Bytes.hex("8280 37fa213d"));
            handler.assertNext("start BINARY 0 whole", "end");
        }

        @Test
        void may_have_a_mask_of_zero() throws FrameException {
            server.read(Bytes.hex("8182 00000000 6869"));
            handler.assertNext("start TEXT 2 whole", "payload 6869", "end");
        }

        @Test
        void of_125_bytes_has_its_length_in_7_bits() throws FrameException {
            client.read(Bytes.hex("827d" + "2a".repeat(125)));
            handler.assertNext("start BINARY 125 whole", "payload " + "2a".repeat(125), "end");
        }

        @Test
        void of_126_bytes_has_its_length_in_16_bits() throws FrameException {
            client.read(Bytes.hex("827e 007e" + "2a".repeat(126)));
            handler.assertNext("start BINARY 126 whole", "payload " + "2a".repeat(126), "end");
        }

        @Test
        void of_65535_bytes_has_its_length_in_16_bits() throws FrameException {
            client.read(Bytes.hex("827e ffff" + "2a".repeat(65_535)));
            handler.assertNext("start BINARY 65535 whole", "payload " + "2a".repeat(65_535), "end");
        }

        @Test
        void of_65536_bytes_has_its_length_in_64_bits() throws FrameException {
            client.read(Bytes.hex("827f 0000000000010000" + "2a".repeat(65_536)));
            handler.assertNext("start BINARY 65536 whole", "payload " + "2a".repeat(65_536), "end");
        }

        @Test
        void is_told_of_from_its_header_alone() throws FrameException {
            server.read(Bytes.hex("82ff 0000000100000000 37fa213d")); // 4 GiB, not a byte of which has come.
            handler.assertNext("start BINARY 4294967296 whole");
        }

        @Test
        void is_not_told_of_before_its_header_is_complete() throws FrameException {
            server.read(Bytes.hex("82ff 0000000100000000 37fa21"));
            handler.assertExhausted();
            server.read(Bytes.hex("3d"));
            handler.assertNext("start BINARY 4294967296 whole");
        }

        @Test
        void follows_another_in_the_same_input() throws FrameException {
            client.read(Bytes.hex("810161 8100 820162"));
            handler.assertNext(
                    "start TEXT 1 whole",
                    "payload 61",
                    "end", // a
                    "start TEXT 0 whole",
                    "end", // empty
                    "start BINARY 1 whole",
                    "payload 62",
                    "end"); // b
        }
    }

    @Nested
    class Payload {

        @Test
        void is_handed_on_as_it_comes() throws FrameException {
            client.read(Bytes.hex("8105 48"));
            handler.assertNext("start TEXT 5 whole", "payload 48");
            client.read(Bytes.hex("656c"));
            handler.assertNext("payload 656c");
            client.read(Bytes.hex("6c6f"));
            handler.assertNext("payload 6c6f", "end");
        }

        @Test
        void is_unmasked_rightly_wherever_it_is_cut() throws FrameException {
            server.read(Bytes.hex("8185 37fa213d 7f"));
            handler.assertNext("start TEXT 5 whole", "payload 48");
            server.read(Bytes.hex("9f4d51"));
            handler.assertNext("payload 656c6c");
            server.read(Bytes.hex("58"));
            handler.assertNext("payload 6f", "end");
        }

        @Test
        void is_unmasked_where_it_lies() throws FrameException {
            ByteBuffer input = Bytes.hex("8185 37fa213d 7f9f4d5158");
            server.read(input);
            handler.assertNext("start TEXT 5 whole", "payload 48656c6c6f", "end");
            assertThat(Bytes.toHex(input.rewind())).isEqualTo("818537fa213d" + "48656c6c6f");
        }

        @Test
        void is_a_view_of_a_direct_buffer_that_can_go_to_a_file_as_it_is() throws FrameException {
            boolean[] direct = {false};
            FrameReader reader =
                    new FrameReader(FrameLimits.forServer(0, 5), new Listener(piece -> direct[0] = piece.isDirect()));
            reader.read(Bytes.direct(Bytes.toArray(Bytes.hex("8285 37fa213d 7f9f4d5158"))));
            assertThat(direct[0]).isTrue();
        }

        @Test
        void may_be_used_up_or_left_by_the_handler() throws FrameException {
            FrameReader reader = new FrameReader(
                    FrameLimits.forClient(9, 9),
                    new Listener(piece -> piece.clear().position(1).limit(2)));
            ByteBuffer input = Bytes.hex("820401020304 8103616263");
            reader.read(input);
            assertThat(input.remaining()).isZero();
            assertThat(reader.isBetweenMessages()).isTrue();
        }

        @Test
        void of_an_unmasked_frame_may_lie_in_a_read_only_buffer() throws FrameException {
            client.read(Bytes.hex("8105 48656c6c6f").asReadOnlyBuffer());
            handler.assertNext("start TEXT 5 whole", "payload 48656c6c6f", "end");
        }
    }

    @Nested
    class A_fragmented_message {

        @Test
        void is_one_message() throws FrameException {
            client.read(Bytes.hex("0103 48656c")); // Hel
            client.read(Bytes.hex("8002 6c6f")); // lo
            handler.assertNext("start TEXT 3 first", "payload 48656c", "payload 6c6f", "end");
        }

        @Test
        void has_a_mask_of_its_own_for_each_frame() throws FrameException {
            server.read(Bytes.hex("0183 37fa213d 7f9f4d")); // Hel
            server.read(Bytes.hex("8082 01020304 6d6d")); // lo
            handler.assertNext("start TEXT 3 first", "payload 48656c", "payload 6c6f", "end");
        }

        @Test
        void may_have_empty_fragments() throws FrameException {
            client.read(Bytes.hex("0200 0000 000101 0000 8000"));
            handler.assertNext("start BINARY 0 first", "payload 01", "end");
        }

        @Test
        void may_be_interrupted_by_control_frames() throws FrameException {
            client.read(Bytes.hex("0103 48656c 8901aa 8a01bb 8002 6c6f"));
            handler.assertNext("start TEXT 3 first", "payload 48656c", "ping aa", "pong bb", "payload 6c6f", "end");
        }

        @Test
        void may_have_as_many_fragments_as_the_limit_says() throws FrameException {
            FrameReader reader = new FrameReader(new FrameLimits(false, 9, 9, 3), handler);
            reader.read(Bytes.hex("0100 0000 8000"));
            handler.assertNext("start TEXT 0 first", "end");
        }

        @Test
        void counts_its_fragments_anew() throws FrameException {
            FrameReader reader = new FrameReader(new FrameLimits(false, 9, 9, 2), handler);
            reader.read(Bytes.hex("0100 8000 0100 8000"));
            handler.assertNext("start TEXT 0 first", "end", "start TEXT 0 first", "end");
        }

        @Test
        void may_be_as_long_as_the_limit_says() throws FrameException {
            FrameReader reader = new FrameReader(FrameLimits.forClient(3, 0), handler);
            reader.read(Bytes.hex("010161 000162 800163 8103616263"));
            handler.assertNext("start TEXT 1 first", "payload 61", "payload 62", "payload 63", "end");
            handler.assertNext("start TEXT 3 whole", "payload 616263", "end");
        }
    }

    @Nested
    class A_control_frame {

        @Test
        void may_be_a_ping() throws FrameException {
            client.read(Bytes.hex("8905 48656c6c6f"));
            handler.assertNext("ping 48656c6c6f");
        }

        @Test
        void may_be_a_masked_pong() throws FrameException {
            server.read(Bytes.hex("8a85 37fa213d 7f9f4d5158"));
            handler.assertNext("pong 48656c6c6f");
        }

        @Test
        void may_be_empty() throws FrameException {
            server.read(Bytes.hex("8980 01020304 8a80 01020304"));
            handler.assertNext("ping ", "pong ");
        }

        @Test
        void may_have_125_bytes() throws FrameException {
            client.read(Bytes.hex("897d" + "2a".repeat(125)));
            handler.assertNext("ping " + "2a".repeat(125));
        }

        @Test
        void comes_in_one_piece_however_it_arrives() throws FrameException {
            server.read(Bytes.hex("89"));
            server.read(Bytes.hex("85 37fa"));
            server.read(Bytes.hex("213d 7f9f"));
            server.read(Bytes.hex("4d51"));
            handler.assertExhausted();
            server.read(Bytes.hex("58"));
            handler.assertNext("ping 48656c6c6f");
        }
    }

    @Nested
    class The_end {

        @Test
        void is_between_messages_before_anything_came() {
            assertThat(server.isBetweenMessages()).isTrue();
        }

        @Test
        void is_not_between_messages_within_a_header() throws FrameException {
            server.read(Bytes.hex("89"));
            assertThat(server.isBetweenMessages()).isFalse();
            server.read(Bytes.hex("80"));
            assertThat(server.isBetweenMessages()).isFalse();
            server.read(Bytes.hex("01020304"));
            handler.assertNext("ping ");
            assertThat(server.isBetweenMessages()).isTrue();
        }

        @Test
        void is_not_between_messages_within_a_payload() throws FrameException {
            client.read(Bytes.hex("820201"));
            handler.assertNext("start BINARY 2 whole", "payload 01");
            assertThat(client.isBetweenMessages()).isFalse();
            client.read(Bytes.hex("02"));
            handler.assertNext("payload 02", "end");
            assertThat(client.isBetweenMessages()).isTrue();
        }

        @Test
        void is_not_between_messages_after_a_fragment() throws FrameException {
            client.read(Bytes.hex("020101"));
            handler.assertNext("start BINARY 1 first", "payload 01");
            assertThat(client.isBetweenMessages()).isFalse();
        }

        @Test
        void drops_whatever_follows_a_close_frame() throws FrameException {
            ByteBuffer input = Bytes.hex("8800 8105 48656c6c6f ffff");
            client.read(input);
            handler.assertNext("close 1005 ");
            assertThat(client.isClosed()).isTrue();
            assertThat(input.hasRemaining()).isFalse();
            client.read(Bytes.hex("8900"));
        }

        @Test
        void is_not_closed_before_the_close_frame_is_complete() throws FrameException {
            client.read(Bytes.hex("880203"));
            assertThat(client.isClosed()).isFalse();
            client.read(Bytes.hex("e8"));
            handler.assertNext("close 1000 ");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Nested
    class An_exception_of_the_handler {

        @Test
        void comes_out_and_ends_the_reader() {
            FrameException refused = new FrameException(CloseCode.POLICY, "no such stream");
            FrameReader reader = new FrameReader(FrameLimits.forClient(9, 9), new Listener(piece -> {
                throw refused;
            }));
            assertThatThrownBy(() -> reader.read(Bytes.hex("820101"))).isSameAs(refused);
            assertThatThrownBy(() -> reader.read(Bytes.hex("8900")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("expected no more input after a failure, but was called again");
        }

        @Test
        void ends_the_reader_even_when_it_is_a_fault_of_the_program() {
            FrameReader reader = new FrameReader(FrameLimits.forClient(9, 9), new Listener(piece -> {
                throw new UnsupportedOperationException();
            }));
            assertThatThrownBy(() -> reader.read(Bytes.hex("820101")))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> reader.read(Bytes.hex("8900"))).isInstanceOf(IllegalStateException.class);
        }
    }

    private interface OnPayload {
        void accept(ByteBuffer piece) throws FrameException;
    }

    /// Hears payload and nothing else.
    private record Listener(OnPayload onPayload) implements FrameHandler {

        @Override
        public void messageStart(MessageType type, long length, boolean whole) {}

        @Override
        public void payload(ByteBuffer piece) throws FrameException {
            onPayload.accept(piece);
        }

        @Override
        public void messageEnd() {}

        @Override
        public void ping(ByteBuffer payload) {}

        @Override
        public void pong(ByteBuffer payload) {}

        @Override
        public void close(int code, String reason) {}
    }
}
