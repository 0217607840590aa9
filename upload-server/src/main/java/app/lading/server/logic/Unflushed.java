package app.lading.server.logic;

import app.lading.server.storage.SealedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// What of an upload has come and is not made to last yet, and since when. Guarded by the lock of [UploadState].
final class Unflushed {
    private final LongSupplier nanos;
    private List<SealedBlock> sealed = new ArrayList<>();
    private long bytes;
    private boolean any;
    private long since;
    private boolean queued;

    /// @param nanos a clock that only goes forward, in nanoseconds
    Unflushed(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void addBytes(long count) {
        bytes += count;
        mark();
    }

    void add(SealedBlock block) {
        sealed.add(block);
        mark();
    }

    void addAll(List<SealedBlock> blocks) {
        blocks.forEach(this::add);
    }

    boolean isAny() {
        return any;
    }

    /// Whether there is nothing to flush, and no flush on its way.
    boolean isSettled() {
        return !any && !queued;
    }

    /// Whether so many bytes have come that a flush is due; then one counts as queued.
    boolean queueIfMany(long flushAt) {
        return queue(bytes >= flushAt);
    }

    /// Whether something has waited so long that a flush is due; then one counts as queued.
    boolean queueIfOlder(long age) {
        return queue(any && nanos.getAsLong() - since >= age);
    }

    private boolean queue(boolean wanted) {
        boolean due = wanted && !queued;
        queued |= due;
        return due;
    }

    /// The flush that was queued begins: another one may be queued from here on.
    void flushBegins() {
        queued = false;
    }

    /// Takes the sealed blocks; nothing is unflushed afterwards.
    List<SealedBlock> take() {
        List<SealedBlock> taken = sealed;
        sealed = new ArrayList<>();
        any = false;
        bytes = 0;
        return taken;
    }

    /// What was taken could not be recorded.
    void putBack(List<SealedBlock> taken) {
        List<SealedBlock> all = new ArrayList<>(taken);
        all.addAll(sealed);
        sealed = all;
        mark();
    }

    private void mark() {
        if (!any) {
            any = true;
            since = nanos.getAsLong();
        }
    }
}
