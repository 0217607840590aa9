package app.lading.model.chunk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The twelve bytes in front of every chunk: stream as an unsigned 32-bit number, offset as 64 bits, both
/// big-endian. The payload follows, from one byte to the chunk limit of `welcome`, and never crosses a block
/// border.
///
/// @param stream the number the client gave this file on this socket, 0 to 2^32 - 1
/// @param offset where the first byte of the payload lies in the file. The number is taken as it came: a negative
///     value is a peer's mistake that the receiver refuses, not one that this record hides.
public record ChunkHeader(long stream, long offset) {
    /// The length of a header, in bytes.
    public static final int BYTES = 12;

    /// The highest stream number.
    public static final long MAX_STREAM = 0xFFFF_FFFFL;

    /// @throws IllegalArgumentException if `stream` does not fit into 32 unsigned bits
    public ChunkHeader {
        if (stream < 0 || stream > MAX_STREAM) {
            throw new IllegalArgumentException("a stream is 0 to " + MAX_STREAM + ", but got " + stream);
        }
    }

    /// Reads a header at the buffer's position and moves the position behind it.
    ///
    /// @throws java.nio.BufferUnderflowException if fewer than [#BYTES] remain
    public static ChunkHeader readFrom(ByteBuffer buffer) {
        ByteOrder before = buffer.order();
        buffer.order(ByteOrder.BIG_ENDIAN);
        try {
            long stream = Integer.toUnsignedLong(buffer.getInt());
            return new ChunkHeader(stream, buffer.getLong());
        } finally {
            buffer.order(before);
        }
    }

    /// Writes this header at the buffer's position and moves the position behind it.
    ///
    /// @throws java.nio.BufferOverflowException if fewer than [#BYTES] remain
    public void writeTo(ByteBuffer buffer) {
        ByteOrder before = buffer.order();
        buffer.order(ByteOrder.BIG_ENDIAN);
        try {
            buffer.putInt((int) stream).putLong(offset);
        } finally {
            buffer.order(before);
        }
    }
}
