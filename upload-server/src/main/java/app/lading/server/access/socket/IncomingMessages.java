package app.lading.server.access.socket;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.frame.FrameException;
import app.lading.model.frame.FrameHandler;
import app.lading.model.frame.MessageType;
import app.lading.model.frame.TextAssembler;
import app.lading.model.message.MessageCodec;
import java.nio.ByteBuffer;

/// Makes messages and chunks of the frames of one socket. Payload is not copied: pieces go on as views of the
/// buffer they were received in. Only the reading task calls it.
final class IncomingMessages implements FrameHandler {
    private final UploadSocket socket;
    private final SocketStreams streams;
    private final MessageCodec codec;
    private final TextAssembler text;

    /// The header of a chunk, which may come in parts.
    private final ByteBuffer header = ByteBuffer.allocate(ChunkHeader.BYTES);

    private MessageType type = MessageType.TEXT;
    private long payloadLength;
    private boolean begun;

    IncomingMessages(UploadSocket socket, SocketStreams streams, SocketServices services) {
        this.socket = socket;
        this.streams = streams;
        this.codec = services.codec();
        this.text = new TextAssembler(services.limits().text());
    }

    @Override
    public void messageStart(MessageType type, long length, boolean whole) {
        this.type = type;
        header.clear();
        begun = false;
        payloadLength = whole ? length - ChunkHeader.BYTES : -1;
    }

    @Override
    public void payload(ByteBuffer piece) throws FrameException {
        if (type == MessageType.TEXT) {
            text.append(piece);
            return;
        }
        while (header.hasRemaining() && piece.hasRemaining()) {
            header.put(piece.get());
        }
        if (!piece.hasRemaining()) {
            return;
        }
        if (!begun) {
            begun = true;
            ChunkHeader chunk = ChunkHeader.readFrom(header.flip());
            streams.chunk(chunk.stream(), chunk.offset(), payloadLength);
        }
        streams.piece(piece);
    }

    @Override
    public void messageEnd() throws FrameException {
        try {
            if (type == MessageType.TEXT) {
                streams.message(codec.readClientMessage(text.finish()));
            } else if (begun) {
                streams.chunkEnd();
            } else {
                throw new LadingException(
                        ErrorCode.BAD_MESSAGE,
                        "a binary message has a header of " + ChunkHeader.BYTES
                                + " bytes and at least one byte of payload");
            }
        } catch (LadingException e) {
            socket.badMessage(e);
        }
    }

    @Override
    public void ping(ByteBuffer payload) {
        socket.pong(payload);
    }

    @Override
    public void pong(ByteBuffer payload) {
        // That something came is all a pong says, and the reading task has noted that.
    }

    @Override
    public void close(int code, String reason) {
        socket.peerClosed(code);
    }
}
