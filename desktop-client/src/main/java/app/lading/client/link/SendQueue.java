package app.lading.client.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Frames between those who send and the thread that writes. Thread safe.
final class SendQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long bytes;
    private boolean complete;
    private boolean ended;
    private long lowWater;
    private @Nullable Runnable whenLow;

    /// Adds a frame; one that is not taken is released.
    ///
    /// @return false when nothing is taken any more
    boolean add(Frame frame) {
        lock.lock();
        try {
            if (complete || ended) {
                frame.release();
                return false;
            }
            put(frame);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Adds the last frame, unless there was one: nothing is taken after it.
    void addLast(Frame frame) {
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

    private void put(Frame frame) {
        frames.add(frame);
        bytes += frame.size();
        changed.signalAll();
    }

    /// Takes the next frames; waits for the first.
    ///
    /// @param into takes as many as there are, and has room for
    /// @return how many; 0 after the last one
    int take(Frame[] into) {
        lock.lock();
        try {
            while (frames.isEmpty() && !complete && !ended) {
                changed.awaitUninterruptibly();
            }
            int count = 0;
            while (count < into.length && !frames.isEmpty()) {
                into[count++] = frames.removeFirst();
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// So many bytes that were taken are on their way.
    void written(long count) {
        Runnable tell = null;
        lock.lock();
        try {
            bytes -= count;
            if (whenLow != null && bytes <= lowWater) {
                tell = whenLow;
                whenLow = null;
            }
        } finally {
            lock.unlock();
        }
        if (tell != null) {
            tell.run();
        }
    }

    /// Tells once, on the writing thread, when so few bytes are left or fewer; at once, on this one, when that is so
    /// now. A later call takes the place of an earlier one.
    void whenAtMost(long left, Runnable once) {
        lock.lock();
        try {
            if (bytes > left) {
                lowWater = left;
                whenLow = once;
                return;
            }
        } finally {
            lock.unlock();
        }
        once.run();
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

    /// Drops what is left; nothing is taken or given any more.
    void end() {
        lock.lock();
        try {
            ended = true;
            frames.forEach(Frame::release);
            frames.clear();
            bytes = 0;
            whenLow = null;
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
