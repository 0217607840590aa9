package app.lading.model.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The mask of RFC 6455, section 5.3: byte i of a frame's payload is XORed with byte i mod 4 of the mask.
///
/// The same call masks and unmasks. It takes eight bytes at a time, since the mask repeats every four; a byte-by-byte
/// loop, as in common libraries, costs more than everything else an upload does.
///
/// Direct and heap buffers have a loop each, although one would do for both: in a process that masks both kinds (a
/// client does), a shared loop asks at every access which kind it has, cannot be vectorised, and is several times
/// slower.
public final class Mask {

    /// Little-endian, as the memory of every processor we run on is: anything else costs a swap an access.
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Mask() {}

    /// XORs the bytes from the buffer's position to its limit, in place. Position, limit and order stay as they are.
    ///
    /// @param buffer direct or on the heap, in either byte order, not read-only
    /// @param mask the mask; its highest 8 bits are the first byte on the wire. 0 changes nothing.
    /// @param offset where in the frame's payload the byte at the buffer's position stands, 0 or more; so a payload
    ///         may be masked in pieces that begin and end anywhere
    /// @throws java.nio.ReadOnlyBufferException if there is something to change and it must not be
    public static void apply(ByteBuffer buffer, int mask, long offset) {
        if (mask == 0) {
            return;
        }
        int turned = Integer.rotateLeft(mask, (int) (offset & 3) * Byte.SIZE);
        // Twice the mask, the byte that comes first lowest.
        long half = Integer.reverseBytes(turned) & 0xFFFF_FFFFL;
        long wide = half << Integer.SIZE | half;
        if (buffer.hasArray()) {
            int start = buffer.arrayOffset();
            applyToHeap(buffer.array(), start + buffer.position(), start + buffer.limit(), wide);
        } else {
            applyToDirect(buffer.slice().order(ByteOrder.LITTLE_ENDIAN), wide);
        }
    }

    private static void applyToHeap(byte[] bytes, int from, int to, long wide) {
        int index = from;
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            LONGS.set(bytes, index, (long) LONGS.get(bytes, index) ^ wide);
        }
        for (long rest = wide; index < to; index++, rest >>>= Byte.SIZE) {
            bytes[index] ^= (byte) rest;
        }
    }

    private static void applyToDirect(ByteBuffer bytes, long wide) {
        int index = 0;
        int to = bytes.limit();
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            bytes.putLong(index, bytes.getLong(index) ^ wide);
        }
        for (long rest = wide; index < to; index++, rest >>>= Byte.SIZE) {
            bytes.put(index, (byte) (bytes.get(index) ^ rest));
        }
    }
}
