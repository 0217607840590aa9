package app.lading.server.logic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Which finished files' bytes were seen to be right within the last day: received, or read and compared. Disks lose
/// bytes without a word, so what was seen longer ago is read again before anybody is told that it is there. Forgets
/// the oldest when it knows many. Thread safe.
final class SeenWhole {
    private static final int MOST = 100_000;
    private static final long LASTS = TimeUnit.DAYS.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Long> seenAt = new LinkedHashMap<>();

    /// @param nanos a clock that only goes forward, in nanoseconds
    SeenWhole(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Notes that a file is what was uploaded.
    ///
    /// @param file its number
    synchronized void saw(String file) {
        seenAt.remove(file);
        seenAt.put(file, nanos.getAsLong());
        if (seenAt.size() > MOST) {
            seenAt.remove(seenAt.keySet().iterator().next());
        }
    }

    synchronized boolean lately(String file) {
        Long at = seenAt.get(file);
        return at != null && nanos.getAsLong() - at < LASTS;
    }
}
