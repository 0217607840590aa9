package app.lading.server.access.socket;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Direct buffers for reading sockets. A task borrows one while it runs, so there are never more than there are
/// reading threads, however many sockets there are. Thread safe.
public final class ReadBuffers {
    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final int bytes;

    /// No buffer yet; they are made when they are needed.
    ///
    /// @param bytes the size of each
    public ReadBuffers(int bytes) {
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
