package app.lading.server.access.socket;

import app.lading.model.frame.CloseCode;
import app.lading.model.frame.FrameException;
import app.lading.model.frame.FrameReader;
import app.lading.server.access.buffer.DirectBuffers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one socket: at most one task at a time, on a bounded pool of threads that may block on the disk.
///
/// The way of a byte is: socket → direct buffer of the running task (one copy by the kernel) → unmasked there →
/// positional write to the file from there (one copy by the kernel). There is one hand-over between threads,
/// when the socket becomes readable, and none for each chunk. While a task writes to the disk nobody reads the
/// socket, so the disk's speed becomes the sender's speed through TCP, and nothing is queued. After a fair
/// share of bytes the task goes to the end of the queue.
final class ReadLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLoop.class);

    private enum State {
        /// The selector will tell.
        WAITING,
        /// A task is queued or runs.
        RUNNING,
        /// A task runs, and what it may have paused for has changed meanwhile.
        WOKEN,
        /// Not reading until [#wake()].
        PAUSED,
        ENDED
    }

    private enum Turn {
        DRY,
        AGAIN,
        PAUSE,
        END
    }

    private final UploadSocket socket;
    private final Wire wire;
    private final FrameReader frames;
    private final Executor executor;
    private final DirectBuffers buffers;
    private final int fairShare;
    private volatile boolean handling;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    ReadLoop(UploadSocket socket, Wire wire, FrameReader frames, SocketServices services) {
        this.socket = socket;
        this.wire = wire;
        this.frames = frames;
        this.executor = services.executor();
        this.buffers = services.buffers();
        this.fairShare = services.limits().fairShare();
    }

    void start() {
        wire.onReadable(() -> {
            if (state.compareAndSet(State.WAITING, State.RUNNING)) {
                executor.execute(this);
            }
        });
        wire.resumeReads();
    }

    /// Goes on after a pause, when there is one. Any thread.
    void wake() {
        State before = state.getAndUpdate(now -> switch (now) {
            case PAUSED -> State.RUNNING;
            case RUNNING -> State.WOKEN;
            case WAITING, WOKEN, ENDED -> now;
        });
        if (before == State.PAUSED) {
            executor.execute(this);
        }
    }

    /// Whether something that came is being dealt with, which may wait for the disk. Any thread.
    boolean isHandling() {
        return handling;
    }

    @Override
    public void run() {
        // Before anything is looked at: whoever changes it from here on makes this task run once more.
        state.set(State.RUNNING);
        Turn turn;
        ByteBuffer buffer = buffers.take();
        try {
            turn = turn(buffer);
        } catch (FrameException e) {
            socket.close(e.closeCode(), String.valueOf(e.getMessage()));
            turn = Turn.AGAIN;
        } catch (IOException e) {
            socket.abort("the connection was lost: " + e.getMessage());
            turn = Turn.END;
        } catch (RuntimeException e) {
            LOG.error("A mistake of the server while reading from {}", socket, e);
            socket.close(CloseCode.INTERNAL_ERROR, "the server made a mistake");
            turn = Turn.AGAIN;
        } finally {
            buffers.give(buffer);
        }
        socket.burstEnded();
        next(turn);
    }

    private Turn turn(ByteBuffer buffer) throws IOException, FrameException {
        long share = 0;
        while (share < fairShare) {
            boolean discarding = socket.isClosing();
            if (!discarding && !socket.mayRead()) {
                return Turn.PAUSE;
            }
            int count = wire.read(buffer.clear());
            if (count == 0) {
                return Turn.DRY;
            }
            if (count < 0) {
                socket.peerEnded();
                return Turn.END;
            }
            share += count;
            socket.heard();
            if (!discarding) {
                handling = true;
                try {
                    frames.read(buffer.flip());
                } finally {
                    handling = false;
                }
            }
        }
        return Turn.AGAIN;
    }

    private void next(Turn turn) {
        switch (turn) {
            case DRY -> {
                state.set(State.WAITING);
                wire.resumeReads();
            }
            case AGAIN -> executor.execute(this);
            case PAUSE -> {
                if (!state.compareAndSet(State.RUNNING, State.PAUSED)) {
                    executor.execute(this);
                }
            }
            case END -> state.set(State.ENDED);
        }
    }
}
