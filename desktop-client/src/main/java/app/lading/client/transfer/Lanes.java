package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All sockets to the server: opens as many as are wanted, tries again without end when they break, and knows why when
/// none is open. While none is open only one is tried, so that a server that comes back is not stormed.
final class Lanes {
    private static final long SECOND = 1_000_000_000L;
    private static final long SELDOM = 30 * SECOND;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Backoff> backoffs = new ArrayList<>();
    private final List<Long> notBefore = new ArrayList<>();
    private final EventLoop loop;
    private final Dialler dialler;
    private final String address;
    private final Events events;
    private int most;
    private int wanted = 1;
    private boolean running;
    private boolean signInNeeded;
    private @Nullable Waiting waiting;
    private EventLoop.@Nullable Timer timer;
    private final LaneSearch search = new LaneSearch();
    private boolean bulk;
    private long roundTrip;
    private long sentBytes;
    private long ackedBytes;

    Lanes(
            int most,
            EventLoop loop,
            Turnstile turnstile,
            RandomGenerator random,
            Dialler dialler,
            String address,
            Events events) {
        this.most = most;
        this.loop = loop;
        this.dialler = dialler;
        this.address = address;
        this.events = events;
        for (int number = 0; number < EngineSettings.MOST_LANES; number++) {
            lanes.add(new Lane(number, loop, turnstile, this));
            backoffs.add(new Backoff(random));
            notBefore.add(Long.MIN_VALUE);
        }
    }

    /// Makes a link; returns at once.
    @FunctionalInterface
    interface Dialler {
        Link dial(LinkKind kind, LinkListener listener);
    }

    /// What the rest of the engine wants to know.
    interface Events {
        /// A lane can be used.
        void laneOpened(Lane lane);

        /// The number of open lanes, or the reason for having none, changed.
        void connectionChanged();

        /// A stream ended: there is room for another.
        void roomForStreams();

        /// The session has ended: nothing goes on until [#signedIn].
        void signInNeeded(String sentence);
    }

    String address() {
        return address;
    }

    void start() {
        running = true;
        maintain();
    }

    /// So many lanes would be of use; those that are open stay open.
    void want(int count) {
        int clipped = Math.min(count, most);
        if (clipped > wanted) {
            wanted = clipped;
            maintain();
        }
    }

    /// There is much to send: as many lanes as the search finds worth having are of use, and at least one that is made
    /// for it.
    void wantForBulk() {
        if (!bulk) {
            bulk = true;
            search.begin(roundTrip, most - 1);
            want(1 + search.count());
        }
    }

    /// Called several times a second: follows the search.
    void look() {
        if (bulk && anyOpen()) {
            boolean busy = carriers().stream().anyMatch(lane -> lane.sending().hasPieces());
            search.look(loop.nanos(), ackedBytes, busy, roundTrip, most - 1);
            want(1 + search.count());
        }
    }

    /// From now on at most so many. Those that are too many carry on with what is on them, take nothing new, and are
    /// closed when they are empty.
    void most(int count) {
        boolean more = count > most && wanted == most;
        most = count;
        wanted = more ? most : Math.min(wanted, most);
        closeSpare();
        maintain();
    }

    private void closeSpare() {
        boolean closed = false;
        for (Lane lane : lanes.subList(most, lanes.size())) {
            if (lane.phase() == Lane.Phase.CONNECTING || (lane.isOpen() && lane.streamCount() == 0)) {
                lane.close();
                closed = true;
            }
        }
        if (closed) {
            events.connectionChanged();
        }
    }

    /// Nothing is under way: one lane is enough for what comes next.
    void wantOne() {
        wanted = 1;
        bulk = false;
    }

    /// The open lanes that may take something new.
    List<Lane> open() {
        return lanes.subList(0, most).stream().filter(Lane::isOpen).toList();
    }

    /// The open lanes that carry large data now: those made for it, as many as are worth having; the one that talks
    /// only as long as no other is open.
    List<Lane> carriers() {
        List<Lane> fast = open().stream()
                .filter(Lane::isFast)
                .limit(Math.max(1, search.count()))
                .toList();
        return fast.isEmpty() ? open() : fast;
    }

    /// The open lane with room that has the least to do, of those that carry; empty when there is none.
    Optional<Lane> leastBusy() {
        return leastBusyOf(carriers()).or(() -> leastBusyOf(open()));
    }

