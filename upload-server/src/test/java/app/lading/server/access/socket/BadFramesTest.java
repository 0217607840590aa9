package app.lading.server.access.socket;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.frame.CloseCode;
import app.lading.model.message.ServerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFramesTest {
    private final SocketFixture server = new SocketFixture();
    private RawSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = server.open();
        socket.next(ServerMessage.Welcome.class);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        Awaitility.await().until(() -> server.counters.released() == server.counters.opened());
        assertThat(server.registry.placesTaken()).isZero();
        server.close();
    }

    private static final byte[] MASK = {0, 0, 0, 0};

    static Stream<Arguments> frames() {
        byte[] mask = MASK;
        return Stream.of(
                Arguments.of("an unmasked frame", 0x82, 0x01, new byte[] {1}, 1002),
                Arguments.of("the compression bit", 0xC1, 0x80, mask, 1002),
                Arguments.of("another reserved bit", 0xA1, 0x80, mask, 1002),
                Arguments.of("a reserved opcode", 0x83, 0x80, mask, 1002),
                Arguments.of("a reserved control opcode", 0x8B, 0x80, mask, 1002),
                Arguments.of("a continuation of nothing", 0x80, 0x80, mask, 1002),
                Arguments.of("a fragmented ping", 0x09, 0x80, mask, 1002),
                Arguments.of("a ping over 125 bytes", 0x89, 0xFE, bytes(0, 126, 0, 0, 0, 0), 1002),
                Arguments.of("a close frame of one byte", 0x88, 0x81, bytes(0, 0, 0, 0, 3), 1002),
                Arguments.of("a close code that is not for the wire", 0x88, 0x82, bytes(0, 0, 0, 0, 3, 0xEE), 1002),
                Arguments.of("text that is not UTF-8", 0x81, 0x81, bytes(0, 0, 0, 0, 0xFF), 1007),
                Arguments.of("a text frame of 20 MiB", 0x81, 0xFF, big(20L << 20), 1009),
                Arguments.of("a binary frame of 300 MB", 0x82, 0xFF, big(300_000_000), 1009),
                Arguments.of("a binary frame of 2^63-1 bytes", 0x82, 0xFF, big(Long.MAX_VALUE), 1009),
                Arguments.of("a negative length", 0x82, 0xFF, big(-1), 1002),
                Arguments.of("a chunk one byte over its limit", 0x82, 0xFF, big((1 << 20) + 13), 1009));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// The rest of a header that announces so many bytes, of which none follows.
    private static byte[] big(long length) {
        return ByteBuffer.allocate(12).putLong(length).put(MASK).array();
    }

    @ParameterizedTest(name = "{0} closes with {4}")
    @MethodSource("frames")
    void bad_frame(String what, int first, int second, byte[] rest, int code) throws IOException {
        socket.frame(first, second, rest);
        assertThat(socket.closeFrameCode()).isEqualTo(code);
    }

    @Test
    void two_million_empty_fragments_close_after_1024() throws IOException {
        ByteBuffer fragments = ByteBuffer.allocate(6 * 4096);
        fragments.put(bytes(0x02, 0x80, 0, 0, 0, 0));
        while (fragments.hasRemaining()) {
            fragments.put(bytes(0x00, 0x80, 0, 0, 0, 0));
        }
        socket.bytes(fragments.flip());
        assertThat(socket.closeFrameCode()).isEqualTo(CloseCode.POLICY.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "null",
                "[]",
                "42",
                "{}",
                "{\"type\":\"nonsense\",\"stream\":1}",
                "{\"type\":\"pause\"}",
                "{\"type\":\"pause\",\"stream\":null}",
                "{\"type\":\"pause\",\"stream\":\"1\"}",
                "{\"type\":\"pause\",\"stream\":1.5}",
                "{\"type\":\"pause\",\"stream\":1e400}",
                "{\"type\":\"pause\",\"stream\":-1}",
                "{\"type\":\"pause\",\"stream\":4294967296}",
                "{\"type\":\"pause\",\"stream\":99999999999999999999999999999999999999}",
                "{\"type\":\"pause\",\"stream\":1,\"stream\":2}",
                "{\"type\":\"pause\",\"stream\":1} {}",
                "{\"type\":\"seal\",\"stream\":1,\"block\":0,\"sha256\":1}",
                "{\"type\":1,\"stream\":1}",
            })
    void three_messages_that_are_not_understood_close_with_1008(String text) throws IOException {
        for (int i = 0; i < 3; i++) {
            socket.text(text);
            ServerMessage.Failed failed = socket.next(ServerMessage.Failed.class);
            assertThat(failed.errorCode()).isEqualTo(ErrorCode.BAD_MESSAGE);
            assertThat(failed.stream()).isNull();
        }
        assertThat(socket.closed()).isEqualTo(1008);
    }

    @Test
    void ten_thousand_nested_arrays_are_one_bad_message() throws IOException {
        socket.text("{\"type\":\"pause\",\"stream\":1,\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        assertThat(socket.next(ServerMessage.Failed.class).errorCode()).isEqualTo(ErrorCode.BAD_MESSAGE);
        socket.send(SocketFixture.init(1, "after", 1));
        assertThat(socket.next(ServerMessage.Ready.class).stream()).isEqualTo(1);
    }

    @Test
    void a_flood_of_bad_messages_in_one_packet_is_counted_to_three() throws IOException {
        ByteBuffer flood = ByteBuffer.allocate(7 * 5000);
        while (flood.hasRemaining()) {
            flood.put(bytes(0x81, 0x81, 0, 0, 0, 0, '{'));
        }
        socket.bytes(flood.flip());
        assertThat(socket.closed()).isEqualTo(1008);
        assertThat(server.counters.badMessages()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12})
    void a_binary_message_without_payload_is_a_bad_message(int length) throws IOException {
        socket.bytes(socket.binaryFrame(new byte[length]));
        assertThat(socket.next(ServerMessage.Failed.class).errorCode()).isEqualTo(ErrorCode.BAD_MESSAGE);
    }

    @Test
    void what_is_sent_for_a_stream_that_never_was_is_bad_state() throws IOException {
        socket.chunk(7, 0, new byte[100]);
        ServerMessage.Failed chunk = socket.next(ServerMessage.Failed.class);
        assertThat(chunk.errorCode()).isEqualTo(ErrorCode.BAD_STATE);
        assertThat(chunk.stream()).isEqualTo(7);
        socket.send(SocketFixture.finish(8));
        assertThat(socket.next(ServerMessage.Failed.class).stream()).isEqualTo(8);
    }

    @Test
    void a_second_init_leaves_the_open_stream_untouched() throws IOException {
        socket.send(SocketFixture.init(1, "one", 5));
        socket.next(ServerMessage.Ready.class);
        socket.send(SocketFixture.init(1, "two", 5));
        ServerMessage.Failed failed = socket.next(ServerMessage.Failed.class);
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.BAD_STATE);
        assertThat(failed.stream()).isNull();
        socket.chunk(1, 0, "hello".getBytes(StandardCharsets.UTF_8));
        socket.send(SocketFixture.finish(1));
        assertThat(socket.next(ServerMessage.Finished.class).name()).isEqualTo("one");
        assertThat(server.uploads.streams.get("one").content).asString().isEqualTo("hello");
    }

    @Test
    void a_257th_stream_is_refused_and_the_others_go_on() throws IOException {
        for (int i = 0; i <= 256; i++) {
            socket.send(SocketFixture.init(i, "n" + i, 1));
        }
        ServerMessage.Failed failed = socket.next(ServerMessage.Failed.class);
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.TOO_MANY_STREAMS);
        assertThat(failed.stream()).isEqualTo(256);
        socket.send(SocketFixture.finish(0));
        assertThat(socket.next(ServerMessage.Finished.class).name()).isEqualTo("n0");
    }

    @Test
    void what_crosses_the_end_of_a_stream_is_ignored() throws IOException {
        socket.send(SocketFixture.init(1, "one", 5));
        socket.send(SocketFixture.finish(1));
        socket.next(ServerMessage.Finished.class);
        socket.chunk(1, 0, new byte[5]);
        socket.send(SocketFixture.finish(1));
        socket.send(SocketFixture.init(1, "again", 5));
        assertThat(socket.next()).isInstanceOf(ServerMessage.Ready.class);
    }

    @Test
    void a_ping_is_answered_and_a_close_is_returned() throws IOException {
        socket.bytes(socket.pingFrame());
        socket.awaitPong();
        socket.bytes(socket.closeFrame(CloseCode.NORMAL));
        assertThat(socket.closed()).isEqualTo(1000);
    }
}
