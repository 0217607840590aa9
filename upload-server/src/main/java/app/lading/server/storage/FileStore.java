package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finished files. Thread safe; the futures complete on the committer's thread, exceptionally with a
/// [LadingException].
public final class FileStore {
    private final Database database;
    private final Committer committer;
    private final Incoming incoming;
    private final Shelf shelf;
    private final Disk disk;
    private final Clock clock;
    private final Ids ids;

    FileStore(Database database, Committer committer, Incoming incoming, Shelf shelf, Disk disk, Clock clock, Ids ids) {
        this.database = database;
        this.committer = committer;
        this.incoming = incoming;
        this.shelf = shelf;
        this.disk = disk;
        this.clock = clock;
        this.ids = ids;
    }

    /// Publishes a part file that is complete and forced.
    public void publish(Publication publication, PublishListener listener) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        committer.submit(new PublishCommit(publication, incoming, shelf, disk, now, ids.next('f'), listener));
    }

    /// Waits until everything that was to be published is in a group of the committer.
    public void awaitTaken() throws InterruptedException {
        committer.awaitTaken();
    }

    /// Refuses names that could not be stored, before anything is sent.
    public void checkPath(String owner, String folder, String name) throws LadingException {
        shelf.check(owner, folder, name);
    }

    public Optional<FileRow> byId(String owner, String id) throws LadingException {
        return database.read(connection -> FileTable.byId(connection, owner, id));
    }

    public Optional<ListedFile> byName(String owner, String folder, String name) throws LadingException {
        return database.read(connection -> FileTable.listedByName(connection, owner, folder, name));
    }

    /// A whole file of this owner with this content, by either kind of fingerprint.
    public Optional<FileRow> byContent(String owner, Fingerprint fingerprint, long size) throws LadingException {
        List<FileRow> found = database.read(connection -> FileTable.byContent(connection, owner, fingerprint, size));
        for (FileRow file : found) {
            if (shelf.isWhole(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    public boolean hasSize(String owner, long size) throws LadingException {
        return database.read(connection -> FileTable.hasSize(connection, owner, size));
    }

    public List<ListedFile> page(String owner, String folder, @Nullable String after, int limit)
            throws LadingException {
        return database.read(connection -> FileTable.page(connection, owner, folder, after, limit));
    }

    /// All files of all users, by number, from the first behind `after`; `""` for the first page.
    public List<FileRow> all(String after, int limit) throws LadingException {
        return database.read(connection -> FileTable.all(connection, after, limit));
    }

    public List<String> foldersIn(String owner, String folder) throws LadingException {
        return database.read(connection -> FileTable.foldersIn(connection, owner, folder));
    }

    public boolean hasFolder(String owner, String folder) throws LadingException {
        return folder.isEmpty() || database.read(connection -> FileTable.hasFolder(connection, owner, folder));
    }

    public Map<String, Long> usedBytes() throws LadingException {
        return database.read(FileTable::usedBytes);
    }

    public Optional<Receipt> receiptOf(String upload) throws LadingException {
        return database.read(connection -> FileTable.receiptOf(connection, upload));
    }

    public Optional<Receipt> receiptByKey(String owner, String key) throws LadingException {
        return database.read(connection -> FileTable.receiptByKey(connection, owner, key));
    }

    public List<Receipt> newestReceipts(int limit) throws LadingException {
        return database.read(connection -> FileTable.newestReceipts(connection, limit));
    }

    public CompletableFuture<Void> forgetReceiptsBefore(Instant time) {
        SqlCommit commit = new SqlCommit(connection -> FileTable.removeReceiptsBefore(connection, time));
        committer.submit(commit);
        return commit.result();
    }

    /// Whether a finished file's bytes are there, as far as can be told without reading them.
    public boolean isThere(FileRow file) throws LadingException {
        return shelf.isWhole(file);
    }

    /// A file that lies among the finished ones and is not in the index.
    public record Stranger(String owner, String folder, String name, long size) {}

    /// All of those; what is published or deleted meanwhile is none.
    public List<Stranger> strangers() throws IOException, LadingException {
        List<Shelf.Place> candidates = new ArrayList<>();
        try {
            shelf.each(place -> {
                if (!isKnown(place)) {
                    candidates.add(place);
                }
            });
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
        List<Stranger> strangers = new ArrayList<>();
        if (!candidates.isEmpty()) {
            awaitRecorded();
        }
        for (Shelf.Place place : candidates) {
            if (!isKnown(place)) {
                sizeOf(place.path())
                        .ifPresent(
                                size -> strangers.add(new Stranger(place.owner(), place.folder(), place.name(), size)));
            }
        }
        return strangers;
    }

    /// The size of a file; empty when it was deleted since it was seen.
    private static Optional<Long> sizeOf(Path path) throws IOException {
        try {
            return Optional.of(Files.size(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean isKnown(Shelf.Place place) throws LadingException {
        return byName(place.owner(), place.folder(), place.name()).isPresent();
    }

    /// Whether a file is still the one that it was when its row was read, now that every change is recorded
    /// that was under way. Waits for those.
    public boolean isStill(FileRow file) throws LadingException {
        awaitRecorded();
        return byId(file.owner(), file.id())
                .filter(now -> now.published().equals(file.published()))
                .isPresent();
    }

    private void awaitRecorded() throws LadingException {
        SqlCommit commit = new SqlCommit(connection -> {});
        committer.submit(commit);
        try {
            commit.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LadingException known ? known : Database.unavailable(e);
        }
    }

    /// Whether what is read here may be older than the files themselves, because nothing can be recorded.
    public boolean isBehind() {
        return database.isReadOnly();
    }

    /// Opens a finished file's bytes.
    public DiskFile open(FileRow file) throws IOException, LadingException {
        Path path = shelf.file(file.owner(), file.folder(), file.name());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.toString());
        }
        return disk.open(path, Disk.Mode.READ);
    }

    public CompletableFuture<Void> setDamaged(String id, boolean damaged) {
        SqlCommit commit = new SqlCommit(connection -> FileTable.setDamaged(connection, id, damaged));
        committer.submit(commit);
        return commit.result();
    }

    /// Deletes a file; completes with what it was.
    public CompletableFuture<FileRow> remove(String owner, String id) {
        RemoveCommit commit = new RemoveCommit(owner, id, shelf, disk);
        committer.submit(commit);
        return commit.result();
    }

    /// Makes a folder and those above it.
    public CompletableFuture<Boolean> makeFolder(String owner, String folder) {
        PlaceCommit<Boolean> commit = new PlaceCommit<>(
                new JournalRecord.MakeFolder(owner, folder),
                batch -> {
                    shelf.prepare(owner, folder).forEach(batch::changed);
                    return true;
                },
                connection -> FileTable.makeFolder(connection, owner, folder));
        committer.submit(commit);
        return commit.result();
    }

    /// Removes a folder that is empty, on the disk too.
    public CompletableFuture<Boolean> removeFolder(String owner, String folder) {
        PlaceCommit<Boolean> commit = new PlaceCommit<>(
                new JournalRecord.RemoveFolder(owner, folder),
                batch -> checkEmpty(owner, folder),
                batch -> {
                    removeEmpty(owner, folder, batch);
                    return true;
                },
                connection -> FileTable.removeFolder(connection, owner, folder));
        committer.submit(commit);
        return commit.result();
    }

    private void removeEmpty(String owner, String folder, Batch batch) throws IOException, LadingException {
        Path path = shelf.folder(owner, folder);
        try {
            disk.delete(path);
        } catch (DirectoryNotEmptyException e) {
            throw notEmpty(folder);
        }
        batch.changed(shelf.folder(owner, folder.substring(0, Math.max(0, folder.lastIndexOf('/')))));
    }

    private void checkEmpty(String owner, String folder) throws IOException, LadingException {
        Path path = shelf.folder(owner, folder);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> inside = Files.list(path)) {
                if (inside.findAny().isPresent()) {
                    throw notEmpty(folder);
                }
            }
        }
    }

    private static LadingException notEmpty(String folder) {
        return new LadingException(ErrorCode.BAD_STATE, "the folder '" + FileNames.visible(folder) + "' is not empty");
    }
}
