package app.lading.model.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The mask of RFC 6455, section 5.3: byte i of a frame's payload is XORed with byte i mod 4 of the mask.
///
/// The same call masks and unmasks. It takes eight bytes at a time, since the mask repeats every four; a byte-by-byte
/// loop, as in common libraries, costs more than everything else an upload does.
public final class Mask {

    private Mask() {}

    /// XORs the bytes from the buffer's position to its limit, in place. Position, limit and order stay as they are.
    ///
    /// @param buffer direct or on the heap, in either byte order, not read-only
    /// @param mask the mask; its highest 8 bits are the first byte on the wire. 0 changes nothing.
    /// @param offset where in the frame's payload the byte at the buffer's position stands, 0 or more; so a payload
    ///         may be masked in pieces that begin and end anywhere
    public static void apply(ByteBuffer buffer, int mask, long offset) {
        if (mask == 0) {
            return;
        }
        int index = buffer.position();
        int end = buffer.limit();
        int turned = Integer.rotateLeft(mask, (int) (offset & 3) * Byte.SIZE);
        long wide = (turned & 0xFFFF_FFFFL) << Integer.SIZE | (turned & 0xFFFF_FFFFL);
        long inOrder = buffer.order() == ByteOrder.BIG_ENDIAN ? wide : Long.reverseBytes(wide);
        for (; index <= end - Long.BYTES; index += Long.BYTES) {
            buffer.putLong(index, buffer.getLong(index) ^ inOrder);
        }
        for (int shift = Integer.SIZE - Byte.SIZE; index < end; index++, shift -= Byte.SIZE) {
            buffer.put(index, (byte) (buffer.get(index) ^ turned >>> shift));
        }
    }
}
