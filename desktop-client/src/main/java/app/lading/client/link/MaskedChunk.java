package app.lading.client.link;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.frame.FrameWriter;
import app.lading.model.frame.Mask;
import app.lading.model.frame.MessageType;
import java.nio.ByteBuffer;
import java.util.Objects;
import okio.Buffer;

/// Makes frames in okio's pooled segments, so that no array is made for each of them and nothing is copied twice.
final class MaskedChunk {

    private MaskedChunk() {}

    /// A whole frame that is masked already.
    static Buffer of(ByteBuffer frame) {
        Buffer buffer = new Buffer();
        buffer.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
        return buffer;
    }

    /// The frame of a chunk. The bytes are copied; what lies in the array stays as it is.
    static Buffer of(FrameWriter writer, long stream, long offset, byte[] bytes, int from, int length) {
        ByteBuffer head = ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES + ChunkHeader.BYTES);
        int mask = writer.head(head, MessageType.BINARY, (long) ChunkHeader.BYTES + length);
        int headLength = head.position();
        new ChunkHeader(stream, offset).writeTo(head);
        Mask.apply(head.duplicate().position(headLength).limit(head.position()), mask, 0);

        Buffer buffer = new Buffer();
        buffer.write(head.array(), 0, head.position());
        int done = 0;
        try (Buffer.UnsafeCursor cursor = buffer.readAndWriteUnsafe()) {
            while (done < length) {
                long before = buffer.size();
                long room = cursor.expandBuffer(1);
                int piece = (int) Math.min(room, length - done);
                byte[] segment = Objects.requireNonNull(cursor.data);
                System.arraycopy(bytes, from + done, segment, cursor.start, piece);
                Mask.apply(ByteBuffer.wrap(segment, cursor.start, piece), mask, (long) ChunkHeader.BYTES + done);
                if (piece < room) {
                    cursor.resizeBuffer(before + piece);
                }
                done += piece;
            }
        }
        return buffer;
    }
}
