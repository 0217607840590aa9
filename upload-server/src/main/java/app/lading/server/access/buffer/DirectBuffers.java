package app.lading.server.access.buffer;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Direct buffers that are used again, because making one is dear and giving it up slow. There are never more than
/// were borrowed at one time: one for each thread that reads sockets, however many sockets there are, and one for
/// each download. Thread safe.
public final class DirectBuffers {
    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final int bytes;

    /// No buffer yet; they are made when they are needed.
    ///
    /// @param bytes the size of each
    public DirectBuffers(int bytes) {
        this.bytes = bytes;
    }

    /// A cleared buffer; give it back with [#give(ByteBuffer)].
    public ByteBuffer take() {
        @Nullable ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(bytes) : buffer.clear();
    }

    /// Takes a buffer back; nobody uses it any more.
    public void give(ByteBuffer buffer) {
        free.add(buffer);
    }
}
