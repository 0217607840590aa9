package app.lading.model.frame;

import java.nio.ByteBuffer;

/// Collects and decodes the header of one frame after the other (RFC 6455, section 5.2), and refuses what a header by
/// itself may not say. What depends on the frames before it is the reader's business.
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-------+-+-------------+-------------------------------+
/// |F|R|R|R| opcode|M|   length    |  length, 16 bits if it was 126, |
/// |I|S|S|S|  (4)  |A|     (7)     |          64 bits if it was 127, |
/// |N|V|V|V|       |S|             |          both big-endian        |
/// | |1|2|3|       |K|             |                                 |
/// +-+-+-+-+-------+-+-------------+ - - - - - - - - - - - - - - - - +
/// |  mask, 32 bits, if MASK is set                                  |
/// +-----------------------------------------------------------------+
/// ```
///
/// The accessors tell of the last complete header, until [#read(ByteBuffer)] is called again. Not thread safe.
final class FrameHeader {

    /// 2 bytes, 8 of length, 4 of mask.
    static final int MAX_BYTES = 14;

    /// Longest payload of a control frame, and longest that 7 bits say; also the last that is no escape.
    static final int MAX_SHORT_LENGTH = 125;

    static final int LENGTH_IN_16_BITS = 126;
    static final int LENGTH_IN_64_BITS = 127;
    static final int MAX_16_BIT_LENGTH = 0xFFFF;

    static final int FIN = 0x80;
    static final int MASKED = 0x80;

    private static final int FIXED_BYTES = 2;

    private final boolean expectMasked;
    private final ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES).limit(FIXED_BYTES);

    private boolean last;
    private Opcode opcode = Opcode.CONTINUATION;
    private long length;
    private int mask;

    /// @param expectMasked whether frames must be masked, otherwise they must not be
    FrameHeader(boolean expectMasked) {
        this.expectMasked = expectMasked;
    }

    /// Takes as much from the input as belongs to the header.
    ///
    /// @return whether the header is complete
    /// @throws FrameException if the header breaks a rule; what is wrong in its first 2 bytes is noticed there
    boolean read(ByteBuffer input) throws FrameException {
        while (fill(input)) {
            if (bytes.limit() == FIXED_BYTES) {
                bytes.limit(decodeFixed(bytes.get(0) & 0xFF, bytes.get(1) & 0xFF));
            }
            if (!bytes.hasRemaining()) {
                decodeRest();
                bytes.position(0).limit(FIXED_BYTES);
                return true;
            }
        }
        return false;
    }

    /// Whether a part of a header was read.
    boolean isUnderWay() {
        return bytes.position() > 0;
    }

    /// Whether this is the message's last frame.
    boolean last() {
        return last;
    }

    Opcode opcode() {
        return opcode;
    }

    /// Bytes of payload, 0 to 2^63-1.
    long length() {
        return length;
    }

    /// The mask, first byte on the wire highest; 0 if the frame is not masked.
    int mask() {
        return mask;
    }

    private boolean fill(ByteBuffer input) {
        int count = Math.min(bytes.remaining(), input.remaining());
        bytes.put(bytes.position(), input, input.position(), count).position(bytes.position() + count);
        input.position(input.position() + count);
        return !bytes.hasRemaining();
    }

    /// Checks the first two bytes and returns how many the whole header has.
    private int decodeFixed(int first, int second) throws FrameException {
        int reserved = first >> 4 & 0x7;
        if (reserved != 0) {
            throw protocolError("expected RSV bits 000 because no extension was agreed on, but was "
                    + Integer.toBinaryString(8 | reserved).substring(1));
        }
        Opcode decoded = Opcode.of(first & 0xF);
        if (decoded == null) {
            throw protocolError("expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xA, but was 0x%X".formatted(first & 0xF));
        }
        boolean isMasked = (second & MASKED) != 0;
        if (isMasked != expectMasked) {
            throw protocolError(
                    expectMasked
                            ? "expected a masked frame from the client, but was not masked"
                            : "expected an unmasked frame from the server, but was masked");
        }
        last = (first & FIN) != 0;
        opcode = decoded;
        int shortLength = second & 0x7F;
        if (decoded.isControl()) {
            checkControl(decoded, shortLength);
        }
        length = shortLength;
        return FIXED_BYTES
                + (shortLength == LENGTH_IN_64_BITS ? Long.BYTES : shortLength == LENGTH_IN_16_BITS ? Short.BYTES : 0)
                + (isMasked ? Integer.BYTES : 0);
    }

    private void checkControl(Opcode control, int shortLength) throws FrameException {
        if (!last) {
            throw protocolError("expected a " + control.label() + " frame to be whole, but was a fragment");
        }
        if (shortLength > MAX_SHORT_LENGTH) {
            throw protocolError("expected at most " + MAX_SHORT_LENGTH + " bytes in a " + control.label()
                    + " frame, but its length needs " + (shortLength == LENGTH_IN_16_BITS ? 16 : 64) + " bits");
        }
    }

    private void decodeRest() throws FrameException {
        bytes.position(FIXED_BYTES);
        if (length == LENGTH_IN_16_BITS) {
            length = bytes.getShort() & 0xFFFFL;
            checkMinimal(MAX_SHORT_LENGTH, 16);
        } else if (length == LENGTH_IN_64_BITS) {
            length = bytes.getLong();
            if (length < 0) {
                throw protocolError("expected a length below 2^63, but was " + Long.toUnsignedString(length));
            }
            checkMinimal(MAX_16_BIT_LENGTH, 64);
        }
        mask = expectMasked ? bytes.getInt() : 0;
    }

    private void checkMinimal(int longestThatNeedsLess, int bits) throws FrameException {
        if (length <= longestThatNeedsLess) {
            throw protocolError(
                    "expected the length " + length + " in as few bits as it needs, but was in " + bits + " bits");
        }
    }

    static FrameException protocolError(String message) {
        return new FrameException(CloseCode.PROTOCOL_ERROR, message);
    }
}
