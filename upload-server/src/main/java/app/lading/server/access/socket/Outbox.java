package app.lading.server.access.socket;

import app.lading.model.frame.CloseCode;
import app.lading.model.frame.FrameWriter;
import app.lading.model.message.MessageCodec;
import app.lading.model.message.ServerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is to be sent on one socket. Any thread may add to it, none waits: one task at a time writes, and when
/// the peer does not read, the task ends until it does.
///
/// Memory is bounded: `progress` is not queued but composed when it is written, so it is at most one for each
/// open stream; of pongs only the latest is kept; and behind [#CONGESTED] messages the socket stops reading
/// from its peer, so that nothing new can be asked. Beyond [#FULL], which only answers to what was asked before
/// could reach, the connection is ended.
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    static final int CONGESTED = 512;
    static final int FULL = 8192;

    private static final int CLEAR = 128;
    private static final int BATCH = 64;

    /// What the socket wants to know of its outbox. Called without the outbox's lock.
    interface Listener {
        /// The peer reads again: so may we.
        void drained();

        /// The close frame is written.
        void lastWordWritten();

        /// Nothing can be written any more, or the peer has left too much unread.
        void broken(String why);
    }

    /// A frame that is made when its turn comes; null when it is not wanted any more.
    private interface Outgoing {
        @Nullable
        ByteBuffer frame();
    }

    private enum State {
        IDLE,
        FLUSHING,
        WAITING,
        ENDED
    }

    private final FrameWriter frames = FrameWriter.forServer();
    private final Wire wire;
    private final MessageCodec codec;
    private final Executor executor;
    private final Listener listener;

    private final Object lock = new Object();
    private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
    private final LinkedHashSet<SocketStream> due = new LinkedHashSet<>();
    private State state = State.IDLE;
    private boolean congested;
    private boolean closing;
    private @Nullable ByteBuffer pong;
    private @Nullable ByteBuffer closeFrame;

    /// What is being written; belongs to the task that flushes.
    private ByteBuffer[] batch = new ByteBuffer[0];

    private int written;

    Outbox(Wire wire, MessageCodec codec, Executor executor, Listener listener) {
        this.wire = wire;
        this.codec = codec;
        this.executor = executor;
        this.listener = listener;
    }

    void send(ServerMessage message) {
        boolean flush;
        boolean full;
        synchronized (lock) {
            if (closing) {
                return;
            }
            queue.add(() -> frames.text(codec.write(message)));
            congested |= queue.size() > CONGESTED;
            full = queue.size() > FULL;
            flush = claim();
        }
        if (full) {
            listener.broken("it left " + FULL + " messages unread");
        }
        start(flush);
    }

    /// Says `progress` of a stream when the next writing is done, with the numbers of that moment.
    void progress(SocketStream stream) {
        boolean flush;
        synchronized (lock) {
            if (closing) {
                return;
            }
            due.add(stream);
            flush = claim();
        }
        start(flush);
    }

    /// As [#progress(SocketStream)] for many, without starting to write: [#flushNow()] follows.
    void progressLater(List<SocketStream> streams) {
        synchronized (lock) {
            if (!closing) {
                due.addAll(streams);
            }
        }
    }

    void forget(SocketStream stream) {
        synchronized (lock) {
            due.remove(stream);
        }
    }

    void ping() {
        boolean flush;
        synchronized (lock) {
            if (closing) {
                return;
            }
            queue.add(() -> frames.ping(ByteBuffer.allocate(0)));
            flush = claim();
        }
        start(flush);
    }

    /// Answers a ping; an answer that was not yet written is replaced.
    void pong(ByteBuffer payload) {
        boolean flush;
        synchronized (lock) {
            if (closing) {
                return;
            }
            pong = frames.pong(payload);
            flush = claim();
        }
        start(flush);
    }

    /// Writes what is queued, then the close frame; then nothing more is accepted.
    void close(int code, String reason) {
        boolean flush;
        synchronized (lock) {
            if (closing) {
                return;
            }
            closing = true;
            due.clear();
            closeFrame = code == CloseCode.NO_STATUS ? frames.close(CloseCode.NORMAL, "") : frames.close(code, reason);
            flush = claim();
        }
        start(flush);
    }

    /// Drops everything; the connection is gone.
    void end() {
        synchronized (lock) {
            closing = true;
            state = State.ENDED;
            queue.clear();
            due.clear();
            pong = null;
            closeFrame = null;
        }
    }

    /// Whether so much is unsent that nothing more should be read.
    boolean isCongested() {
        synchronized (lock) {
            return congested;
        }
    }

    /// Writes on the caller's thread what can be written, unless another is doing so.
    void flushNow() {
        boolean mine;
        synchronized (lock) {
            mine = hasWork() && claim();
        }
        if (mine) {
            flush();
        }
    }

    private boolean hasWork() {
        return !queue.isEmpty() || !due.isEmpty() || pong != null || closeFrame != null;
    }

    private boolean claim() {
        if (state != State.IDLE) {
            return false;
        }
        state = State.FLUSHING;
        return true;
    }

    private void start(boolean flush) {
        if (flush) {
            executor.execute(this::flush);
        }
    }

    private void flush() {
        try {
            while (writeBatch()) {
                if (!nextBatch()) {
                    return;
                }
            }
        } catch (IOException e) {
            listener.broken("writing failed: " + e.getMessage());
            return;
        } catch (RuntimeException e) {
            LOG.error("A mistake of the server while writing to a socket", e);
            listener.broken("the server made a mistake");
            return;
        }
        synchronized (lock) {
            if (state == State.ENDED) {
                return;
            }
            state = State.WAITING;
        }
        wire.awaitWritable(() -> executor.execute(this::writable));
    }

    private void writable() {
        synchronized (lock) {
            if (state != State.WAITING) {
                return;
            }
            state = State.FLUSHING;
        }
        flush();
    }

    /// Writes what fits.
    ///
    /// @return whether all of the batch is written
    private boolean writeBatch() throws IOException {
        while (written < batch.length) {
            if (wire.write(batch, batch.length) == 0) {
                return false;
            }
            while (written < batch.length && !batch[written].hasRemaining()) {
                written++;
            }
        }
        return true;
    }

    /// Takes what comes next.
    ///
    /// @return whether there is something to write; when not, the task is over
    private boolean nextBatch() {
        while (true) {
            List<Outgoing> next = new ArrayList<>();
            boolean last = false;
            boolean drained = false;
            synchronized (lock) {
                if (state == State.ENDED) {
                    return false;
                }
                take(next);
                if (next.isEmpty() && closing) {
                    state = State.ENDED;
                    last = true;
                } else if (next.isEmpty()) {
                    state = State.IDLE;
                }
                if (congested && queue.size() < CLEAR) {
                    congested = false;
                    drained = true;
                }
            }
            if (drained) {
                listener.drained();
            }
            if (last) {
                listener.lastWordWritten();
            }
            if (next.isEmpty()) {
                return false;
            }
            batch = encode(next);
            written = 0;
            if (batch.length > 0) {
                return true;
            }
        }
    }

    private void take(List<Outgoing> next) {
        @Nullable ByteBuffer answer = pong;
        if (answer != null) {
            next.add(() -> answer);
            pong = null;
        }
        while (next.size() < BATCH && !queue.isEmpty()) {
            next.add(queue.remove());
        }
        Iterator<SocketStream> streams = due.iterator();
        while (next.size() < BATCH && streams.hasNext()) {
            SocketStream stream = streams.next();
            streams.remove();
            next.add(() -> {
                ServerMessage.@Nullable Progress progress = stream.progress();
                return progress == null ? null : frames.text(codec.write(progress));
            });
        }
        @Nullable ByteBuffer goodbye = closeFrame;
        if (next.isEmpty() && goodbye != null) {
            next.add(() -> goodbye);
            closeFrame = null;
        }
    }

    private static ByteBuffer[] encode(List<Outgoing> next) {
        List<ByteBuffer> encoded = new ArrayList<>(next.size());
        for (Outgoing outgoing : next) {
            @Nullable ByteBuffer frame = outgoing.frame();
            if (frame != null) {
                encoded.add(frame);
            }
        }
        return encoded.toArray(new ByteBuffer[0]);
    }
}
