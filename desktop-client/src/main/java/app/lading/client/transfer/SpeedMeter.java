package app.lading.client.transfer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Bytes a second, smoothed, from the times at which bytes were acknowledged; and an estimate of the time left that is
/// silent when it should not be trusted.
final class SpeedMeter {
    private static final double SECOND = 1e9;

    /// How fast old speed is forgotten: after so many seconds about a third of it is left.
    private static final double MEMORY_SECONDS = 5;

    private static final double KNOWN_AFTER_SECONDS = 0.9;
    private static final double TRUST_AFTER_SECONDS = 3;
    private static final long LONGEST_LEFT_SECONDS = 99L * 24 * 3600;

    private long pending;
    private double average;
    private double spread;
    private double measuredSeconds;
    private long last = Long.MIN_VALUE;

    void add(long bytes) {
        pending += bytes;
    }

    /// Closes one interval. Called a few times a second while something is under way.
    void tick(long nowNanos) {
        if (last == Long.MIN_VALUE) {
            last = nowNanos;
            return;
        }
        double seconds = (nowNanos - last) / SECOND;
        if (seconds <= 0) {
            return;
        }
        double now = pending / seconds;
        // The first intervals count as a plain mean, so that the average does not climb from zero.
        double weight = Math.max(1 - Math.exp(-seconds / MEMORY_SECONDS), seconds / (measuredSeconds + seconds));
        spread += weight * (Math.abs(now - average) - spread);
        average += weight * (now - average);
        measuredSeconds = Math.min(measuredSeconds + seconds, 3600);
        pending = 0;
        last = nowNanos;
    }

    /// Nothing is under way: the time until the next [#tick] does not count as slow.
    void idle() {
        last = Long.MIN_VALUE;
    }

    /// Forgets everything, as for a new connection.
    void reset() {
        pending = 0;
        average = 0;
        spread = 0;
        measuredSeconds = 0;
        last = Long.MIN_VALUE;
    }

    /// Whether it was measured for long enough to rely on.
    boolean isKnown() {
        return measuredSeconds >= KNOWN_AFTER_SECONDS;
    }

    long bytesPerSecond() {
        return Math.round(average);
    }

    /// The time for so many more bytes; null in the first seconds, when the speed jumps about, or beyond 99 days.
    @Nullable
    Duration left(long bytes) {
        if (measuredSeconds < TRUST_AFTER_SECONDS || average < 1 || spread > average) {
            return null;
        }
        double seconds = bytes / average;
        return seconds > LONGEST_LEFT_SECONDS ? null : Duration.ofSeconds(Math.round(seconds));
    }
}
