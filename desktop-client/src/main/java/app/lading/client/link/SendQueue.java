package app.lading.client.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/// Frames between those who send and the thread that writes. Thread safe.
final class SendQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Buffer> frames = new ArrayDeque<>();
    private long bytes;
    private boolean complete;
    private boolean ended;

    /// Adds a frame.
    ///
    /// @return false when nothing is taken any more
    boolean add(Buffer frame) {
        lock.lock();
        try {
            if (complete || ended) {
                return false;
            }
            put(frame);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Adds the last frame, unless there was one: nothing is taken after it.
    void addLast(Buffer frame) {
        lock.lock();
        try {
            if (!complete && !ended) {
                put(frame);
                complete = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(Buffer frame) {
        frames.add(frame);
        bytes += frame.size();
        changed.signalAll();
    }

    /// The next frame; waits for it.
    ///
    /// @return null after the last one
    @Nullable
    Buffer take() {
        lock.lock();
        try {
            while (frames.isEmpty() && !complete && !ended) {
                changed.awaitUninterruptibly();
            }
            return ended ? null : frames.poll();
        } finally {
            lock.unlock();
        }
    }

    /// So many bytes that were taken are on their way.
    void written(long count) {
        lock.lock();
        try {
            bytes -= count;
        } finally {
            lock.unlock();
        }
    }

    /// Bytes added and not yet written.
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return frames.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Drops what is left; nothing is taken or given any more.
    void end() {
        lock.lock();
        try {
            ended = true;
            frames.clear();
            bytes = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has ended, but not longer than this.
    void awaitEnd(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
