package app.lading.server.storage;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.size.ByteSize;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time in which nothing can be recorded: why, what people are told, and whether trying again makes sense. The log
/// hears of it once, of each new cause, and of the same one once a minute. The committer's thread begins and ends it;
/// any thread may ask.
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /// With fewer free bytes the index need not be tried: it would fail again at once, and write to a full disk.
    static final long ROOM = 4L << 20;

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Disk disk;
    private final Path data;
    private final LongSupplier nanos;
    private volatile @Nullable Cause cause;
    private long saidAt;
    private int unsaid;

    private record Cause(String text, boolean full) {}

    Outage(Disk disk, Path data, LongSupplier nanos) {
        this.disk = disk;
        this.data = data;
        this.nanos = nanos;
    }

    /// Begins, or goes on with what failed now.
    ///
    /// @param what as "the index cannot be written"
    void begin(String what, Throwable failure) {
        Cause before = cause;
        Cause now = new Cause(what + ": " + Failures.root(failure), Failures.isNoSpace(failure));
        cause = now;
        boolean same = before != null && (now.full() ? before.full() : now.equals(before));
        if (same && nanos.getAsLong() - saidAt < MINUTE_NANOS) {
            unsaid++;
            return;
        }
        say(now, failure);
    }

    private void say(Cause now, Throwable failure) {
        String repeated = unsaid == 0 ? "" : " (and " + unsaid + " times more since the last such line)";
        if (now.full()) {
            LOG.error("Nothing can be recorded: {}{}. It goes on by itself when there is space", reason(), repeated);
        } else if (repeated.isEmpty()) {
            LOG.error("Nothing can be recorded: {}; tried again once a second until that works", now.text(), failure);
        } else {
            LOG.error("Nothing can be recorded: {}{}; tried again once a second", now.text(), repeated);
        }
        saidAt = nanos.getAsLong();
        unsaid = 0;
    }

    void end() {
        cause = null;
        unsaid = 0;
        LOG.info(
                "The server's index is open again; {} free on the data folder's disk",
                ByteSize.format(disk.usableSpace(data)));
    }

    boolean isOn() {
        return cause != null;
    }

    /// Whether a full disk is what nothing can be recorded for.
    boolean isFull() {
        Cause now = cause;
        return now != null && now.full();
    }

    /// Whether opening the index again can succeed: not while the disk is full to the last bytes.
    boolean isWorthTrying() {
        return !isFull() || disk.usableSpace(data) >= ROOM;
    }

    /// Why nothing can be recorded, with the numbers of this moment; null when all is well.
    @Nullable
    String reason() {
        Cause now = cause;
        return now == null
                ? null
                : now.full()
                        ? "no space left on the data folder's disk: " + numbers()
                                + "; uploads wait, downloads and sign-ins go on"
                        : now.text();
    }

    /// What a change is refused with.
    LadingException refusal() {
        return isFull()
                ? new LadingException(ErrorCode.NO_SPACE, "no space is left on the server's disk: " + numbers())
                : Database.unavailable(null);
    }

    private String numbers() {
        return ByteSize.format(disk.usableSpace(data)) + " free of " + ByteSize.format(disk.totalSpace(data));
    }
}
