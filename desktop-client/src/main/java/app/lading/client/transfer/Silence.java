package app.lading.client.transfer;

/// How long a lane has heard nothing, and when that is too long: half a minute while bytes are unacknowledged or the
/// server has not greeted yet, longer while only an answer is awaited, which publishing a file may delay. Where nothing
/// is owed, silence means nothing.
final class Silence {
    private static final long SECOND = 1_000_000_000L;
    private static final long WITH_BYTES = 30 * SECOND;
    private static final long WITH_QUESTION = 55 * SECOND;
    private static final long ON_A_CHANGE = 2 * SECOND;

    private final EventLoop loop;
    private long since;

    Silence(EventLoop loop) {
        this.loop = loop;
    }

    /// The server spoke, or nothing was awaited before.
    void begin() {
        since = loop.nanos();
    }

    private long nanos() {
        return loop.nanos() - since;
    }

    long seconds() {
        return nanos() / SECOND;
    }

    boolean isTooLongForGreeting() {
        return nanos() > WITH_BYTES;
    }

    boolean isTooLong(long unacked, boolean answersAwaited) {
        return unacked > 0 ? nanos() > WITH_BYTES : answersAwaited && nanos() > WITH_QUESTION;
    }

    /// Whether it is suspicious when the network is known to have changed.
    boolean isSuspicious() {
        return nanos() > ON_A_CHANGE;
    }
}
