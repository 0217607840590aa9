package app.lading.server.logic;

import app.lading.model.api.Api;
import app.lading.model.size.ByteSize;
import app.lading.server.storage.Storage;

/// How the server is. Never waits.
public final class Health {
    private final Storage storage;
    private final Ledger ledger;
    private final Registry registry;
    private final Counters counters;

    Health(Storage storage, Ledger ledger, Registry registry, Counters counters) {
        this.storage = storage;
        this.ledger = ledger;
        this.registry = registry;
        this.counters = counters;
    }

    /// `ok`, or `degraded` with the reason; without the name of the program, which is not known here.
    public Api.Health now() {
        String trouble = storage.trouble();
        if (trouble != null) {
            return new Api.Health("degraded", trouble, null);
        }
        if (ledger.isFull()) {
            return new Api.Health(
                    "degraded",
                    "the data folder's disk is full up to the reserve of " + ByteSize.format(ledger.reserve()) + ": "
                            + ByteSize.format(storage.usableSpace()) + " free of "
                            + ByteSize.format(storage.totalSpace()) + "; new uploads wait, downloads go on",
                    null);
        }
        String disk = counters.lastDiskFailure();
        return disk == null ? new Api.Health("ok", null, null) : new Api.Health("degraded", disk, null);
    }

    /// Numbers for machines.
    public CountersNow counters() {
        return new CountersNow(
                counters.durableBytes(),
                counters.finishedCount(),
                counters.instantCount(),
                counters.rejectCount(),
                counters.failedProofCount(),
                counters.forceCount(),
                storage.commitGroups(),
                storage.commits(),
                counters.diskFailureCount(),
                registry.size(),
                storage.usableSpace(),
                ledger.watch().refusals(),
                ledger.watch().isWaitedFor());
    }
}
