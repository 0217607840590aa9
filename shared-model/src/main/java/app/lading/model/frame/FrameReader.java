package app.lading.model.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the frames of one connection from bytes as they arrive, and tells a [FrameHandler] what they mean.
///
/// The bytes may be cut anywhere. Payload is unmasked where it lies and handed on as a view of the input, without a
/// copy and without waiting for the rest of its frame; what is against the rules or the [FrameLimits] is refused from
/// the header, before its payload has come.
///
/// Not thread safe, and not reentrant: a handler must not call its reader. See the package for who owns which buffer.
public final class FrameReader {

    private final FrameLimits limits;
    private final FrameHandler handler;
    private final FrameHeader header;

    /// Payload of the control frame under way. Copied, as it is wanted in one piece.
    private final ByteBuffer control = ByteBuffer.allocate(FrameHeader.MAX_SHORT_LENGTH);

    /// Whether a header is complete whose payload is not.
    private boolean inFrame;
    /// Payload bytes of the frame under way that have not come yet.
    private long missing;

    /// Kind of the message under way; null between messages. Control frames do not change it.
    private @Nullable MessageType message;
    /// Frames of the message under way, including the one under way.
    private int fragments;
    /// Payload bytes of the message under way, as announced by its frames up to now; never above the limit.
    private long announced;

    private boolean closed;
    private boolean failed;

    /// A reader for a connection of which nothing was read yet.
    ///
    /// @param limits what to accept
    /// @param handler is told what comes
    public FrameReader(FrameLimits limits, FrameHandler handler) {
        this.limits = limits;
        this.handler = handler;
        this.header = new FrameHeader(limits.masked());
    }

    /// Reads from the input's position to its limit, all of it: afterwards nothing remains. The handler is called for
    /// whatever that completes, and for every part of a message's payload.
    ///
    /// @param input direct or on the heap; not read-only where frames are masked, since payload is unmasked in place
    /// @throws FrameException if what came must be refused, or if the handler refuses it. The socket must then be
    /// closed
    ///         with the exception's code, and this reader is of no more use.
    /// @throws IllegalStateException if an earlier call has ended with an exception
    public void read(ByteBuffer input) throws FrameException {
        if (failed) {
            throw new IllegalStateException("expected no more input after a failure, but was called again");
        }
        // Until proved otherwise: an exception of the handler leaves the message half told.
        failed = true;
        while (input.hasRemaining() && !closed) {
            if (inFrame) {
                readPayload(input);
            } else if (header.read(input)) {
                startFrame();
            }
        }
        // RFC 6455, section 5.5.1: whatever follows a close frame means nothing.
        input.position(input.limit());
        failed = false;
    }

    /// Whether the peer's close frame was read. Whatever follows it is dropped.
    public boolean isClosed() {
        return closed;
    }

    /// Whether no header, frame or fragmented message is under way, so that an end of the stream here cuts nothing off.
    public boolean isBetweenMessages() {
        return message == null && !inFrame && !header.isUnderWay();
    }

    private void startFrame() throws FrameException {
        switch (header.opcode()) {
            case TEXT -> startMessage(MessageType.TEXT);
            case BINARY -> startMessage(MessageType.BINARY);
            case CONTINUATION -> continueMessage();
            case CLOSE, PING, PONG -> control.clear();
        }
        inFrame = true;
        missing = header.length();
        if (missing == 0) {
            endFrame();
        }
    }

    private void startMessage(MessageType type) throws FrameException {
        if (message != null) {
            throw FrameHeader.protocolError("expected a continuation of the " + message.label()
                    + " message, but was a new " + type.label() + " frame");
        }
        announced = 0;
        announce(type);
        message = type;
        fragments = 1;
        handler.messageStart(type, header.length(), header.last());
    }

    private void continueMessage() throws FrameException {
        if (message == null) {
            throw FrameHeader.protocolError(
                    "expected a text or binary frame to begin a message, but was a continuation");
        }
        if (fragments == limits.maxFragments()) {
            throw new FrameException(
                    CloseCode.POLICY,
                    "expected at most " + limits.maxFragments() + " fragments in a message, but was more");
        }
        announce(message);
        fragments++;
    }

    /// Adds the frame's length to the message's, unless that is too much.
    private void announce(MessageType type) throws FrameException {
        long most = limits.maxBytes(type);
        if (header.length() > most - announced) {
            // Both are below 2^63, so their sum is right as an unsigned number.
            throw new FrameException(
                    CloseCode.TOO_BIG,
                    "expected at most " + most + " bytes in a " + type.label() + " message, but was at least "
                            + Long.toUnsignedString(announced + header.length()));
        }
        announced += header.length();
    }

    private void readPayload(ByteBuffer input) throws FrameException {
        int count = (int) Math.min(missing, input.remaining());
        ByteBuffer piece = input.slice(input.position(), count);
        Mask.apply(piece, header.mask(), header.length() - missing);
        input.position(input.position() + count);
        missing -= count;
        if (header.opcode().isControl()) {
            control.put(piece);
        } else {
            handler.payload(piece);
        }
        if (missing == 0) {
            endFrame();
        }
    }

    private void endFrame() throws FrameException {
        inFrame = false;
        switch (header.opcode()) {
            case TEXT, BINARY, CONTINUATION -> endDataFrame();
            case PING -> handler.ping(control.flip());
            case PONG -> handler.pong(control.flip());
            case CLOSE -> close(control.flip());
        }
    }

    private void endDataFrame() throws FrameException {
        if (header.last()) {
            message = null;
            handler.messageEnd();
        }
    }

    /// Body of a close frame: nothing, or a code of 16 bits and a reason (RFC 6455, section 5.5.1).
    private void close(ByteBuffer body) throws FrameException {
        closed = true;
        if (!body.hasRemaining()) {
            handler.close(CloseCode.NO_STATUS, "");
            return;
        }
        if (body.remaining() < Short.BYTES) {
            throw FrameHeader.protocolError(
                    "expected a close frame to be empty or to begin with a code of 2 bytes, but was 1 byte");
        }
        int code = body.getShort() & 0xFFFF;
        if (!CloseCode.isValidOnWire(code)) {
            throw FrameHeader.protocolError(
                    "expected a close code of 1000-1003, 1007-1014 or 3000-4999, but was " + code);
        }
        handler.close(code, reason(body));
    }

    private static String reason(ByteBuffer body) throws FrameException {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        Utf8 utf8 = new Utf8();
        if (utf8.firstBad(bytes, 0, bytes.length) >= 0 || utf8.missing() > 0) {
            throw new FrameException(
                    CloseCode.INVALID_DATA, "expected UTF-8 as the reason of a close frame, but was not");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