    private static Optional<Lane> leastBusyOf(List<Lane> some) {
        return some.stream()
                .filter(lane -> lane.freeStreams() > 0)
                .min(Comparator.comparingInt(Lane::streamCount).thenComparingLong(Lane::unacked));
    }

    boolean anyOpen() {
        return lanes.stream().anyMatch(Lane::isOpen);
    }

    /// Whether the server has not yet ended a stream of this file that was let go. A new `init` of the same run would
    /// be
    /// taken for a second connection of the lane, and would cost the socket.
    boolean isEnding(long file) {
        return lanes.stream().anyMatch(lane -> lane.isEnding(file));
    }

    ConnectionState state() {
        int count = (int) lanes.stream().filter(Lane::isOpen).count();
        return new ConnectionState(count > 0, count, count > 0 ? null : waiting);
    }

    @Nullable
    Waiting waiting() {
        return anyOpen() ? null : waiting;
    }

    long sentBytes() {
        return sentBytes;
    }

    /// Opens what is wanted and may be opened now; sets a timer for what may be opened later.
    void maintain() {
        if (!running || signInNeeded) {
            return;
        }
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        long now = loop.nanos();
        long soonest = Long.MAX_VALUE;
        int count = (int) lanes.subList(0, most).stream()
                .filter(lane -> lane.phase() != Lane.Phase.IDLE)
                .count();
        int useful = anyOpen() ? wanted : 1;
        for (int i = 0; i < most && count < useful; i++) {
            Lane lane = lanes.get(i);
            if (lane.phase() != Lane.Phase.IDLE) {
                continue;
            }
            if (notBefore.get(i) <= now) {
                count++;
                lane.connect(dialler);
            } else {
                soonest = Math.min(soonest, notBefore.get(i));
                if (useful == 1) {
                    break;
                }
            }
        }
        if (count < useful && soonest != Long.MAX_VALUE) {
            timer = loop.after(soonest - now, this::maintain);
        }
    }

    /// A person or the system says that it may work now: no waiting, and no patience with lanes that owe an answer.
    void retryNow() {
        for (int i = 0; i < lanes.size(); i++) {
            notBefore.set(i, Long.MIN_VALUE);
            backoffs.get(i).reset();
        }
        lanes.forEach(Lane::hurry);
        for (int i = 0; i < lanes.size(); i++) {
            notBefore.set(i, Long.MIN_VALUE);
        }
        maintain();
    }

    void signedIn() {
        signInNeeded = false;
        retryNow();
    }

    /// Called once a second.
    void tick() {
        for (Lane lane : lanes) {
            lane.sending().measure(loop.nanos());
            lane.checkLiveness();
        }
        closeSpare();
        maintain();
    }

    void pump() {
        lanes.forEach(lane -> lane.sending().pump());
    }

    /// Ends all lanes in order.
    void close() {
        running = false;
        lanes.forEach(Lane::close);
    }

    // What the lanes report.

    void opened(Lane lane) {
        waiting = null;
        events.connectionChanged();
        events.laneOpened(lane);
        maintain();
    }

    /// The server answered a question after so long; the quickest answer tells how long the way is.
    void answered(long nanos) {
        roundTrip = roundTrip == 0 ? nanos : Math.min(roundTrip, nanos);
    }

    void acked(long bytes) {
        if (bytes > 0) {
            ackedBytes += bytes;
            progressed();
        }
    }

    /// Bytes or a whole file arrived: what was wrong is over.
    void progressed() {
        backoffs.forEach(Backoff::reset);
    }

    void sent(int bytes) {
        sentBytes += bytes;
    }

    void streamEnded() {
        events.roomForStreams();
    }

    void draining(ServerMessage.Draining draining) {
        long until = loop.nanos() + Math.max(0, draining.retryAfter()) * SECOND;
        for (int i = 0; i < lanes.size(); i++) {
            notBefore.set(i, Math.max(notBefore.get(i), until));
        }
        waiting = new Waiting(
                WaitReason.SERVER_STOPPING,
                stopping(draining.reason()),
                loop.now().plusSeconds(draining.retryAfter()));
    }

    /// What the server says, or the little that is known without it, and neither twice.
    private static String stopping(String reason) {
        String known = "The server is stopping";
        return reason.isBlank() || reason.startsWith(known) ? known + "." : known + ": " + reason;
    }

