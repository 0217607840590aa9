package app.lading.client.transfer;

import java.util.random.RandomGenerator;

/// How long to wait before the next try: half a second, doubled each time up to five minutes, of which a random half is
/// kept so that many clients do not come back together. Progress resets it; there is no last try.
final class Backoff {
    static final long FIRST_NANOS = 500_000_000L;
    static final long LONGEST_NANOS = 300_000_000_000L;

    private final RandomGenerator random;
    private int tries;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The next delay in nanoseconds, between a half and the whole of the doubled time.
    long next() {
        int doublings = Math.min(tries, 20);
        long whole = Math.min(LONGEST_NANOS, FIRST_NANOS << doublings);
        tries++;
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    /// As [#next], but never shorter than what the other side asked for.
    long next(long atLeastNanos) {
        return Math.max(next(), atLeastNanos);
    }

    /// How many tries failed since the last progress.
    int tries() {
        return tries;
    }

    void reset() {
        tries = 0;
    }
}
