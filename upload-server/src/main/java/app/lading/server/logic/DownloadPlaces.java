package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Bounds what downloads take of the memory: each holds one block, also while its receiver takes nothing.
/// Thread safe, never waits.
final class DownloadPlaces {
    /// All together hold at most 256 MiB, a quarter of the smallest heap that the packages start with.
    private static final int MOST = 64;

    private static final int MOST_OF_A_USER = 16;
    private static final int RETRY_SECONDS = 10;

    private final ConcurrentLinkedQueue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> byUser = new HashMap<>();
    private int taken;

    /// The right to hold one block in memory; to be closed once, more often is harmless.
    final class Place implements AutoCloseable {
        private final String user;
        private final AtomicBoolean closed = new AtomicBoolean();
        private @Nullable ByteBuffer buffer;

        private Place(String user) {
            this.user = user;
        }

        /// Room for one block, made when it is first asked for. Used by one thread at a time.
        ByteBuffer buffer() {
            ByteBuffer held = buffer;
            if (held == null) {
                ByteBuffer free = buffers.poll();
                held = free == null ? ByteBuffer.allocate(Blocks.BLOCK_SIZE) : free;
                buffer = held;
            }
            return held;
        }

        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            if (buffer != null) {
                buffers.add(buffer);
                buffer = null;
            }
            synchronized (DownloadPlaces.this) {
                taken--;
                byUser.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /// Takes a place.
    ///
    /// @throws LadingException `too-many-requests` with `retryAfter` when all are taken
    synchronized Place take(String user) throws LadingException {
        int own = byUser.getOrDefault(user, 0);
        if (own >= MOST_OF_A_USER) {
            throw full("a user downloads at most " + MOST_OF_A_USER + " files at a time");
        }
        if (taken >= MOST) {
            throw full("the server sends at most " + MOST + " files at a time, and all these are being sent");
        }
        taken++;
        byUser.put(user, own + 1);
        return new Place(user);
    }

    private static LadingException full(String message) {
        return new LadingException(ErrorCode.TOO_MANY_REQUESTS, message, Map.of("retryAfter", RETRY_SECONDS));
    }
}