    /// An error that means the whole socket.
    void refused(Lane lane, ServerMessage.Failed failed) {
        ErrorCode code = failed.errorCode();
        LinkFailure.Kind kind = switch (code) {
            case NOT_SIGNED_IN, SESSION_ENDED -> LinkFailure.Kind.NOT_SIGNED_IN;
            case TOO_MANY_SOCKETS, TOO_MANY_REQUESTS, TOO_MANY_STREAMS -> LinkFailure.Kind.TOO_MANY;
            case DRAINING, STORE_UNAVAILABLE -> LinkFailure.Kind.UNAVAILABLE;
            case TAKEN_OVER -> LinkFailure.Kind.TAKEN_OVER;
            default -> failed.retryable() ? LinkFailure.Kind.SERVER : LinkFailure.Kind.PROTOCOL;
        };
        lane.end(new LinkFailure(
                kind,
                failed.message(),
                failed.remedy(),
                failed.code(),
                failed.retryAfter() == null ? null : Duration.ofSeconds(failed.retryAfter()),
                null));
    }

    void ended(Lane lane, Lane.Phase before, LinkFailure why) {
        if (why.kind() == LinkFailure.Kind.NOT_SIGNED_IN) {
            needSignIn(why);
            return;
        }
        int index = lane.number();
        long atLeast = why.retryAfter() == null ? 0 : why.retryAfter().toNanos();
        long delay = backoffs.get(index).next(why.retryable() || isPlain(why) ? atLeast : Math.max(atLeast, SELDOM));
        // A lane that worked and broke is tried again at once for the first time: most breaks are short.
        if (before == Lane.Phase.OPEN && backoffs.get(index).tries() == 1 && isPlain(why)) {
            delay = Math.max(atLeast, Math.min(delay, SECOND / 10));
        }
        long now = loop.nanos();
        notBefore.set(index, Math.max(notBefore.get(index), now + delay));
        if (!anyOpen()) {
            long until = notBefore.get(index);
            boolean stopping =
                    waiting != null && waiting.reason() == WaitReason.SERVER_STOPPING && before == Lane.Phase.OPEN;
            if (!stopping) {
                waiting = new Waiting(
                        reasonOf(why),
                        sentenceOf(why),
                        remedyOf(why),
                        loop.now().plusNanos(until - now));
            }
        }
        events.connectionChanged();
        maintain();
    }

    private void needSignIn(LinkFailure why) {
        if (signInNeeded) {
            return;
        }
        signInNeeded = true;
        waiting = new Waiting(WaitReason.SIGN_IN, why.message(), why.remedy(), null);
        lanes.forEach(lane -> lane.end(why));
        events.connectionChanged();
        events.signInNeeded(why.message());
    }

    private static boolean isPlain(LinkFailure why) {
        return switch (why.kind()) {
            case BROKEN, TIMEOUT, UNREACHABLE, TAKEN_OVER, UNAVAILABLE -> true;
            default -> false;
        };
    }

    private String sentenceOf(LinkFailure why) {
        return switch (why.kind()) {
            case UNREACHABLE, BROKEN -> "No connection to " + address;
            default -> why.message();
        };
    }

    /// A lost connection needs nothing done; what was never there, or refuses, may.
    private static String remedyOf(LinkFailure why) {
        return switch (why.kind()) {
            case BROKEN, TIMEOUT, TAKEN_OVER -> "";
            default -> why.remedy();
        };
    }

    private static WaitReason reasonOf(LinkFailure why) {
        return switch (why.kind()) {
            case UNREACHABLE, BROKEN, TIMEOUT, TAKEN_OVER -> WaitReason.NETWORK;
            case NOT_SIGNED_IN, WRONG_PASSWORD -> WaitReason.SIGN_IN;
            case TOO_MANY -> WaitReason.SERVER_BUSY;
            case UNAVAILABLE -> WaitReason.SERVER_STOPPING;
            case SERVER -> WaitReason.SERVER_TROUBLE;
            case FULL -> WaitReason.NO_SPACE;
            case TLS -> WaitReason.CERTIFICATE;
            case FORBIDDEN, NOT_FOUND, REFUSED, PROTOCOL -> WaitReason.REFUSED;
        };
    }
}
