package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts what happens, for `/metrics` and `/healthz`. Thread safe; never waits.
final class Counters {
    private final LongAdder durable = new LongAdder();
    private final LongAdder forces = new LongAdder();
    private final LongAdder rejects = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder instant = new LongAdder();
    private final LongAdder failedProofs = new LongAdder();
    private final LongAdder diskFailures = new LongAdder();
    private volatile @Nullable String lastDiskFailure;

    void durable(long bytes) {
        durable.add(bytes);
    }

    void forced() {
        forces.increment();
    }

    void rejected() {
        rejects.increment();
    }

    void finished(boolean linked) {
        (linked ? instant : finished).increment();
    }

    void proofFailed() {
        failedProofs.increment();
    }

    /// @param cause a full disk is no sick one: how much is free is known at any time
    void diskFailed(LadingException cause) {
        diskFailures.increment();
        if (cause.code() != ErrorCode.NO_SPACE) {
            lastDiskFailure = String.valueOf(cause.getMessage());
        }
    }

    /// A disk that works again is healthy again.
    void diskWorked() {
        lastDiskFailure = null;
    }

    @Nullable
    String lastDiskFailure() {
        return lastDiskFailure;
    }

    long durableBytes() {
        return durable.sum();
    }

    long forceCount() {
        return forces.sum();
    }

    long rejectCount() {
        return rejects.sum();
    }

    long finishedCount() {
        return finished.sum();
    }

    long instantCount() {
        return instant.sum();
    }

    long failedProofCount() {
        return failedProofs.sum();
    }

    long diskFailureCount() {
        return diskFailures.sum();
    }
}
