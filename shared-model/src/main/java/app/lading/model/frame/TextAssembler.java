package app.lading.model.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Puts the pieces of one text message together, in memory and therefore with a cap, and checks its UTF-8 piece by
/// piece, so that a message that cannot become valid is refused at its first wrong byte and not at its end.
///
/// Used by a [FrameHandler]: `append` in `payload`, `finish` in `messageEnd`. Reusable for the next message after
/// `finish`; after an exception it is done with, as the reader is. Not thread safe.
public final class TextAssembler {

    /// Enough for nearly all of Lading's messages, and little enough to hold on to for every open socket.
    private static final int KEPT_BYTES = 1024;

    private final int maxBytes;
    private byte[] bytes;
    private int length;
    private final Utf8 utf8 = new Utf8();

    /// @param maxBytes longest message in bytes of UTF-8, 0 or more
    public TextAssembler(int maxBytes) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("expected a cap of 0 bytes or more, but was " + maxBytes);
        }
        this.maxBytes = maxBytes;
        this.bytes = new byte[Math.min(maxBytes, KEPT_BYTES)];
    }

    /// Adds a copy of the piece from its position to its limit, and moves the position there.
    ///
    /// @throws FrameException [CloseCode#TOO_BIG] if the message would exceed the cap; [CloseCode#INVALID_DATA] if it
    /// is
    ///         not UTF-8
    public void append(ByteBuffer piece) throws FrameException {
        int count = piece.remaining();
        if (count > maxBytes - length) {
            throw new FrameException(
                    CloseCode.TOO_BIG,
                    "expected at most " + maxBytes + " bytes of text, but was at least " + ((long) length + count));
        }
        makeRoom(length + count);
        piece.get(bytes, length, count);
        int bad = utf8.firstBad(bytes, length, length + count);
        if (bad >= 0) {
            throw new FrameException(
                    CloseCode.INVALID_DATA,
                    "expected UTF-8, but byte " + bad + " of the text was 0x%02X".formatted(bytes[bad]));
        }
        length += count;
    }

    /// The message, which is complete. The assembler is then empty.
    ///
    /// @throws FrameException [CloseCode#INVALID_DATA] if the last character is not complete
    public String finish() throws FrameException {
        if (utf8.missing() > 0) {
            throw new FrameException(
                    CloseCode.INVALID_DATA,
                    "expected UTF-8, but the text ended within a character (" + utf8.missing()
                            + " of its bytes are missing)");
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[KEPT_BYTES];
        }
        return text;
    }

    private void makeRoom(int needed) {
        if (needed > bytes.length) {
            // Doubling, without exceeding the cap and without the overflow of a cap near 2 GiB.
            long doubled = Math.max(needed, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, doubled));
        }
    }
}
