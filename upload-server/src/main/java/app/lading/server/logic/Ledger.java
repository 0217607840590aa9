package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.size.ByteSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Promises space before anything is sent, so that what starts also fits: of the user's quota, and of the
/// disk less the reserve that is kept free for the index and for people. Thread safe; asks the disk outside
/// of its monitor.
final class Ledger {
    private final LongSupplier usableSpace;
    private final long reserve;
    private final int maxUploads;
    private final SpaceWatch watch = new SpaceWatch();
    private final Map<String, Balance> balances = new HashMap<>();
    private final Map<String, Reservation> lasting = new HashMap<>();

    /// Bytes that are promised and not yet taken from the disk.
    private long outstanding;

    /// @param reserve bytes of the volume that uploads leave free
    /// @param maxUploads unfinished uploads of a user
    Ledger(LongSupplier usableSpace, long reserve, int maxUploads) {
        this.usableSpace = usableSpace;
        this.reserve = reserve;
        this.maxUploads = maxUploads;
    }

    /// What a user has.
    record Use(long used, long reserved) {}

    private static final class Balance {
        private long used;
        private long reserved;
        private int uploads;
    }

    /// Space promised to one upload. The methods other than [#written] are called once each at most.
    final class Reservation {
        private final String owner;
        private final long size;
        private long notOnDisk;
        private boolean over;
        private @Nullable String lastingAs;

        private Reservation(String owner, long size, long notOnDisk) {
            this.owner = owner;
            this.size = size;
            this.notOnDisk = notOnDisk;
        }

        /// So many bytes more are on the disk now.
        void written(long bytes) {
            synchronized (Ledger.this) {
                long taken = Math.min(bytes, notOnDisk);
                notOnDisk -= taken;
                outstanding -= taken;
            }
        }

        /// The upload has become a file, or nothing new, which changed the user's files by so many bytes.
        void settle(long grown) {
            synchronized (Ledger.this) {
                if (close()) {
                    balance(owner).used += grown;
                }
            }
        }

        /// The upload is given up.
        void release() {
            settle(0);
        }

        private boolean close() {
            if (over) {
                return false;
            }
            over = true;
            outstanding -= notOnDisk;
            notOnDisk = 0;
            Balance balance = balance(owner);
            balance.reserved -= size;
            balance.uploads--;
            if (lastingAs != null) {
                lasting.remove(lastingAs);
            }
            return true;
        }
    }

    /// Who knows whether uploads wait for space.
    SpaceWatch watch() {
        return watch;
    }

    /// What the disk still takes: less what uploads leave free, and less what is promised.
    long free() {
        long usable = usableSpace.getAsLong() - reserve;
        synchronized (this) {
            return Math.max(0, usable - outstanding);
        }
    }

    /// Promises the space of a whole upload.
    ///
    /// @param quota of the user, null for none
    /// @param onDisk whether its bytes will take space on the disk (a link takes none)
    /// @throws LadingException `quota-exceeded`, `no-space` or `too-many-uploads`, with `needed` and
    ///     `available`
    Reservation reserve(String owner, long size, @Nullable Long quota, boolean onDisk) throws LadingException {
        long free = usableSpace.getAsLong() - reserve;
        synchronized (this) {
            Balance balance = balance(owner);
            if (balance.uploads >= maxUploads) {
                throw new LadingException(
                        ErrorCode.TOO_MANY_UPLOADS,
                        "a user has at most " + maxUploads + " unfinished uploads, and all of them are there");
            }
            long left = quota == null ? Long.MAX_VALUE : quota - balance.used - balance.reserved;
            if (size > left) {
                throw shortage(ErrorCode.QUOTA_EXCEEDED, size, left, "are left of your space");
            }
            long available = free - outstanding;
            if (onDisk && size > available) {
                watch.refused(size, Math.max(0, available));
                throw shortage(ErrorCode.NO_SPACE, size, available, "are free on the server's disk");
            }
            return open(owner, size, onDisk ? size : 0);
        }
    }

    /// The space of an upload that outlives its time in memory.
    synchronized void remember(String upload, Reservation reservation) {
        reservation.lastingAs = upload;
        lasting.put(upload, reservation);
    }

    /// The space of an upload that is recorded and was promised since the start.
    synchronized @Nullable Reservation recorded(String upload) {
        return lasting.get(upload);
    }

    /// The space of an upload that is recorded and was promised before a restart.
    ///
    /// @param notOnDisk how many of its bytes the disk neither has nor holds space for
    synchronized Reservation resumed(String upload, String owner, long size, long notOnDisk) {
        Reservation there = lasting.get(upload);
        if (there == null) {
            there = open(owner, size, notOnDisk);
            remember(upload, there);
        }
        return there;
    }

    /// The space of a recorded upload that is given up while it is not in memory.
    void release(String upload) {
        Reservation reservation;
        synchronized (this) {
            reservation = lasting.get(upload);
        }
        if (reservation != null) {
            reservation.release();
        }
    }

    synchronized void setUsed(String owner, long bytes) {
        balance(owner).used = bytes;
    }

    /// Sets everything right that lasts, when nobody knows any more which of the last changes were made.
    ///
    /// @param used bytes of finished files, by user
    /// @param recorded the uploads that are recorded
    void restate(Map<String, Long> used, Set<String> recorded) {
        List<Reservation> over;
        synchronized (this) {
            balances.forEach((owner, balance) -> balance.used = used.getOrDefault(owner, 0L));
            used.forEach(this::setUsed);
            over = lasting.entrySet().stream()
                    .filter(each -> !recorded.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        over.forEach(Reservation::release);
    }

    /// A file was deleted.
    synchronized void freed(String owner, long bytes) {
        balance(owner).used -= bytes;
    }

    synchronized Use use(String owner) {
        Balance balance = balances.get(owner);
        return balance == null ? new Use(0, 0) : new Use(balance.used, balance.reserved);
    }

    /// Whether the disk is down to its reserve.
    boolean isFull() {
        long free = usableSpace.getAsLong();
        return free <= reserve;
    }

    /// Bytes of the volume that uploads leave free.
    long reserve() {
        return reserve;
    }

    private Reservation open(String owner, long size, long notOnDisk) {
        Balance balance = balance(owner);
        balance.reserved += size;
        balance.uploads++;
        outstanding += notOnDisk;
        return new Reservation(owner, size, notOnDisk);
    }

    private Balance balance(String owner) {
        return balances.computeIfAbsent(owner, key -> new Balance());
    }

    private static LadingException shortage(ErrorCode code, long needed, long available, String where) {
        long shown = Math.max(0, available);
        return new LadingException(
                code,
                "the upload needs " + ByteSize.format(needed) + ", but " + ByteSize.format(shown) + " " + where,
                Map.of("needed", needed, "available", shown));
    }
}
