package app.lading.client.link;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Buffers for the frames of large chunks, used again: making a direct one is dear, and giving it up slow. There are
/// never more than were on their way at one time, and how many those are is bounded by who sends
/// ([Link#MAX_QUEUED_BYTES]). Thread safe.
final class FrameBuffers {
    /// Room for a chunk of [Link#BEST_CHUNK] with its two headers.
    static final int BYTES = Link.BEST_CHUNK + 64;

    private final ConcurrentLinkedQueue<ByteBuffer> direct = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ByteBuffer> heap = new ConcurrentLinkedQueue<>();

    /// A cleared buffer of [#BYTES]; give it back with [#give(ByteBuffer)].
    ///
    /// @param isDirect whether it lies outside of the heap, where a channel can send it from without a copy
    ByteBuffer take(boolean isDirect) {
        ByteBuffer free = (isDirect ? direct : heap).poll();
        if (free != null) {
            return free.clear();
        }
        return isDirect ? ByteBuffer.allocateDirect(BYTES) : ByteBuffer.allocate(BYTES);
    }

    /// Takes a buffer back; nobody uses it any more.
    void give(ByteBuffer buffer) {
        (buffer.isDirect() ? direct : heap).add(buffer);
    }
}
