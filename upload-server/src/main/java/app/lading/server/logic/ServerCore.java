package app.lading.server.logic;

import app.lading.model.error.LadingException;
import app.lading.server.storage.DataFolderInUse;
import app.lading.server.storage.Disk;
import app.lading.server.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logic and storage put together: opened from the bottom up, closed in reverse order.
public final class ServerCore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCore.class);
    private static final long DEFAULT_RESERVE = 2L << 30;
    private static final int DEFAULT_RESERVE_PART = 20;
    private static final int OPENERS = 4;
    private static final int DISKS = 4;
    private static final int LONG_READERS = 4;
    private static final int LINKERS = 2;
    private static final long STOP_SECONDS = 2;

    private final CoreOptions options;
    private final Storage storage;
    private final Map<String, ExecutorService> pools;
    private final ScheduledExecutorService timer;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Uploads uploads;
    private final Library library;
    private final Health health;
    private final AtomicBoolean drained = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private ServerCore(Storage storage, CoreOptions options) throws LadingException {
        this.options = options;
        this.storage = storage;
        ExecutorService openers = pool("lading-opener", OPENERS);
        ExecutorService disk = pool("lading-disk", DISKS);
        ExecutorService longReads = pool("lading-long", LONG_READERS);
        ExecutorService links = pool("lading-link", LINKERS);
        ExecutorService small = pool("lading-small", 1);
        this.pools = Map.of("opener", openers, "disk", disk, "long", longReads, "link", links, "small", small);
        this.timer = Executors.newSingleThreadScheduledExecutor(threads("lading-timer"));
        Registry registry = new Registry();
        Counters counters = new Counters();
        Long reserve = options.reserveBytes();
        Ledger ledger = new Ledger(
                storage::usableSpace,
                reserve != null ? reserve : Math.min(DEFAULT_RESERVE, storage.totalSpace() / DEFAULT_RESERVE_PART),
                options.maxUploadsPerUser());
        storage.files().usedBytes().forEach(ledger::setUsed);
        LongReads wholeFiles = new LongReads(longReads);
        SeenWhole seen = new SeenWhole(options.nanos());
        Workshop shop = new Workshop(
                storage,
                registry,
                new LightBreakpoints(storage.incoming(), options.nanos(), disk),
                new SmallFiles(storage.incoming(), storage.files(), small),
                counters,
                options.clock(),
                options.nanos(),
                disk,
                links,
                wholeFiles,
                seen,
                new Reread(storage.files(), seen, links, wholeFiles));
        Passwords passwords = new Passwords(2 * Runtime.getRuntime().availableProcessors());
        this.accounts = new Accounts(storage.accounts(), passwords, ledger, options.clock(), new Consequences());
        this.sessions = new Sessions(storage.accounts(), accounts::active, passwords, options);
        this.uploads = new Uploads(shop, ledger, accounts::quota, openers, options);
        this.library = new Library(storage.files(), seen, ledger, accounts::quota);
        this.health = new Health(storage, ledger, registry, counters);
        uploads.start();
        storage.onRepaired(() -> {
            uploads.restate();
            sessions.recordAgain();
        });
        every(250, TimeUnit.MILLISECONDS, uploads::flushDue);
        every(1000, TimeUnit.MILLISECONDS, () -> openers.execute(guarded(sessions::expire)));
        every(1000, TimeUnit.MILLISECONDS, () -> lookForSpace(ledger));
        every(60, TimeUnit.MINUTES, () -> openers.execute(guarded(uploads::expire)));
    }

    private void lookForSpace(Ledger ledger) {
        if (ledger.watch().isWaitedFor() && storage.full() == null) {
            ledger.watch().look(ledger.free());
        }
    }

    /// Opens a data folder, making it when it is not there; recovers what a crash left before anybody can
    /// ask.
    ///
    /// @throws DataFolderInUse when another process has it
    public static ServerCore open(Path data, CoreOptions options) throws IOException, DataFolderInUse {
        return open(data, options, disk -> disk);
    }

    /// As [#open(Path, CoreOptions)], with something put in front of the disk: a test's recorder or fault.
    static ServerCore open(Path data, CoreOptions options, UnaryOperator<Disk> wrapper)
            throws IOException, DataFolderInUse {
        Storage storage = Storage.open(data, options.clock(), wrapper);
        try {
            return new ServerCore(storage, options);
        } catch (LadingException e) {
            try (storage) {
                throw new IOException("the index in " + data + " cannot be read: " + e.getMessage(), e);
            }
        } catch (RuntimeException e) {
            try (storage) {
                throw e;
            }
        }
    }

    public Accounts accounts() {
        return accounts;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Library library() {
        return library;
    }

    public Health health() {
        return health;
    }

    /// The largest file, in bytes.
    public long maxFileSize() {
        return options.maxFileSize();
    }

    /// Tells other processes where this one answers.
    ///
    /// @param control the control socket, when there is one
    public void announce(String address, @Nullable Path control) throws IOException {
        storage.announce(address, control);
    }

    /// From now on every `init` is refused with `draining`. Returns when all that came before lasts; after
    /// five seconds at the latest, whatever the disk does. Whole files are read no further: that is done again.
    public void drain() {
        if (drained.compareAndSet(false, true)) {
            uploads.drain();
        }
    }

    /// Drains, and closes everything.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        drain();
        timer.shutdown();
        pools.values().forEach(ExecutorService::shutdown);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        pools.forEach((name, pool) -> {
            try {
                if (!pool.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("The {} threads are still busy; what they do is done again after the next start", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            storage.close();
        } catch (IOException e) {
            LOG.error("Storage could not be closed in order; the next start recovers", e);
        }
    }

    private final class Consequences implements Accounts.Consequences {
        @Override
        public void sessionsEnd(String user) throws LadingException {
            sessions.endAllOf(user);
        }

        @Override
        public void uploadsEnd(String user) throws LadingException {
            uploads.cancelAllOf(user);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer, and never fails
    private void every(long delay, TimeUnit unit, Runnable task) {
        timer.scheduleWithFixedDelay(guarded(task), delay, delay, unit);
    }

    /// A task that throws would never be run again.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task that runs every now and then failed", e);
            }
        };
    }

    private static ExecutorService pool(String name, int size) {
        return Executors.newFixedThreadPool(size, threads(name));
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> Thread.ofPlatform()
                .name(name + "-" + number.incrementAndGet())
                .daemon(true)
                .unstarted(task);
    }
}
