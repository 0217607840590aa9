package app.lading.packaging.programs;

import app.lading.model.error.LadingException;
import app.lading.model.frame.FrameException;
import app.lading.model.frame.FrameHandler;
import app.lading.model.frame.FrameLimits;
import app.lading.model.frame.FrameReader;
import app.lading.model.frame.MessageType;
import app.lading.model.frame.TextAssembler;
import app.lading.model.message.MessageCodec;
import app.lading.model.message.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what a server sends on one connection: HTTP answers, which are passed over, and after a `101` its
/// messages. Used by one thread.
final class ServerMessages {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MAX_TEXT = 1024 * 1024;

    private final MessageCodec codec;
    private final Consumer<ServerMessage> onMessage;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private @Nullable FrameReader frames;

    ServerMessages(MessageCodec codec, Consumer<ServerMessage> onMessage) {
        this.codec = codec;
        this.onMessage = onMessage;
    }

    void bytes(byte[] buffer, int length) {
        int start = 0;
        while (frames == null && start < length) {
            head.write(buffer[start++]);
            if (endsWithEndOfHead()) {
                upgradedOrNot();
            }
        }
        if (frames != null && start < length) {
            try {
                frames.read(ByteBuffer.wrap(buffer, start, length - start));
            } catch (FrameException e) {
                throw new AssertionError("the server sent a bad frame", e);
            }
        }
    }

    private void upgradedOrNot() {
        // A connection may have carried plain calls before, so the body of an earlier answer can stand in front.
        if (head.toString(StandardCharsets.ISO_8859_1).contains("HTTP/1.1 101")) {
            frames = new FrameReader(FrameLimits.forClient(MAX_TEXT, 0), new Texts());
        }
        head.reset();
    }

    private boolean endsWithEndOfHead() {
        byte[] bytes = head.toByteArray();
        if (bytes.length < END_OF_HEAD.length) {
            return false;
        }
        for (int i = 0; i < END_OF_HEAD.length; i++) {
            if (bytes[bytes.length - END_OF_HEAD.length + i] != END_OF_HEAD[i]) {
                return false;
            }
        }
        return true;
    }

    private final class Texts implements FrameHandler {
        private final TextAssembler text = new TextAssembler(MAX_TEXT);

        @Override
        public void messageStart(MessageType type, long length, boolean whole) {}

        @Override
        public void payload(ByteBuffer piece) throws FrameException {
            text.append(piece);
        }

        @Override
        public void messageEnd() throws FrameException {
            String json = text.finish();
            try {
                onMessage.accept(codec.readServerMessage(json));
            } catch (LadingException e) {
                throw new AssertionError("the server sent what is no message: " + json, e);
            }
        }

        @Override
        public void ping(ByteBuffer payload) {}

        @Override
        public void pong(ByteBuffer payload) {}

        @Override
        public void close(int code, String reason) {}
    }
}
