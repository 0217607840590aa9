package app.lading.client.link;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.frame.FrameWriter;
import app.lading.model.frame.Mask;
import app.lading.model.frame.MessageType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A masked frame that is ready for the wire. It is given up once: [#release()].
final class Frame {
    /// Up to this size a frame has a buffer of its own: one of the common ones would be mostly empty, and for long. So
    /// has one that is too large for them.
    private static final int SMALL = 16 * 1024;

    /// Copied and masked in pieces that stay in the processor's cache between the two.
    private static final int PIECE = 16 * 1024;

    private final ByteBuffer bytes;
    private final @Nullable FrameBuffers home;
    private final int size;

    private Frame(ByteBuffer bytes, @Nullable FrameBuffers home) {
        this.bytes = bytes;
        this.home = home;
        this.size = bytes.remaining();
    }

    /// A frame that was made whole.
    static Frame of(ByteBuffer whole) {
        return new Frame(whole, null);
    }

    /// The frame of a chunk. The bytes are copied; what lies in the array stays as it is.
    ///
    /// @param isDirect where a large frame lies
    static Frame of(
            FrameWriter writer,
            FrameBuffers buffers,
            boolean isDirect,
            long stream,
            long offset,
            byte[] bytes,
            int from,
            int length) {
        boolean isOwn = length <= SMALL || length > Link.BEST_CHUNK;
        ByteBuffer frame = isOwn
                ? ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES + ChunkHeader.BYTES + length)
                : buffers.take(isDirect);
        int mask = writer.head(frame, MessageType.BINARY, (long) ChunkHeader.BYTES + length);
        int payload = frame.position();
        new ChunkHeader(stream, offset).writeTo(frame);
        maskFrom(frame, payload, mask, 0);
        for (int done = 0; done < length; ) {
            int piece = Math.min(PIECE, length - done);
            int at = frame.position();
            frame.put(bytes, from + done, piece);
            maskFrom(frame, at, mask, at - payload);
            done += piece;
        }
        return new Frame(frame.flip(), isOwn ? null : buffers);
    }

    private static void maskFrom(ByteBuffer frame, int start, int mask, long offset) {
        int end = frame.position();
        frame.position(start).limit(end);
        Mask.apply(frame, mask, offset);
        frame.limit(frame.capacity()).position(end);
    }

    /// From its position to its limit: what is still to be sent.
    ByteBuffer bytes() {
        return bytes;
    }

    /// All its bytes, sent or not.
    int size() {
        return size;
    }

    /// Nobody looks at it any more.
    void release() {
        if (home != null) {
            home.give(bytes);
        }
    }
}
