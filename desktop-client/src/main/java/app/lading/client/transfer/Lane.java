package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One socket and the streams on it.
///
/// It keeps the server's window over all streams, hands the link no more than about half a second's worth of bytes, so
/// that a pause, a limit or an urgent file takes effect at once, asks the common rate limiter for each piece, and takes
/// the streams in turn, those of more urgent files first. It sends pieces of one chunk at most; a chunk is copied once,
/// into the link. All lanes use the link's fast frame writer, the first too: small files and a single lane gain by it.
final class Lane {
    private static final int WANTED_CHUNK = 512 * 1024;
    private static final int LEAST_CHUNK = 16 * 1024;
    private static final long FIRST_QUEUE = 1024 * 1024;
    private static final long MOST_QUEUE = 4 * 1024 * 1024;
    private static final long LOOK_AGAIN = 5_000_000L;

    /// Where it stands.
    enum Phase {
        IDLE,
        CONNECTING,
        OPEN
    }

    private final int number;
    private final EventLoop loop;
    private final Turnstile turnstile;
    private final Lanes lanes;
    private final SpeedMeter speed = new SpeedMeter();
    private final Map<Long, Stream> streams = new HashMap<>();
    private final Turns turns = new Turns();
    private Phase phase = Phase.IDLE;
    private @Nullable Link link;
    private ServerMessage.@Nullable Welcome welcome;
    private long nextStream;
    private int dials;
    private long unacked;
    private final Silence silence;
    private EventLoop.@Nullable Timer pumpTimer;
    private boolean pumping;

    Lane(int number, EventLoop loop, Turnstile turnstile, Lanes lanes) {
        this.number = number;
        this.loop = loop;
        this.turnstile = turnstile;
        this.lanes = lanes;
        this.silence = new Silence(loop);
    }

    int number() {
        return number;
    }

    Phase phase() {
        return phase;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    long unacked() {
        return unacked;
    }

    int streamCount() {
        return streams.size();
    }

    /// How many more streams the server allows on this socket.
    int freeStreams() {
        return welcome == null ? 0 : welcome.limits().streams() - streams.size();
    }

    /// Whether the server has not yet ended a stream of this file that was let go.
    boolean isEnding(long file) {
        return streams.values().stream().anyMatch(stream -> stream.isEndingOf(file));
    }

    boolean windowIsFull() {
        return welcome != null && unacked + chunk() > welcome.limits().window();
    }

    /// Whether something waits to be sent.
    boolean hasPieces() {
        return phase == Phase.OPEN && turns.current() != null;
    }

    /// Whether the link holds as much as it is given at a time.
    boolean queueIsFull() {
        return link != null && link.queuedBytes() + chunk() > queueLimit();
    }

    SpeedMeter speed() {
        return speed;
    }

    void connect(Lanes.Dialler dialler) {
        phase = Phase.CONNECTING;
        silence.begin();
        dials++;
        // Every connection has one plain WebSocket, which works wherever OkHttp does; the others are the fast ones.
        LinkKind kind = number() == 0 ? LinkKind.CONTROL : LinkKind.LANE;
        link = dialler.dial(kind, new Callbacks(dials));
    }

    /// Opens a stream; the caller sends its `init` next.
    Stream open(StreamOwner owner) {
        Stream stream = new Stream(this, nextStream++ & 0xFFFF_FFFFL, owner);
        streams.put(stream.number(), stream);
        return stream;
    }

    /// Says something; lost when the link has ended, which is told separately.
    void say(ClientMessage message) {
        Stream stream = streams.get(message.stream());
        if (stream != null) {
            if (!isAnswerAwaited()) {
                silence.begin();
            }
            stream.wasSaid(message);
        }
        Link current = link;
        if (current != null && !current.send(message)) {
            int dial = dials;
            loop.execute(() -> brokeIf(dial));
        }
    }

    /// Whether the server owes an answer, apart from acknowledging bytes. It owes none while this side is at work.
    private boolean isAnswerAwaited() {
        return streams.values().stream().anyMatch(Stream::isAnswerAwaited);
    }

    private void brokeIf(int dial) {
        // A link that takes nothing any more says why by a callback; should that never come, this is the end of it.
        if (link != null && dials == dial && silence.isTooLongForGreeting()) {
            end(broken("The connection to " + lanes.address() + " ended."));
        }
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
            while (phase == Phase.OPEN && sendOnePiece()) {
                // each turn sends one piece of one stream
            }
        } finally {
            pumping = false;
        }
    }

