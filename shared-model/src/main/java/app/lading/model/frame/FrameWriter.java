package app.lading.model.frame;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Encodes frames: for a server without a mask, for a client with one (RFC 6455, section 5.1).
///
/// What is small comes as one fresh heap buffer that holds the whole frame, from its position to its limit: text, ping,
/// pong and close. File data is never copied: [#binary(ByteBuffer, ByteBuffer...)] writes the header into a buffer of
/// the caller, and masks the payload where it lies; the caller then sends the one after the other, or in one gathering
/// write. Every message is written as one frame.
///
/// As thread safe as its [MaskSource]; without one, thread safe.
public final class FrameWriter {

    /// No header is longer: 2 bytes, 8 of length, 4 of mask.
    public static final int MAX_HEAD_BYTES = FrameHeader.MAX_BYTES;

    /// What a close frame has room for besides its code.
    private static final int MAX_REASON_BYTES = FrameHeader.MAX_SHORT_LENGTH - Short.BYTES;

    /// Null when frames are not masked.
    private final @Nullable MaskSource masks;

    private FrameWriter(@Nullable MaskSource masks) {
        this.masks = masks;
    }

    /// A writer of unmasked frames.
    public static FrameWriter forServer() {
        return new FrameWriter(null);
    }

    /// A writer of masked frames.
    ///
    /// @param masks asked once for each frame
    public static FrameWriter forClient(MaskSource masks) {
        return new FrameWriter(masks);
    }

    /// A text message. Half a surrogate pair, which UTF-8 cannot say, becomes a question mark.
    ///
    /// @return the whole frame
    public ByteBuffer text(String message) {
        return frame(Opcode.TEXT, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    /// A ping.
    ///
    /// @param payload comes back in the pong; 125 bytes or less, copied from its position to its limit, not changed
    /// @return the whole frame
    /// @throws IllegalArgumentException if the payload is longer
    public ByteBuffer ping(ByteBuffer payload) {
        return control(Opcode.PING, payload);
    }

    /// The answer to a ping.
    ///
    /// @param payload that of the ping; 125 bytes or less, copied from its position to its limit, not changed
    /// @return the whole frame
    /// @throws IllegalArgumentException if the payload is longer
    public ByteBuffer pong(ByteBuffer payload) {
        return control(Opcode.PONG, payload);
    }

    /// A close frame. Nothing may be sent after it.
    ///
    /// @param reason for the developer at the other end; cut to 123 bytes of UTF-8, at a character's border
    /// @return the whole frame
    public ByteBuffer close(CloseCode code, String reason) {
        return close(code.code(), reason);
    }

    /// A close frame with any code, as an answer to a close frame needs it. Nothing may be sent after it.
    ///
    /// @param code a code for which [CloseCode#isValidOnWire(int)] holds, or [CloseCode#NO_STATUS] for a frame without
    ///         a code, and then without a reason
    /// @param reason as in [#close(CloseCode, String)]
    /// @return the whole frame
    /// @throws IllegalArgumentException if the code must not be sent
    public ByteBuffer close(int code, String reason) {
        ByteBuffer body = ByteBuffer.allocate(FrameHeader.MAX_SHORT_LENGTH);
        if (code != CloseCode.NO_STATUS) {
            if (!CloseCode.isValidOnWire(code)) {
                throw new IllegalArgumentException(
                        "expected a close code of 1000-1003, 1007-1014 or 3000-4999, but was " + code);
            }
            body.putShort((short) code).put(cut(reason));
        }
        return frame(Opcode.CLOSE, body.flip());
    }

    /// Bytes of the header of a frame with so much payload: for who leaves room for it before the payload.
    ///
    /// @param length payload bytes, 0 or more
    public int headBytes(long length) {
        int extended = length <= FrameHeader.MAX_SHORT_LENGTH
                ? 0
                : length <= FrameHeader.MAX_16_BIT_LENGTH ? Short.BYTES : Long.BYTES;
        return 2 + extended + (masks == null ? 0 : Integer.BYTES);
    }

    /// Writes the header of a binary message, and makes its payload ready to be sent after it.
    ///
    /// @param head takes the header at its position, which moves behind it; needs room for [#headBytes(long)]
    /// @param payload the parts of the message in order, each from its position to its limit, which stay as they are. A
    ///         client's are masked in place, so what they held is gone: send each of them once, and nothing else.
    /// @throws java.nio.BufferOverflowException if the head has no room; nothing was masked then
    public void binary(ByteBuffer head, ByteBuffer... payload) {
        long length = 0;
        for (ByteBuffer part : payload) {
            length += part.remaining();
        }
        int mask = head(head, MessageType.BINARY, length);
        long offset = 0;
        for (ByteBuffer part : payload) {
            Mask.apply(part, mask, offset);
            offset += part.remaining();
        }
    }

    /// Writes the header of a message whose payload comes later, perhaps in pieces.
    ///
    /// @param head takes the header at its position, which moves behind it; needs room for [#headBytes(long)]
    /// @param length payload bytes that will follow, exactly; 0 or more
    /// @return the mask that [Mask#apply(ByteBuffer, int, long)] must apply to each piece before it is sent; 0, which
    ///         changes nothing, for a server
    /// @throws IllegalArgumentException if the length is negative
    /// @throws java.nio.BufferOverflowException if the head has no room
    public int head(ByteBuffer head, MessageType type, long length) {
        return head(head, type.opcode(), true, length);
    }

    /// Any header, also that of a fragment.
    int head(ByteBuffer head, Opcode opcode, boolean last, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("expected a length of 0 bytes or more, but was " + length);
        }
        ByteBuffer out = head.slice(head.position(), head.remaining());
        int maskBit = masks == null ? 0 : FrameHeader.MASKED;
        out.put((byte) ((last ? FrameHeader.FIN : 0) | opcode.code()));
        if (length <= FrameHeader.MAX_SHORT_LENGTH) {
            out.put((byte) (maskBit | length));
        } else if (length <= FrameHeader.MAX_16_BIT_LENGTH) {
            out.put((byte) (maskBit | FrameHeader.LENGTH_IN_16_BITS)).putShort((short) length);
        } else {
            out.put((byte) (maskBit | FrameHeader.LENGTH_IN_64_BITS)).putLong(length);
        }
        int mask = 0;
        if (masks != null) {
            mask = masks.nextMask();
            out.putInt(mask);
        }
        head.position(head.position() + out.position());
        return mask;
    }

    private ByteBuffer control(Opcode opcode, ByteBuffer payload) {
        if (payload.remaining() > FrameHeader.MAX_SHORT_LENGTH) {
            throw new IllegalArgumentException("expected at most " + FrameHeader.MAX_SHORT_LENGTH + " bytes in a "
                    + opcode.label() + " frame, but was " + payload.remaining());
        }
        return frame(opcode, payload);
    }

    /// One whole frame in one buffer. The payload is copied, so that it need not be ours to mask.
    private ByteBuffer frame(Opcode opcode, ByteBuffer payload) {
        int length = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(headBytes(length) + length);
        int mask = head(frame, opcode, true, length);
        frame.put(frame.position(), payload, payload.position(), length);
        Mask.apply(frame, mask, 0);
        return frame.rewind();
    }

    /// As many whole characters of the text as a close frame has room for.
    private static ByteBuffer cut(String reason) {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_REASON_BYTES);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(reason), bytes, true);
        return bytes.flip();
    }
}
