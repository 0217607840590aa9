package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.model.digest.Blocks;
import org.jspecify.annotations.Nullable;

/// How far one large file came, as people are shown it. The bytes that count as moved are those the server had when the
/// present attempt was planned, and those it acknowledged since: without the second, the bar would stand still until
/// the next commit of the server.
final class LargeProgress {
    private final SpeedMeter speed = new SpeedMeter();
    private long durable;
    private long ackedHere;
    private long base;
    private long ackedSincePlan;
    private long checked;
    private long checkTotal;

    SpeedMeter speed() {
        return speed;
    }

    /// The server said what it has.
    ///
    /// @param there bytes it has
    /// @param toCheck bytes that are read here to see whether they are the same there
    void planned(long there, long toCheck) {
        base = there;
        ackedSincePlan = 0;
        checked = 0;
        checkTotal = toCheck;
    }

    void acked(long fresh) {
        speed.add(fresh);
        ackedHere += fresh;
        ackedSincePlan += fresh;
    }

    /// What survives a failure of the server; never less than before.
    ///
    /// @return whether it is more than before
    boolean durable(long bytes) {
        boolean more = bytes > durable;
        durable = Math.max(durable, bytes);
        return more;
    }

    long durable() {
        return durable;
    }

    /// Bytes that the server has.
    long moved(FileRow row) {
        return Math.min(row.size(), Math.max(durable, base + ackedSincePlan));
    }

    boolean isAllDurable(long size) {
        return durable >= size;
    }

    void checked(long bytes) {
        checked += bytes;
    }

    /// The server reads the whole file: so far.
    void verifying(long done, long of) {
        checked = done;
        checkTotal = of;
    }

    /// @param sent payload bytes on all lanes
    /// @param blocksRead blocks that were read, while the whole file is read before it is sent, or
    /// again; null otherwise
    ActiveFile view(FileRow row, FileState state, long sent, @Nullable Integer blocksRead, @Nullable Waiting waiting) {
        long moved = moved(row);
        return new ActiveFile(
                row.id(),
                row.item(),
                row.folder(),
                row.name(),
                row.size(),
                state,
                sent,
                ackedHere,
                durable,
                moved,
                blocksRead == null ? checked : Math.min(row.size(), (long) blocksRead * Blocks.BLOCK_SIZE),
                blocksRead == null ? checkTotal : row.size(),
                speed.bytesPerSecond(),
                speed.left(row.size() - moved),
                waiting);
    }
}
