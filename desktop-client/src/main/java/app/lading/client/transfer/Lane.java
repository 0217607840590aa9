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

/// One socket and the streams on it: opens it, keeps the streams, hears the server, and gives up when an answer is
/// overdue. What goes out, and when, is the business of its [LanePump].
///
/// Lane 0 talks: it is OkHttp's own `WebSocket`, which works wherever OkHttp does, and carries bytes only as long as no
/// other lane is open, because OkHttp masks them one by one. The others carry, with the link's fast frame writer.
final class Lane {
    /// Where it stands.
    enum Phase {
        IDLE,
        CONNECTING,
        OPEN
    }

    private static final int TALKING = 0;

    private final int number;
    private final EventLoop loop;
    private final Lanes lanes;
    private final Map<Long, Stream> streams = new HashMap<>();
    private final LanePump pump;
    private Phase phase = Phase.IDLE;
    private @Nullable Link link;
    private ServerMessage.@Nullable Welcome welcome;
    private long nextStream;
    private int dials;
    private final Silence silence;

    Lane(int number, EventLoop loop, Turnstile turnstile, Lanes lanes) {
        this.number = number;
        this.loop = loop;
        this.lanes = lanes;
        this.silence = new Silence(loop);
        this.pump = new LanePump(loop, turnstile, new Sending());
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

    /// Whether its socket is made for large data.
    boolean isFast() {
        return number > TALKING;
    }

    LanePump sending() {
        return pump;
    }

    long unacked() {
        return pump.unacked();
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

    void connect(Lanes.Dialler dialler) {
        phase = Phase.CONNECTING;
        silence.begin();
        dials++;
        LinkKind kind = number == TALKING ? LinkKind.CONTROL : LinkKind.LANE;
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
            stream.wasSaid(message, loop.nanos());
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

    /// Called once a second: a lane on which an answer is overdue is given up.
    void checkLiveness() {
        if (phase == Phase.CONNECTING
                ? silence.isTooLongForGreeting()
                : phase == Phase.OPEN && silence.isTooLong(pump.unacked(), isAnswerAwaited())) {
            end(timeout());
        }
    }

    /// The network changed: a lane that owes an answer is not waited for.
    void hurry() {
        if (phase == Phase.CONNECTING
                || (phase == Phase.OPEN && (pump.unacked() > 0 || isAnswerAwaited()) && silence.isSuspicious())) {
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
        pump.close();
    }

    private void received(ServerMessage message) {
        silence.begin();
        switch (message) {
            case ServerMessage.Welcome hello -> {
                welcome = hello;
                phase = Phase.OPEN;
                if (link != null) {
                    pump.open(link, hello.limits());
                }
                lanes.opened(this);
            }
            case ServerMessage.Draining draining -> lanes.draining(draining);
            case ServerMessage.Progress progress -> progress(progress);
            case ServerMessage.Ready ready -> {
                Stream stream = streams.get(ready.stream());
                if (stream != null) {
                    stream.becameReady();
                    lanes.answered(loop.nanos() - stream.initSaidAt());
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
        pump.pump();
    }

    private void progress(ServerMessage.Progress progress) {
        Stream stream = streams.get(progress.stream());
        if (stream == null) {
            return;
        }
        long fresh = stream.acknowledged(progress.acked());
        pump.acked(fresh);
        lanes.acked(fresh);
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
        pump.forget(stream.unacked());
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

    /// What the pump tells.
    private final class Sending implements LanePump.Listener {
        @Override
        public void beginsToSend() {
            silence.begin();
        }

        @Override
        public void sent(int bytes) {
            lanes.sent(bytes);
        }

        @Override
        public void blockSent(Stream stream, BlockSend send) {
            say(new ClientMessage.Seal(stream.number(), send.block(), send.digestHex()));
            StreamOwner owner = stream.owner();
            if (owner != null) {
                owner.blockSent(stream, send);
            }
        }
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
