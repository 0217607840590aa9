package app.lading.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Lets a failure that repeats into the log once, and then at most once a minute with a count: a full disk
/// fails a
/// thousand uploads for one reason, and that reason must stay readable. Only messages with an exception are
/// held back, and only when the same message had the same root cause within the last minute. Thread safe.
public final class RepeatFilter extends TurboFilter {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /// So many different failures are remembered; the oldest goes.
    private static final int MOST = 200;

    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    /// The filter that the log's configuration makes.
    public RepeatFilter() {
        this(System::nanoTime);
    }

    RepeatFilter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static final class Seen {
        private final long since;
        private int heldBack;

        Seen(long since) {
            this.since = since;
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        if (!level.isGreaterOrEqual(Level.INFO)) {
            return FilterReply.NEUTRAL;
        }
        Throwable cause = failure != null ? failure : lastOf(parameters);
        if (cause == null) {
            return FilterReply.NEUTRAL;
        }
        int heldBack = count(logger.getName() + format + root(cause));
        if (heldBack < 0) {
            return FilterReply.DENY;
        }
        if (heldBack > 0) {
            logger.warn("{} more lines like the next were left out in the last minute", heldBack);
        }
        return FilterReply.NEUTRAL;
    }

    /// SLF4J takes an exception behind all placeholders for the exception of the message.
    private static @Nullable Throwable lastOf(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable last
                ? last
                : null;
    }

    /// How many were held back before this one, which is let through; -1 when it is held back.
    private synchronized int count(String key) {
        long now = nanos.getAsLong();
        Seen before = seen.get(key);
        if (before != null && now - before.since < MINUTE_NANOS) {
            before.heldBack++;
            return -1;
        }
        seen.remove(key);
        seen.put(key, new Seen(now));
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        return before == null ? 0 : before.heldBack;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName() + root.getMessage();
    }
}
