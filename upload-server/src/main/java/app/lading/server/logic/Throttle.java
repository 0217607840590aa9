package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Slows down guessing: after some wrong tries each further one has to wait, one second first, then twice
/// as long each time, at most fifteen minutes; never locked for good. Once for each account, once for each
/// address. Thread safe; a bounded number of names is remembered, the longest unused goes first.
final class Throttle {
    private static final int MAX_NAMES = 100_000;
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(15);

    private final LongSupplier nanos;
    private final int free;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Failures {
        private int count;
        private long until;
    }

    /// @param free wrong tries that cost nothing
    Throttle(LongSupplier nanos, int free) {
        this.nanos = nanos;
        this.free = free;
    }

    /// @throws LadingException `too-many-requests` with `retryAfter` in seconds
    synchronized void check(String name) throws LadingException {
        Failures known = failures.get(name);
        if (known == null) {
            return;
        }
        long wait = known.until - nanos.getAsLong();
        if (wait > 0) {
            int seconds = (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
            throw new LadingException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "too many wrong tries; the next one is heard in " + seconds + " seconds",
                    Map.of("retryAfter", seconds));
        }
        if (wait < -LONGEST_NANOS) {
            failures.remove(name);
        }
    }

    synchronized void failed(String name) {
        @Nullable Failures known = failures.get(name);
        if (known == null) {
            known = new Failures();
            failures.put(name, known);
            if (failures.size() > MAX_NAMES) {
                failures.remove(failures.keySet().iterator().next());
            }
        }
        known.count++;
        int doublings = known.count - free - 1;
        long wait = doublings < 0 ? 0 : Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(doublings, 20));
        known.until = nanos.getAsLong() + wait;
    }

    synchronized void succeeded(String name) {
        failures.remove(name);
    }

    /// A try that was counted beforehand was right after all.
    synchronized void takeBack(String name) {
        Failures known = failures.get(name);
        if (known != null) {
            known.count--;
            known.until = nanos.getAsLong();
            if (known.count <= 0) {
                failures.remove(name);
            }
        }
    }
}
