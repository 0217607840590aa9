package app.lading.server.logic;

import app.lading.model.size.ByteSize;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether uploads wait for space: says so once when it begins and once when it is over, and counts. An upload waits
/// from when it is refused for space until there is as much as the smallest of those needs. Thread safe; never waits.
final class SpaceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);
    private static final long NOBODY = -1;

    private final LongAdder refusals = new LongAdder();
    private long smallest = NOBODY;

    /// An upload was refused.
    ///
    /// @param needed its bytes
    /// @param free bytes that uploads may still take
    void refused(long needed, long free) {
        refusals.increment();
        synchronized (this) {
            boolean first = smallest == NOBODY;
            smallest = first ? needed : Math.min(smallest, needed);
            if (!first) {
                return;
            }
        }
        LOG.warn(
                "Uploads begin to wait for space: one needs {}, and {} are free for uploads",
                ByteSize.format(needed),
                ByteSize.format(free));
    }

    /// Looks whether there is space again.
    ///
    /// @param free bytes that uploads may still take
    void look(long free) {
        synchronized (this) {
            if (smallest == NOBODY || free < smallest) {
                return;
            }
            smallest = NOBODY;
        }
        LOG.info("Uploads that waited for space can go on: {} are free for uploads", ByteSize.format(free));
    }

    synchronized boolean isWaitedFor() {
        return smallest != NOBODY;
    }

    /// How often an upload was refused for space since the start.
    long refusals() {
        return refusals.sum();
    }
}
