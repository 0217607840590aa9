package app.lading.server.access.socket;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.frame.CloseCode;
import app.lading.model.frame.FrameLimits;
import app.lading.model.frame.FrameReader;
import app.lading.model.message.ServerMessage;
import app.lading.model.name.FileNames;
import app.lading.server.logic.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.StreamConnection;

/// One signed-in connection, from the `101` to its end.
///
/// It ends in two steps. First everything it holds is given back, exactly once and without asking the peer:
/// streams are detached, the place among the user's sockets is free. Then its last words are sent and what the
/// peer still sends is read and dropped, for a short while at most, so that the peer can read why; a peer that
/// is dead is not waited for.
final class UploadSocket implements Outbox.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSocket.class);
    private static final int MAX_BAD_MESSAGES = 3;
    private static final int MAX_REFUSALS = 2000;
    private static final long REFUSALS_NANOS = 10_000_000_000L;
    private static final long NOT_CLOSING = Long.MIN_VALUE;

    private final Session session;
    private final String remote;
    private final SocketServices services;
    private final Runnable whenReleased;
    private final Consumer<UploadSocket> whenGone;
    private final Wire wire;
    private final Outbox outbox;
    private final SocketStreams streams;
    private final ReadLoop reading;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean draining;
    private volatile boolean peerDone;
    private volatile boolean lastWordWritten;
    private volatile boolean holdingBack;
    private volatile long lastHeard;
    private volatile long lastPing;
    private volatile long lastCheck;
    private volatile long closingSince = NOT_CLOSING;
    private int badMessages;
    private int refusals;
    private long refusalsSince;

    /// A socket that was just upgraded.
    ///
    /// @param whenReleased called once, when this socket holds nothing any more
    /// @param whenGone called at least once, when the connection itself has ended
    UploadSocket(
            StreamConnection connection,
            Session session,
            String remote,
            SocketServices services,
            Runnable whenReleased,
            Consumer<UploadSocket> whenGone) {
        this.session = session;
        this.remote = remote;
        this.services = services;
        this.whenReleased = whenReleased;
        this.whenGone = whenGone;
        this.wire = new Wire(connection);
        this.outbox = new Outbox(wire, services.codec(), services.executor(), this);
        this.streams = new SocketStreams(this, services);
        SocketLimits limits = services.limits();
        FrameLimits frames = FrameLimits.forServer(limits.text(), (long) limits.chunk() + ChunkHeader.BYTES);
        FrameReader reader = new FrameReader(frames, new IncomingMessages(this, streams, services));
        this.reading = new ReadLoop(this, wire, reader, services);
        long now = services.nanoTime().getAsLong();
        this.lastHeard = now;
        this.lastPing = now;
        this.lastCheck = now;
        this.refusalsSince = now;
    }

    /// Says `welcome` and begins to read.
    void start(String serverName, long maxFileSize) {
        SocketLimits limits = services.limits();
        services.counters().socketOpened();
        send(new ServerMessage.Welcome(
                1,
                serverName,
                session.user().name(),
                new ServerMessage.Limits(
                        maxFileSize, limits.chunk(), Blocks.BLOCK_SIZE, limits.streams(), limits.window()),
                Arrays.stream(Fingerprint.Algorithm.values())
                        .map(Fingerprint.Algorithm::wireName)
                        .toList()));
        reading.start();
        // The session may have ended between the handshake and now, when nobody knew this socket.
        checkSession();
    }

    Session session() {
        return session;
    }

    // ---- for the reading task ----

    void heard() {
        lastHeard = services.nanoTime().getAsLong();
    }

    boolean isClosing() {
        return closing.get();
    }

    /// Whether the peer's next bytes may be taken; hands on what was kept back first.
    boolean mayRead() {
        holdingBack = false;
        if (draining || outbox.isCongested()) {
            return false;
        }
        streams.replay();
        holdingBack = streams.isBlocked();
        return !holdingBack;
    }

    void burstEnded() {
        List<SocketStream> due = streams.acknowledge();
        if (!due.isEmpty()) {
            outbox.progressLater(due);
        }
        outbox.flushNow();
    }

    void badMessage(LadingException e) {
        if (closing.get()) {
            return;
        }
        services.counters().badMessage();
        badMessages++;
        LOG.info("Bad message {} of {} from {}: {}", badMessages, MAX_BAD_MESSAGES, this, shortened(e));
        send(ServerMessage.Failed.of(null, e));
        if (badMessages >= MAX_BAD_MESSAGES) {
            close(CloseCode.POLICY, "three messages could not be understood");
        }
    }

    /// Says no, unless there was so much to say no to that the peer only means to keep the server busy.
    void refuse(@Nullable Long stream, LadingException e) {
        long now = services.nanoTime().getAsLong();
        if (now - refusalsSince > REFUSALS_NANOS) {
            refusalsSince = now;
            refusals = 0;
        }
        refusals++;
        if (refusals > MAX_REFUSALS) {
            close(CloseCode.TOO_MANY, "too many refused messages");
            return;
        }
        send(ServerMessage.Failed.of(stream, e));
    }

    void pong(ByteBuffer payload) {
        outbox.pong(payload);
    }

    /// The peer said good-bye.
    void peerClosed(int code) {
        peerDone = true;
        close(code, "");
    }

    /// The peer's bytes ended.
    void peerEnded() {
        peerDone = true;
        if (closing.get()) {
            endWhenBothDone();
        } else {
            abort("the connection was cut");
        }
    }

    // ---- for the streams, on any thread ----

    void send(ServerMessage message) {
        outbox.send(message);
    }

    void progress(SocketStream stream) {
        outbox.progress(stream);
    }

    void streamEnded(SocketStream stream) {
        streams.ended(stream);
        outbox.forget(stream);
    }

    void takenOver() {
        close(CloseCode.TAKEN_OVER, "another client continues this upload");
    }

    void wake() {
        reading.wake();
    }

    /// Whether the session still lives; when not, the socket is closing.
    boolean checkSession() {
        lastCheck = services.nanoTime().getAsLong();
        if (services.sessions().isLive(session.id())) {
            return true;
        }
        sessionEnded();
        return false;
    }

    void sessionEnded() {
        send(ServerMessage.Failed.of(null, new LadingException(ErrorCode.SESSION_ENDED, "the session has ended")));
        close(CloseCode.SESSION_ENDED, "the session has ended");
    }

    /// Tells the peer once that the server is about to stop, and takes nothing more from it.
    void drain(int retryAfter, String reason) {
        if (draining) {
            return;
        }
        draining = true;
        send(new ServerMessage.Draining(retryAfter, reason));
    }

    // ---- the end ----

    void close(CloseCode code, String reason) {
        close(code.code(), reason);
    }

    private void close(int code, String reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        LOG.debug("Closing {} with {}: {}", this, code, reason);
        closingSince = services.nanoTime().getAsLong();
        release();
        outbox.close(code, reason);
        reading.wake();
    }

    /// Ends the connection now. Idempotent, any thread.
    void abort(String why) {
        if (closing.compareAndSet(false, true)) {
            LOG.debug("Ending {}: {}", this, why);
        }
        release();
        outbox.end();
        wire.close();
        whenGone.accept(this);
        reading.wake();
    }

    @Override
    public void drained() {
        reading.wake();
    }

    @Override
    public void lastWordWritten() {
        lastWordWritten = true;
        try {
            wire.shutdownWrites();
        } catch (IOException e) {
            abort("saying good-bye failed: " + e.getMessage());
        }
        endWhenBothDone();
    }

    @Override
    public void broken(String why) {
        abort(why);
    }

    private void endWhenBothDone() {
        if (peerDone && lastWordWritten) {
            abort("done");
        }
    }

    private void release() {
        if (released.compareAndSet(false, true)) {
            streams.detachAll();
            services.counters().socketReleased();
            whenReleased.run();
        }
    }

    /// What time brings; called about once a second.
    void tick(long now) {
        SocketLimits limits = services.limits();
        long since = closingSince;
        if (since != NOT_CLOSING) {
            if (now - since > limits.linger().toNanos()) {
                abort("the peer did not end the connection");
            }
            return;
        }
        if (holdingBack || reading.isHandling()) {
            // Whatever the peer says, it is this server that does not listen just now.
            lastHeard = now;
        }
        long silent = now - lastHeard;
        if (silent > limits.silentAfter().toNanos()) {
            abort("nothing came for " + limits.silentAfter().toSeconds() + " s");
            return;
        }
        if (silent > limits.pingAfter().toNanos()
                && now - lastPing > limits.pingAfter().toNanos()) {
            lastPing = now;
            outbox.ping();
        }
        if (now - lastCheck > limits.sessionCheck().toNanos() && !checkSession()) {
            return;
        }
        streams.unacknowledged().forEach(outbox::progress);
    }

    /// Who it is, for logs; without anything secret.
    @Override
    public String toString() {
        return session.user().name() + " at " + remote;
    }

    private static String shortened(LadingException e) {
        String visible = FileNames.visible(String.valueOf(e.getMessage()));
        return visible.length() <= 300 ? visible : visible.substring(0, 300) + "…";
    }
}
