package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts messages together as a server would, and checks on the way that the calls make sense.
final class CollectingHandler implements FrameHandler {

    /// A whole message or control frame.
    record Heard(String what, ByteBuffer payload) {
        Heard(String what, byte[] payload) {
            this(what, ByteBuffer.wrap(payload));
        }
    }

    final List<Heard> heard = new ArrayList<>();

    private final TextAssembler text;
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private @Nullable MessageType under;
    private long firstLength;
    private boolean whole;
    private long length;

    CollectingHandler(int maxTextBytes) {
        this.text = new TextAssembler(maxTextBytes);
    }

    @Override
    public void messageStart(MessageType type, long firstFrameLength, boolean wholeInThisFrame) {
        assertThat(under).isNull();
        under = type;
        firstLength = firstFrameLength;
        whole = wholeInThisFrame;
        length = 0;
    }

    @Override
    public void payload(ByteBuffer piece) throws FrameException {
        assertThat(under).isNotNull();
        assertThat(piece.remaining()).isPositive();
        length += piece.remaining();
        if (under == MessageType.TEXT) {
            text.append(piece);
        } else {
            binary.writeBytes(Bytes.toArray(piece));
        }
    }

    @Override
    public void messageEnd() throws FrameException {
        assertThat(under).isNotNull();
        if (whole) {
            assertThat(length).isEqualTo(firstLength);
        } else {
            assertThat(length).isGreaterThanOrEqualTo(firstLength);
        }
        if (under == MessageType.TEXT) {
            heard.add(new Heard("TEXT", text.finish().getBytes(StandardCharsets.UTF_8)));
        } else {
            heard.add(new Heard("BINARY", binary.toByteArray()));
            binary.reset();
        }
        under = null;
    }

    @Override
    public void ping(ByteBuffer payload) {
        heard.add(new Heard("PING", Bytes.toArray(payload)));
    }

    @Override
    public void pong(ByteBuffer payload) {
        heard.add(new Heard("PONG", Bytes.toArray(payload)));
    }

    @Override
    public void close(int code, String reason) {
        heard.add(new Heard("CLOSE " + code, reason.getBytes(StandardCharsets.UTF_8)));
    }
}
