package app.lading.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Buffers for what was read and not yet sent, in a few sizes, reused, and never more than a budget altogether. Used on
/// the loop only.
final class BufferPool {
    private static final int[] SIZES = {16 << 10, 128 << 10, 1 << 20, 4 << 20};

    private final long budget;
    private final Map<Integer, Deque<byte[]>> free = new HashMap<>();
    private long inUse;
    private long kept;

    /// @param budget bytes, at least the largest size
    BufferPool(long budget) {
        this.budget = budget;
    }

    /// A buffer of at least so many bytes; null when the budget is used up (ask again when one was released).
    ///
    /// @throws IllegalArgumentException for more than a block
    @Nullable
    Buffer take(int length) {
        return take(length, 0);
    }

    /// As [#take(int)], but leaves so many bytes of the budget for somebody more urgent.
    @Nullable
    Buffer take(int length, long leave) {
        int size = sizeFor(length);
        if (inUse + size > budget - leave) {
            return null;
        }
        Deque<byte[]> same = free.computeIfAbsent(size, any -> new ArrayDeque<>());
        byte[] bytes;
        if (same.isEmpty()) {
            makeRoom(size);
            bytes = new byte[size];
        } else {
            bytes = same.removeFirst();
            kept -= size;
        }
        inUse += size;
        return new Buffer(this, bytes);
    }

    private static int sizeFor(int length) {
        for (int size : SIZES) {
            if (length <= size) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "a buffer has at most " + SIZES[SIZES.length - 1] + " bytes, but got " + length);
    }

    private void makeRoom(int size) {
        for (int i = SIZES.length - 1; i >= 0 && inUse + kept + size > budget; i--) {
            Deque<byte[]> deque = free.computeIfAbsent(SIZES[i], any -> new ArrayDeque<>());
            while (!deque.isEmpty() && inUse + kept + size > budget) {
                kept -= deque.removeFirst().length;
            }
        }
    }

    private void giveBack(byte[] bytes) {
        inUse -= bytes.length;
        kept += bytes.length;
        free.computeIfAbsent(bytes.length, any -> new ArrayDeque<>()).addFirst(bytes);
    }

    /// Bytes of buffers that are out; 0 when nothing leaked.
    long inUse() {
        return inUse;
    }

    /// One buffer, which its holder releases exactly once.
    static final class Buffer {
        private final BufferPool pool;
        private byte @Nullable [] bytes;

        private Buffer(BufferPool pool, byte[] bytes) {
            this.pool = pool;
            this.bytes = bytes;
        }

        /// @throws IllegalStateException after its release
        byte[] bytes() {
            byte @Nullable [] here = bytes;
            if (here == null) {
                throw new IllegalStateException("this buffer was released already");
            }
            return here;
        }

        void release() {
            byte[] here = bytes();
            bytes = null;
            pool.giveBack(here);
        }
    }
}
