package app.lading.client.transfer;

/// A token bucket over all lanes. It holds a fifth of a second of the limit, so that a limited client neither bursts
/// nor
/// starves; the limit may change at any time.
final class RateLimiter {
    private static final long SECOND = 1_000_000_000L;
    private static final long PARTS_OF_A_SECOND = 5;
    private static final int LEAST_PIECE = 16 * 1024;

    private long limit;
    private double tokens;
    private long last;

    /// @param limit bytes a second; 0 for none
    RateLimiter(long limit, long nowNanos) {
        this.limit = limit;
        this.last = nowNanos;
        this.tokens = 0;
    }

    long limit() {
        return limit;
    }

    void limit(long newLimit, long nowNanos) {
        refill(nowNanos);
        limit = newLimit;
        tokens = Math.min(tokens, capacity());
    }

    /// The size of a piece that goes through smoothly: all of it without a limit, else about a twentieth of a second.
    int piece(int wanted) {
        if (limit == 0) {
            return wanted;
        }
        return (int) Math.min(wanted, Math.max(LEAST_PIECE, limit / 20));
    }

    /// Takes tokens for `bytes` and says yes, or takes none and says no.
    boolean take(int bytes, long nowNanos) {
        if (limit == 0) {
            return true;
        }
        refill(nowNanos);
        // A piece above the capacity passes when the bucket is full, and leaves a debt.
        if (tokens < Math.min(bytes, capacity())) {
            return false;
        }
        tokens -= bytes;
        return true;
    }

    /// How long until [#take] of so many bytes says yes, in nanoseconds.
    long nanosUntil(int bytes, long nowNanos) {
        if (limit == 0) {
            return 0;
        }
        refill(nowNanos);
        double lacking = Math.min(bytes, capacity()) - tokens;
        return lacking <= 0 ? 0 : (long) Math.ceil(lacking * SECOND / limit);
    }

    private double capacity() {
        return Math.max(LEAST_PIECE, (double) limit / PARTS_OF_A_SECOND);
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity(), tokens + (double) (nowNanos - last) * limit / SECOND);
        last = nowNanos;
    }
}
