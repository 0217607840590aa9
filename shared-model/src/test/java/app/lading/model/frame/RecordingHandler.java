package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// Writes down what a reader tells it, one line a call; payload as hex.
final class RecordingHandler implements FrameHandler {

    private final Deque<String> calls = new ArrayDeque<>();

    @Override
    public void messageStart(MessageType type, long length, boolean whole) {
        calls.add("start " + type + " " + length + (whole ? " whole" : " first"));
    }

    @Override
    public void payload(ByteBuffer piece) {
        calls.add("payload " + hex(piece));
    }

    @Override
    public void messageEnd() {
        calls.add("end");
    }

    @Override
    public void ping(ByteBuffer payload) {
        calls.add("ping " + hex(payload));
    }

    @Override
    public void pong(ByteBuffer payload) {
        calls.add("pong " + hex(payload));
    }

    @Override
    public void close(int code, String reason) {
        calls.add("close " + code + " " + reason);
    }

    /// Takes as many calls as are expected, and compares them.
    void assertNext(String... expected) {
        List<String> next = new ArrayList<>();
        while (next.size() < expected.length && !calls.isEmpty()) {
            next.add(calls.remove());
        }
        assertThat(next).containsExactly(expected);
    }

    /// Nothing happened that was not asserted.
    void assertExhausted() {
        assertThat(calls).isEmpty();
    }

    private static String hex(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
