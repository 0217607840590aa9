package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.model.message.ServerMessage;
import org.jspecify.annotations.Nullable;

/// The sending half of a lane. It keeps the server's window over all streams, hands the link no more than about half a
/// second's worth of bytes, so that a pause, a limit or an urgent file takes effect at once, asks the common rate
/// limiter for each piece, and takes the streams in turn, those of more urgent files first. It sends pieces of one
/// chunk at most; a chunk is copied once, into the link.
final class LanePump {
    private static final int LEAST_CHUNK = 16 * 1024;
    private static final long FIRST_QUEUE = 1024 * 1024;
    private static final long MOST_QUEUE = 2 * 1024 * 1024;
    private static final long LOOK_AGAIN = 5_000_000L;

    private final EventLoop loop;
    private final Turnstile turnstile;
    private final Listener listener;
    private final SpeedMeter speed = new SpeedMeter();
    private final Turns turns = new Turns();
    private @Nullable Link link;
    private ServerMessage.@Nullable Limits limits;
    private long unacked;
    private boolean pumping;
    private boolean roomAwaited;
    private int openings;
    private EventLoop.@Nullable Timer timer;

    /// What the lane wants to know.
    interface Listener {
        /// The first bytes go out after a time without any.
        void beginsToSend();

        /// Bytes were handed to the link.
        void sent(int bytes);

        /// All bytes of a block were handed to the link: its seal follows.
        void blockSent(Stream stream, BlockSend send);
    }

    LanePump(EventLoop loop, Turnstile turnstile, Listener listener) {
        this.loop = loop;
        this.turnstile = turnstile;
        this.listener = listener;
    }

    /// From now on it sends over this link.
    void open(Link to, ServerMessage.Limits within) {
        link = to;
        limits = within;
    }

    /// Sends nothing more, and forgets what was under way.
    void close() {
        link = null;
        limits = null;
        unacked = 0;
        roomAwaited = false;
        openings++;
        speed.reset();
        turns.clear();
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    SpeedMeter speed() {
        return speed;
    }

    /// Payload bytes sent and not yet acknowledged.
    long unacked() {
        return unacked;
    }

    /// The server acknowledged so many more bytes.
    void acked(long bytes) {
        unacked -= bytes;
        speed.add(bytes);
    }

    /// So many bytes were sent that nobody will acknowledge any more.
    void forget(long bytes) {
        unacked -= bytes;
    }

    boolean windowIsFull() {
        return limits != null && unacked + chunk() > limits.window();
    }

    /// Whether something waits to be sent.
    boolean hasPieces() {
        return link != null && turns.current() != null;
    }

    /// Whether the link holds as much as it is given at a time.
    boolean queueIsFull() {
        return link != null && link.queuedBytes() + chunk() > queueLimit();
    }

    /// Whether it would send if it had tokens.
    boolean wantsToSend() {
        return hasPieces() && !windowIsFull() && (link == null || link.queuedBytes() < queueLimit());
    }

    /// A stream has a block to send.
    void schedule(Stream stream) {
        turns.add(stream);
        pump();
    }

    /// Sends what may be sent now.
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (sendOnePiece()) {
                // each turn sends one piece of one stream
            }
        } finally {
            pumping = false;
        }
    }

    private boolean sendOnePiece() {
        Link to = link;
        ServerMessage.Limits within = limits;
        if (to == null || within == null || roomAwaited) {
            return false;
        }
        Stream stream = turns.current();
        BlockSend send = stream == null ? null : stream.current();
        if (stream == null || send == null) {
            return false;
        }
        int length = send.length(turnstile.piece(chunk()));
        if (unacked + length > within.window()) {
            return false;
        }
        if (to.queuedBytes() + length > queueLimit()) {
            pumpWhenRoom(to);
            return false;
        }
        if (!turnstile.mayPass(this, length)) {
            return false;
        }
        if (!to.sendChunk(stream.number(), send.offset(), send.bytes(), send.at(), length)) {
            pumpIn(LOOK_AGAIN);
            return false;
        }
        if (unacked == 0) {
            listener.beginsToSend();
        }
        unacked += length;
        stream.wasSent(length);
        send.sent(length);
        listener.sent(length);
        turns.next();
        if (send.isSent()) {
            stream.removeCurrent().release();
            listener.blockSent(stream, send);
        }
        return true;
    }

    /// A slow lane takes small pieces, so that what it has taken is sent soon.
    private int chunk() {
        long wanted = speed.isKnown() ? Math.max(LEAST_CHUNK, speed.bytesPerSecond() / 8) : Link.BEST_CHUNK;
        int most =
                limits == null ? Link.BEST_CHUNK : Math.min(Link.BEST_CHUNK, Math.min(limits.chunk(), limits.window()));
        return (int) Math.min(wanted, most);
    }

    /// Half a second's worth, at least one piece.
    private long queueLimit() {
        return speed.isKnown() ? Math.max(chunk(), Math.min(MOST_QUEUE, speed.bytesPerSecond() / 2)) : FIRST_QUEUE;
    }

    /// Called once a second. Time in which nothing is under way does not count as slow.
    void measure(long nowNanos) {
        if (unacked > 0 || turns.current() != null) {
            speed.tick(nowNanos);
        } else {
            speed.idle();
        }
    }

    /// Goes on when the link has sent half of what it holds: so it never runs dry before more comes.
    private void pumpWhenRoom(Link to) {
        int opening = openings;
        roomAwaited = to.whenAtMost(
                queueLimit() / 2,
                () -> loop.execute(() -> {
                    if (opening == openings) {
                        roomAwaited = false;
                        pump();
                    }
                }));
        if (!roomAwaited) {
            pumpIn(LOOK_AGAIN);
        }
    }

    private void pumpIn(long nanos) {
        if (timer == null) {
            timer = loop.after(Math.max(nanos, 1), () -> {
                timer = null;
                pump();
            });
        }
    }
}
