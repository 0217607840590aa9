package app.lading.server.logic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says whether the time of day can be believed for deleting what is old. It cannot for six hours after it moved
/// otherwise than a clock that only goes forward: a clock that jumped, and is set right again within that time, has
/// then done no harm. Thread safe.
final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration JUMP = Duration.ofMinutes(5);
    private static final long DOUBT_NANOS = TimeUnit.HOURS.toNanos(6);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant seen;
    private long seenTick;
    private long believedFrom;

    ClockWatch(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.seen = clock.instant();
        this.seenTick = nanos.getAsLong();
        this.believedFrom = seenTick;
    }

    /// Looks at both clocks; to be asked every now and then.
    synchronized boolean isBelieved() {
        Instant now = clock.instant();
        long tick = nanos.getAsLong();
        Duration jump = Duration.between(seen, now).minusNanos(tick - seenTick);
        if (jump.abs().compareTo(JUMP) > 0) {
            LOG.warn("The clock jumped by {}; nothing is deleted for its age in the next six hours", jump);
            believedFrom = tick + DOUBT_NANOS;
        }
        seen = now;
        seenTick = tick;
        return tick - believedFrom >= 0;
    }
}
