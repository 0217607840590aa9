package app.lading.client.store;

import app.lading.model.digest.Blocks;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue and the ledger of one job on disk: items, files with their keys and receipts, block digests,
/// notices.
///
/// One process at a time (see [#open]); within it one thread at a time, which is the engine's. Changes last
/// from [#commit] on: the engine commits before it uses a key, and otherwise many changes together. Every
/// method throws [StoreException] when the database fails.
public final class JobStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobStore.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final int PORTION = 500;

    private final Path folder;
    private final JobLock lock;
    private final Database database;
    private final ItemTable items;
    private final FileTable files;
    private final DigestTable digests;
    private final NoticeTable notices;
    private final @Nullable Path damaged;

    private JobStore(Path folder, JobLock lock, Database database, @Nullable Path damaged) {
        this.folder = folder;
        this.lock = lock;
        this.database = database;
        this.items = new ItemTable(database);
        this.files = new FileTable(database, Blocks.BLOCK_SIZE);
        this.digests = new DigestTable(database);
        this.notices = new NoticeTable(database);
        this.damaged = damaged;
    }

    /// Opens the job in a folder, which is made when it is not there. A database that cannot be read is kept
    /// beside it as `job.corrupt-<time>` and begun anew: the server knows what it has, so nothing that was
    /// sent is lost. So is one in which damage was met when it was open before.
    ///
    /// @throws JobInUseException if another process works on this job
    /// @throws IOException if the folder or the database cannot be used
    public static JobStore open(Path folder, Clock clock) throws IOException, JobInUseException {
        Files.createDirectories(folder);
        JobLock lock = JobLock.take(folder, clock);
        boolean opened = false;
        try {
            Path file = folder.resolve("job");
            @Nullable Path damaged = null;
            Database database;
            try {
                database = Database.open(file, Schema.JOB);
            } catch (Database.DamagedException e) {
                damaged = folder.resolve("job.corrupt-" + STAMP.format(clock.instant()) + ".mv.db");
                Database.putAside(file, damaged);
                database = reopen(file, e);
            }
            opened = true;
            return new JobStore(folder, lock, database, damaged);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static Database reopen(Path file, Database.DamagedException before) throws IOException {
        try {
            return Database.open(file, Schema.JOB);
        } catch (Database.DamagedException e) {
            e.addSuppressed(before);
            throw new IOException("a new database cannot be made at " + file + ": " + e.getMessage(), e);
        }
    }

    /// Where a damaged database was put at opening.
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    /// Whether damage was met since opening: opened again, the job is begun anew. Any thread.
    public boolean isDamaged() {
        return database.isDamaged();
    }

    /// Adds items at the end of the queue; returns them with their numbers and places, in the same order.
    public List<ItemRow> addItems(Collection<ItemRow> rows) {
        return items.add(rows);
    }

    public void updateItem(ItemRow item) {
        items.update(List.of(item));
    }

    /// As [#updateItem], many at once.
    public void updateItems(Collection<ItemRow> rows) {
        items.update(rows);
    }

    /// All items in the order of adding.
    public List<ItemRow> items() {
        return items.all();
    }

    /// Removes items with their files, digests and notices.
    public void removeItems(Collection<Long> ids) {
        for (List<Long> portion : portions(ids)) {
            files.deleteOf(portion);
            items.delete(portion);
        }
    }

    /// H2 compares each row with each number of a list again, so lists are kept short.
    private static List<List<Long>> portions(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        List<List<Long>> portions = new ArrayList<>();
        for (int i = 0; i < all.size(); i += PORTION) {
            portions.add(all.subList(i, Math.min(all.size(), i + PORTION)));
        }
        return portions;
    }

    /// Another name at the server for a source of an item, kept over further walks.
    public void putOtherName(long item, String path, String name) {
        items.putName(item, path, name);
    }

    /// The other names of each item that has any, by the path of the source.
    public Map<Long, Map<String, String>> otherNames() {
        return items.names();
    }

    /// Removes all files, digests and notices of an item, but not the item.
    public void clearItem(long item) {
        files.deleteOf(List.of(item));
        notices.deleteOf(item);
    }

    /// Adds files; returns them with their numbers, in the same order.
    public List<FileRow> addFiles(Collection<FileRow> rows) {
        return files.add(rows);
    }

    public void updateFile(FileRow row) {
        files.update(row);
    }

    public Optional<FileRow> file(long id) {
        return files.get(id);
    }

    /// The file of an item with this source.
    public Optional<FileRow> fileOf(long item, String path) {
        return files.find(item, path);
    }

    /// The next open files of an item, in the order of finding.
    ///
    /// @param large those of more than one block, or the others
    /// @param after the number of the last one that is known already; 0 for the first page
    public List<FileRow> openFiles(long item, boolean large, long after, int limit) {
        return files.open(item, large, after, limit);
    }

    /// A page of all open files that are larger than so many bytes, whatever item they belong to.
    ///
    /// @param after the number of the last one of the page before; 0 for the first page
    public List<FileRow> openLarger(long bytes, long after, int limit) {
        return files.openLarger(bytes, after, limit);
    }

    /// The next open files of an item whose upload the server knows.
    public List<FileRow> begun(long item, long after, int limit) {
        return files.begun(item, after, limit);
    }

    /// Which of these items have open files whose upload the server knows.
    public Set<Long> withBegun(Collection<Long> ids) {
        Set<Long> with = new HashSet<>();
        portions(ids).forEach(portion -> with.addAll(files.withBegun(portion)));
        return with;
    }

    /// A page of an item's files.
    ///
    /// @param states which; empty for all
    public List<FileRow> page(long item, Collection<RowState> states, long after, int limit) {
        return files.page(item, states, "", after, limit);
    }

    /// A page of an item's files.
    ///
    /// @param text part of the name or the folder, capitals do not count; empty for all
    public List<FileRow> page(long item, Collection<RowState> states, String text, long after, int limit) {
        return files.page(item, states, text, after, limit);
    }

    /// A page of an item's files that have a problem.
    ///
    /// @param states which
    /// @param codes of the problems; empty for all
    public List<FileRow> withProblems(
            long item, Collection<RowState> states, Collection<String> codes, long after, int limit) {
        return files.withProblems(item, states, codes, after, limit);
    }

    /// The files of all items that are no folders, as far as they are done.
    public List<FileRow> doneSingles() {
        return files.doneSingles();
    }

    /// How often the only file of each item that is no folder was begun, where it was begun at all.
    public Map<Long, Integer> triesOfSingles() {
        return files.triesOfSingles();
    }

    public void removeFile(long id) {
        files.delete(id);
    }

    /// Moves all files of items from one state to another; their problems are forgotten.
    ///
    /// @return how many
    public int moveAll(Collection<Long> ids, RowState from, RowState to) {
        return portions(ids).stream()
                .mapToInt(portion -> files.moveAll(portion, from, to))
                .sum();
    }

    /// Opens all files of an item again that ask for one reason.
    public void reopenAsking(long item, String code) {
        files.reopenAsking(item, code);
    }

    /// Opens the failed files of an item again. Those that only a new walk can judge (folders, names,
    /// vanished files) are removed instead.
    ///
    /// @return whether any was removed, so that the item should be walked again
    public boolean reopenFailed(long item) {
        return files.reopenFailed(item);
    }

    /// Forgets what was answered about the skipped files of items. Those that only a new walk can judge are removed.
    ///
    /// @return the items of which any was removed, so that they should be walked again
    public Set<Long> forgetSkipped(Collection<Long> ids) {
        Set<Long> removed = new HashSet<>();
        portions(ids).forEach(portion -> removed.addAll(files.forgetSkipped(portion)));
        return removed;
    }

    /// How many files of an item are in which state.
    public List<Sums> sums(long item) {
        return files.sums(item).getOrDefault(item, List.of());
    }

    /// As [#sums(long)], of all items in one look.
    public Map<Long, List<Sums>> sums() {
        return files.sums(null);
    }

    /// What is wrong with the files of an item.
    public List<ProblemSum> problems(long item) {
        return files.problems(item).getOrDefault(item, List.of());
    }

    /// As [#problems(long)], of all items in one look.
    public Map<Long, List<ProblemSum>> problems() {
        return files.problems(null);
    }

    /// Keeps the digest of a block, 32 bytes.
    public void putDigest(long file, int block, byte[] sha256) {
        digests.put(file, block, sha256);
    }

    /// The digest of a block; null when it is not known.
    public byte @Nullable [] digest(long file, int block) {
        return digests.get(file, block);
    }

    /// Which blocks of a file have a digest.
    public BitSet knownDigests(long file) {
        return digests.known(file);
    }

    /// Gives the known digests of a file in the order of the blocks.
    public void digestsInOrder(long file, Consumer<byte[]> each) {
        digests.inOrder(file, each);
    }

    /// Forgets all digests of a file.
    public void forgetDigests(long file) {
        digests.forget(file);
    }

    /// Adds a notice; returns it with its number.
    public NoticeRow addNotice(NoticeRow notice) {
        return notices.add(notice);
    }

    /// Removes the notices of an item that are of these kinds.
    ///
    /// @return how many there were
    public int removeNotices(long item, Set<String> kinds) {
        return notices.deleteOf(item, kinds);
    }

    public List<NoticeRow> notices(long item, long after, int limit) {
        return notices.page(item, after, limit);
    }

    public long countNotices(long item) {
        return notices.count(item).getOrDefault(item, 0L);
    }

    /// As [#countNotices(long)], of all items that have any, in one look.
    public Map<Long, Long> countNotices() {
        return notices.count(null);
    }

    /// Makes all changes last over a kill of the process; nothing to do costs nothing.
    public void commit() {
        database.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } finally {
            lock.close();
        }
    }

    /// Closes the job and deletes its folder with everything in it but a damaged database that was kept. The
    /// lock is held until only its own file is left.
    public void closeAndDelete() throws IOException {
        try {
            database.close();
            Files.deleteIfExists(Database.fileOf(folder.resolve("job")));
        } finally {
            lock.close();
        }
        JobLock.delete(folder);
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            LOG.info("{} is kept, because there are other files in it", folder);
        }
    }
}
