package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.DiskFile;
import app.lading.server.storage.Incoming;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Light uploads that nobody is connected to. They have no record that lasts, so this is all that is known of
/// them: for ten minutes, and while there are not too many (PROTOCOL.md section 9). Whoever continues one takes
/// it out. Thread safe; files are read and deleted outside of the monitor.
final class LightBreakpoints {
    private static final Logger LOG = LoggerFactory.getLogger(LightBreakpoints.class);
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(10);

    /// Together at most one GiB of the disk.
    private static final int MOST_BYTES = 1 << 30;

    private static final int MOST = 2000;

    private final Incoming incoming;
    private final LongSupplier nanos;
    private final Executor disk;
    private final Map<String, Kept> byId = new LinkedHashMap<>();
    private final Map<Key, Kept> byKey = new HashMap<>();
    private long bytes;

    private record Key(String owner, String key) {
        static @Nullable Key of(UploadRow row) {
            String key = row.key();
            return key == null ? null : new Key(row.owner(), key);
        }
    }

    /// What is known of one upload.
    ///
    /// @param digest of its one block, when that is sealed; null when nothing of it is here
    /// @param reservation the space it still holds
    record Kept(UploadRow row, @Nullable BlockDigests digest, Ledger.Reservation reservation, long since) {
        private long bytes() {
            return digest == null ? 0 : row.size();
        }
    }

    /// @param disk for deleting files
    LightBreakpoints(Incoming incoming, LongSupplier nanos, Executor disk) {
        this.incoming = incoming;
        this.nanos = nanos;
        this.disk = disk;
    }

    /// Keeps what is here of an upload; the oldest ones make room for it.
    ///
    /// @param digest of the one block, when it is sealed and in the part file
    void keep(UploadRow row, @Nullable BlockDigests digest, Ledger.Reservation reservation) {
        List<Kept> over = new ArrayList<>();
        synchronized (this) {
            Kept kept = new Kept(row, digest, reservation, nanos.getAsLong());
            byId.put(row.id(), kept);
            Key key = Key.of(row);
            if (key != null) {
                byKey.put(key, kept);
            }
            bytes += kept.bytes();
            while (byId.size() > MOST || bytes > MOST_BYTES) {
                Kept oldest = byId.values().iterator().next();
                take(oldest.row().id());
                over.add(oldest);
            }
        }
        over.forEach(this::forget);
    }

    /// The row of an upload that is kept; null when it is not.
    @Nullable
    UploadRow byId(String id) {
        synchronized (this) {
            Kept kept = byId.get(id);
            return kept == null ? null : kept.row();
        }
    }

    /// The row of an upload that is kept under a client's own name; null when there is none.
    @Nullable
    UploadRow byKey(String owner, String key) {
        synchronized (this) {
            Kept kept = byKey.get(new Key(owner, key));
            return kept == null ? null : kept.row();
        }
    }

    /// Takes an upload out, to continue it or to give it up.
    ///
    /// @return null when somebody else was faster
    @Nullable
    Kept take(String id) {
        synchronized (this) {
            Kept kept = byId.remove(id);
            if (kept == null) {
                return null;
            }
            bytes -= kept.bytes();
            Key key = Key.of(kept.row());
            if (key != null) {
                byKey.remove(key, kept);
            }
            return kept;
        }
    }

    /// What of an upload that was taken out is still right: its bytes are read and compared.
    BlockMap load(Kept kept) {
        BlockMap map = new BlockMap(new Blocks(kept.row().size()));
        BlockDigests digests = kept.digest();
        if (digests == null) {
            return map;
        }
        byte[] digest = digests.digest(0);
        String id = kept.row().id();
        try (DiskFile file = incoming.open(id)) {
            if (MessageDigest.isEqual(Incoming.digest(file, 0, kept.row().size()), digest)) {
                map.seal(0, digest);
                return map;
            }
            LOG.error("The bytes of upload {} are not those that came; they are asked for again", id);
        } catch (IOException e) {
            LOG.warn("What came of upload {} cannot be read; it is asked for again", id, e);
        }
        delete(id);
        return map;
    }

    /// Gives up an upload that was taken out.
    void forget(Kept kept) {
        delete(kept.row().id());
        kept.reservation().release();
    }

    /// Gives up all uploads of a user.
    void forgetAllOf(String owner) {
        take(kept -> kept.row().owner().equals(owner)).forEach(this::forget);
    }

    /// Called every now and then: forgets what nobody has continued. Does not wait.
    void tidy() {
        long now = nanos.getAsLong();
        List<Kept> over = take(kept -> now - kept.since() >= KEPT_NANOS);
        if (!over.isEmpty()) {
            disk.execute(() -> over.forEach(this::forget));
        }
    }

    private List<Kept> take(Predicate<Kept> which) {
        synchronized (this) {
            List<Kept> taken = byId.values().stream().filter(which).toList();
            taken.forEach(kept -> take(kept.row().id()));
            return taken;
        }
    }

    private void delete(String id) {
        try {
            incoming.deleteAll(id);
        } catch (IOException e) {
            LOG.warn("What is left of upload {} could not be deleted; the next start tries again", id, e);
        }
    }
}