    private boolean sendOnePiece() {
        Stream stream = turns.current();
        if (stream == null || link == null || welcome == null) {
            return false;
        }
        BlockSend send = stream.current();
        if (send == null) {
            return false;
        }
        int length = send.length(turnstile.piece(chunk()));
        if (unacked + length > welcome.limits().window()) {
            return false;
        }
        if (link.queuedBytes() + length > queueLimit()) {
            pumpIn(LOOK_AGAIN);
            return false;
        }
        if (!turnstile.mayPass(this, length)) {
            return false;
        }
        if (!link.sendChunk(stream.number(), send.offset(), send.bytes(), send.at(), length)) {
            pumpIn(LOOK_AGAIN);
            return false;
        }
        if (unacked == 0) {
            silence.begin();
        }
        unacked += length;
        stream.wasSent(length);
        send.sent(length);
        lanes.sent(length);
        turns.next();
        if (send.isSent()) {
            blockSent(stream, send);
        }
        return true;
    }

    private void blockSent(Stream stream, BlockSend send) {
        stream.removeCurrent().release();
        say(new ClientMessage.Seal(stream.number(), send.block(), send.digestHex()));
        StreamOwner owner = stream.owner();
        if (owner != null) {
            owner.blockSent(stream, send);
        }
    }

    /// Whether it would send if it had tokens.
    boolean wantsToSend() {
        return phase == Phase.OPEN
                && turns.current() != null
                && !windowIsFull()
                && (link == null || link.queuedBytes() < queueLimit());
    }

