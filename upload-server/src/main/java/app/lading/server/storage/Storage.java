package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The whole floor: takes the data folder, recovers what a crash left, and starts the committer.
public final class Storage implements AutoCloseable {
    private final Path data;
    private final DataLock lock;
    private final RealDisk realDisk;
    private final Disk disk;
    private final Database database;
    private final Journal journal;
    private final Outage outage;
    private final Committer committer;
    private final Incoming incoming;
    private final AccountStore accounts;
    private final UploadStore uploads;
    private final FileStore files;
    private final Ids ids;

    private Storage(Path data, Clock clock, DataLock lock, RealDisk realDisk, Disk disk)
            throws IOException, SQLException, LadingException {
        this.data = data;
        this.lock = lock;
        this.realDisk = realDisk;
        this.disk = disk;
        this.ids = new Ids(clock);
        Rights rights = Rights.of(data);
        rights.tighten(data);
        Aside aside = new Aside(disk, clock);
        Shelf shelf = new Shelf(folder(data.resolve("files")).toRealPath(), disk);
        this.incoming = new Incoming(folder(data.resolve("incoming")), disk, shelf, aside);
        this.database = new Database(data, disk, rights);
        this.journal = new Journal(disk, data.resolve("journal.log"), aside);
        AccountsFile accountsFile = new AccountsFile(data.resolve("accounts.json"), disk);
        RemovedUsers removed = new RemovedUsers(data.resolve("removed"), shelf, disk, clock);
        Replay replay = new Replay(incoming, shelf, disk, removed, accountsFile);
        Recovery recovery = new Recovery(
                data,
                database,
                journal,
                shelf,
                accountsFile,
                aside,
                replay,
                new Rebuild(journal, shelf, disk, accountsFile, clock, ids, replay),
                new UploadMatch(incoming),
                new Compaction(journal, database, ids));
        this.outage = new Outage(disk, data, System::nanoTime);
        this.committer = new Committer(database, journal, disk, outage, recovery);
        database.onDamage(committer::damaged);
        this.accounts = new AccountStore(database, committer, accountsFile, removed);
        this.uploads = new UploadStore(database, committer, incoming);
        this.files = new FileStore(database, committer, incoming, shelf, disk, clock, ids);
        try {
            recovery.start();
        } catch (IOException | SQLException | LadingException | RuntimeException e) {
            closeQuietly(e);
            throw e;
        }
        committer.start();
    }

    private Path folder(Path path) throws IOException {
        disk.createFolders(path);
        return path;
    }

    /// Opens a data folder, making it when it is not there.
    ///
    /// @throws DataFolderInUse when another process has it
    public static Storage open(Path data, Clock clock) throws IOException, DataFolderInUse {
        return open(data, clock, disk -> disk);
    }

    /// As [#open(Path, Clock)], with something put in front of the disk: a test's recorder or fault.
    public static Storage open(Path data, Clock clock, UnaryOperator<Disk> wrapper)
            throws IOException, DataFolderInUse {
        Path folder = createPrivate(data.toAbsolutePath().normalize()).toRealPath();
        DataLock lock = DataLock.take(folder, clock.instant());
        try {
            RealDisk real = new RealDisk(folder);
            return new Storage(folder, clock, lock, real, wrapper.apply(real));
        } catch (SQLException | LadingException e) {
            try (lock) {
                throw new IOException("the index in " + folder + " cannot be opened: " + e.getMessage(), e);
            }
        } catch (IOException | RuntimeException e) {
            try (lock) {
                throw e;
            }
        }
    }

    public AccountStore accounts() {
        return accounts;
    }

    public UploadStore uploads() {
        return uploads;
    }

    public FileStore files() {
        return files;
    }

    public Incoming incoming() {
        return incoming;
    }

    public Ids ids() {
        return ids;
    }

    /// Bytes that may still be written to the volume of the data folder. Does not wait.
    public long usableSpace() {
        return disk.usableSpace(data);
    }

    /// The size of that volume.
    public long totalSpace() {
        return disk.totalSpace(data);
    }

    /// Why nothing can be recorded at the moment; null when all is well.
    public @Nullable String trouble() {
        return outage.reason();
    }

    /// What an upload is refused with while the disk is so full that nothing can be recorded, `no-space`; null when it
    /// is not. What is read meanwhile may lack the last changes, which were reported as failed.
    public @Nullable LadingException full() {
        return outage.isFull() ? outage.refusal() : null;
    }

    /// Sets who is told when the index was opened again after a failure, and may now contain changes that
    /// were reported as failed. Called on the committer's thread: nothing else is recorded meanwhile.
    public void onRepaired(Runnable listener) {
        committer.onRepaired(listener);
    }

    /// How many groups of changes were synced, and how many changes they had: the second divided by the
    /// first says how well syncs are shared.
    public long commitGroups() {
        return committer.groups();
    }

    public long commits() {
        return committer.commits();
    }

    /// Tells other processes where this one answers.
    public void announce(String address, @Nullable Path control) throws IOException {
        lock.announce(address, control);
    }

    /// Records what was handed over before, then closes everything, last the lock.
    @Override
    public void close() throws IOException {
        committer.close();
        try (lock;
                realDisk;
                database;
                journal) {
            // Closing is all: in reverse order, each even when another fails.
            return;
        }
    }

    private void closeQuietly(Exception cause) {
        try (realDisk;
                database;
                journal) {
            return;
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// The folder has password hashes and people's files: nobody else of this machine needs to look into a
    /// new one.
    private static Path createPrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectory(folder);
    }
}