    /// A slow lane takes small pieces, so that what it has taken is sent soon.
    private int chunk() {
        long wanted = speed.isKnown() ? Math.max(LEAST_CHUNK, speed.bytesPerSecond() / 8) : WANTED_CHUNK;
        int most = welcome == null
                ? WANTED_CHUNK
                : Math.min(
                        WANTED_CHUNK,
                        Math.min(welcome.limits().chunk(), welcome.limits().window()));
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

    private void pumpIn(long nanos) {
        if (pumpTimer == null) {
            pumpTimer = loop.after(Math.max(nanos, 1), () -> {
                pumpTimer = null;
                pump();
            });
        }
    }

    /// Called once a second: a lane on which an answer is overdue is given up.
    void checkLiveness() {
        if (phase == Phase.CONNECTING
                ? silence.isTooLongForGreeting()
                : phase == Phase.OPEN && silence.isTooLong(unacked, isAnswerAwaited())) {
            end(timeout());
        }
    }

    /// The network changed: a lane that owes an answer is not waited for.
    void hurry() {
        if (phase == Phase.CONNECTING
                || (phase == Phase.OPEN && (unacked > 0 || isAnswerAwaited()) && silence.isSuspicious())) {
            end(broken("The network changed."));
        }
    }

    private LinkFailure timeout() {
        return new LinkFailure(
                LinkFailure.Kind.TIMEOUT,
                lanes.address() + " has not answered for " + silence.seconds() + " s",
                "Nothing is lost; it continues by itself.",
                null,
                null,
                null);
    }

    private static LinkFailure broken(String sentence) {
        return new LinkFailure(
                LinkFailure.Kind.BROKEN, sentence, "Nothing is lost; it continues by itself.", null, null, null);
    }

    /// Gives the lane up at once; its streams are lost.
    void end(LinkFailure why) {
        Phase before = phase;
        if (before == Phase.IDLE) {
            return;
        }
        if (link != null) {
            link.cancel();
        }
        reset();
        List<Stream> lost = new ArrayList<>(streams.values());
        streams.clear();
        lost.forEach(Stream::end);
        lanes.ended(this, before, why);
        for (Stream stream : lost) {
            StreamOwner owner = stream.owner();
            if (owner != null) {
                owner.lost(stream);
            }
        }
    }

    /// Ends in order: what was handed to the link is still sent.
    void close() {
        if (link != null) {
            link.close();
        }
        reset();
        streams.values().forEach(Stream::end);
        streams.clear();
    }

    private void reset() {
        phase = Phase.IDLE;
        link = null;
        welcome = null;
        unacked = 0;
        speed.reset();
        turns.clear();
        if (pumpTimer != null) {
            pumpTimer.cancel();
            pumpTimer = null;
        }
    }

    private void received(ServerMessage message) {
        silence.begin();
        switch (message) {
            case ServerMessage.Welcome hello -> {
                welcome = hello;
                phase = Phase.OPEN;
                lanes.opened(this, hello);
            }
            case ServerMessage.Draining draining -> lanes.draining(draining);
            case ServerMessage.Progress progress -> progress(progress);
            case ServerMessage.Ready ready -> {
                Stream stream = streams.get(ready.stream());
                if (stream != null) {
                    stream.becameReady();
                    StreamOwner owner = stream.owner();
                    if (owner != null) {
                        owner.ready(stream, ready);
                    }
                }
            }
            case ServerMessage.Reject reject -> {
                Stream stream = streams.get(reject.stream());
                if (stream != null && stream.owner() != null) {
                    stream.owner().reject(stream, reject.block());
                }
            }
            case ServerMessage.Verifying verifying -> {
                Stream stream = streams.get(verifying.stream());
                if (stream != null && stream.owner() != null) {
                    stream.owner().verifying(stream, verifying);
                }
            }
            case ServerMessage.Finished finished ->
                ended(finished.stream(), (owner, stream) -> {
                    lanes.progressed();
                    owner.finished(stream, finished);
                });
            case ServerMessage.Paused paused -> ended(paused.stream(), StreamOwner::paused);
            case ServerMessage.Cancelled cancelled -> ended(cancelled.stream(), StreamOwner::cancelled);
            case ServerMessage.Failed failed -> {
                if (failed.stream() == null) {
                    lanes.refused(this, failed);
                } else {
                    ended(failed.stream(), (owner, stream) -> owner.failed(stream, failed));
                }
            }
            case ServerMessage.Prove prove -> {
                // Only an md5 asks for a proof, and this client never names one: the server mistook somebody. Giving
                // the
                // stream up and beginning it anew is the way out.
                Stream stream = streams.get(prove.stream());
                if (stream != null) {
                    say(new ClientMessage.Cancel(stream.number()));
                }
            }
        }
        pump();
    }

    private void progress(ServerMessage.Progress progress) {
        Stream stream = streams.get(progress.stream());
        if (stream == null) {
            return;
        }
        long fresh = stream.acknowledged(progress.acked());
        unacked -= fresh;
        speed.add(fresh);
        if (fresh > 0) {
            lanes.progressed();
        }
        StreamOwner owner = stream.owner();
        if (owner != null) {
            owner.progress(stream, fresh, progress.durable());
        }
    }

    private void ended(long streamNumber, End how) {
        Stream stream = streams.remove(streamNumber);
        if (stream == null) {
            return;
        }
        unacked -= stream.unacked();
        StreamOwner owner = stream.owner();
        stream.end();
        if (owner != null) {
            how.tell(owner, stream);
        }
        lanes.streamEnded();
    }

    /// How the owner of a stream learns of its end.
    @FunctionalInterface
    private interface End {
        void tell(StreamOwner owner, Stream stream);
    }

    /// Brings the link's callbacks to the loop; those of a link that is no longer ours are dropped.
    private final class Callbacks implements LinkListener {
        private final int dial;

        private Callbacks(int dial) {
            this.dial = dial;
        }

        @Override
        public void opened() {}

        @Override
        public void message(ServerMessage message) {
            loop.execute(() -> {
                if (isMine()) {
                    received(message);
                }
            });
        }

        @Override
        public void closed(int code, String reason) {
            failed(LinkFailure.ofClose(code, reason));
        }

        @Override
        public void failed(LinkFailure failure) {
            loop.execute(() -> {
                if (isMine()) {
                    end(failure);
                }
            });
        }

        private boolean isMine() {
            return link != null && dials == dial;
        }
    }
}
