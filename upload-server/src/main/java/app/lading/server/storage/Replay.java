package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does again what the journal announced and the database does not contain: each step looks first how far
/// it came, and goes on from there.
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private static final int COMMIT_EVERY = 5000;

    private final Incoming incoming;
    private final Shelf shelf;
    private final Disk disk;
    private final RemovedUsers removed;
    private final AccountsFile accounts;

    Replay(Incoming incoming, Shelf shelf, Disk disk, RemovedUsers removed, AccountsFile accounts) {
        this.incoming = incoming;
        this.shelf = shelf;
        this.disk = disk;
        this.removed = removed;
        this.accounts = accounts;
    }

    /// The records behind the database's mark, in their order: what one group of the committer left half
    /// done.
    void tail(Connection connection, List<JournalRecord> records) throws IOException, SQLException, LadingException {
        for (JournalRecord record : records) {
            redo(connection, record);
        }
    }

    private void redo(Connection connection, JournalRecord record) throws IOException, SQLException, LadingException {
        switch (record) {
            case JournalRecord.Publish r -> redoPublish(connection, r);
            case JournalRecord.Withdraw ignored -> {}
            case JournalRecord.Remove r -> {
                if (FileTable.byId(connection, r.owner(), r.file()).isPresent()) {
                    disk.delete(shelf.file(r.owner(), r.folder(), r.name()));
                    FileTable.remove(connection, r.file());
                }
            }
            case JournalRecord.MakeFolder r -> makeFolder(connection, r.owner(), r.folder());
            case JournalRecord.RemoveFolder r -> removeFolder(connection, r.owner(), r.folder());
            case JournalRecord.RemoveUser r -> removeUser(connection, r.owner());
        }
    }

    /// The whole journal, for tables that are empty: read three times, so that nothing of it is held. Commits now
    /// and then; whoever is interrupted begins with empty tables again.
    ///
    /// @return how many files are there again
    int all(Connection connection, Journal journal) throws IOException, SQLException, LadingException {
        History history;
        try (JournalReader reader = journal.read()) {
            history = History.of(reader);
        }
        Positions absent = new Positions();
        int files = 0;
        try (JournalReader reader = journal.read()) {
            int seen = 0;
            for (int each = history.nextNewest(0); each >= 0; each = history.nextNewest(each + 1)) {
                files += restore(connection, history, history.candidates(each), reader, journal.isDamaged(), absent)
                        ? 1
                        : 0;
                commitSometimes(connection, ++seen);
            }
        }
        int seen = 0;
        for (History.Folder folder : history.folders()) {
            makeFolder(connection, folder.owner(), folder.folder());
            commitSometimes(connection, ++seen);
        }
        try (JournalReader reader = journal.read()) {
            while (reader.next()) {
                if (reader.record() instanceof JournalRecord.Publish publish
                        && !history.isOver(publish.receipt().owner(), reader.start())
                        && !absent.contains(reader.start())) {
                    FileTable.putNewestReceipt(connection, publish.receipt());
                    commitSometimes(connection, ++seen);
                }
            }
        }
        return files;
    }

    private static void commitSometimes(Connection connection, int changes) throws SQLException {
        if (changes % COMMIT_EVERY == 0) {
            connection.commit();
        }
    }

    /// Takes the newest of a name's publications whose bytes are there.
    ///
    /// @param candidates where they stand in the journal, newest first
    /// @param damaged whether there may have been others, of which nothing is known any more
    /// @param absent gets those of which nothing came
    private boolean restore(
            Connection connection,
            History history,
            List<Long> candidates,
            JournalReader journal,
            boolean damaged,
            Positions absent)
            throws IOException, SQLException, LadingException {
        List<Long> notThere = new ArrayList<>();
        for (long start : candidates) {
            JournalRecord.Publish candidate = publish(journal, start);
            if (history.isOver(candidate.file().owner(), start)) {
                return false;
            }
            if (isInPlace(candidate, damaged || candidates.size() > 1)) {
                record(connection, candidate, candidate.file());
                notThere.forEach(absent::add);
                return true;
            }
            reportAbsent(candidate);
            notThere.add(start);
        }
        JournalRecord.Publish newest = publish(journal, candidates.getFirst());
        if (shelf.isWhole(newest.file())) {
            // Its name and size are right, its bytes are nobody's: not to be taken for what was uploaded.
            record(connection, newest, newest.file().withDamaged(true));
            return true;
        }
        notThere.forEach(absent::add);
        return false;
    }

    private static JournalRecord.Publish publish(JournalReader journal, long start) throws IOException {
        if (journal.at(start) instanceof JournalRecord.Publish publish) {
            return publish;
        }
        throw new IOException("the journal has no publication at " + start + " any more");
    }

    private void redoPublish(Connection connection, JournalRecord.Publish publish)
            throws IOException, SQLException, LadingException {
        if (publish.part() != null) {
            if (!isInPlace(publish, true)) {
                reportAbsent(publish);
                return;
            }
            record(connection, publish, publish.file());
        }
        UploadTable.remove(connection, publish.receipt().upload());
        FileTable.putReceipt(connection, publish.receipt());
    }

    private static void reportAbsent(JournalRecord.Publish publish) {
        LOG.warn(
                "File {} of {} was about to be published, but neither it nor its upload is there as announced",
                publish.file().id(),
                publish.file().owner());
    }

    private void record(Connection connection, JournalRecord.Publish publish, FileRow file)
            throws IOException, SQLException {
        FileTable.removeNamed(connection, file.owner(), file.folder(), file.name());
        FileTable.makeFolder(connection, file.owner(), file.folder());
        FileTable.put(connection, file);
        UploadTable.remove(connection, publish.receipt().upload());
        String part = publish.part();
        if (part != null) {
            incoming.deleteAll(part);
        }
        incoming.deleteAll(publish.receipt().upload());
    }

    /// Puts the file in place when that was not done, and says whether it is.
    ///
    /// @param strict whether name and size alone are no proof: another file may have both
    private boolean isInPlace(JournalRecord.Publish publish, boolean strict) throws IOException, LadingException {
        FileRow file = publish.file();
        String upload = publish.part();
        Path target = shelf.file(file.owner(), file.folder(), file.name());
        Path part = upload == null ? null : incoming.part(upload);
        if (part == null || !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            return shelf.isWhole(file) && (!strict || isSame(publish, target));
        }
        if (Files.size(part) != file.size()) {
            return false;
        }
        boolean taken = shelf.exists(target);
        if (taken && Files.isSameFile(part, target)) {
            disk.delete(part);
        } else if (taken && !publish.replaces()) {
            return false;
        } else {
            for (Path changed : shelf.prepare(file.owner(), file.folder())) {
                disk.forceFolder(changed);
            }
            if (publish.replaces()) {
                disk.replace(part, target);
            } else {
                disk.place(part, target);
            }
        }
        disk.setReadOnly(target);
        disk.forceFolder(shelf.folder(file.owner(), file.folder()));
        return true;
    }

    /// Whether what lies there is what was published: the very file, or else one with the same bytes.
    private boolean isSame(JournalRecord.Publish publish, Path target) throws IOException {
        String identity = publish.identity();
        if (identity != null && identity.equals(FileIdentity.of(target))) {
            return true;
        }
        BlockDigests digests = publish.file().digests();
        Blocks blocks = new Blocks(publish.file().size());
        try (DiskFile here = disk.open(target, Disk.Mode.READ)) {
            for (int block = 0; block < blocks.count(); block++) {
                byte[] digest = Incoming.digest(here, blocks.start(block), blocks.end(block));
                if (!MessageDigest.isEqual(digest, digests.digest(block))) {
                    return false;
                }
            }
            return true;
        }
    }

    private void makeFolder(Connection connection, String owner, String folder)
            throws IOException, SQLException, LadingException {
        for (Path changed : shelf.prepare(owner, folder)) {
            disk.forceFolder(changed);
        }
        FileTable.makeFolder(connection, owner, folder);
    }

    private void removeFolder(Connection connection, String owner, String folder)
            throws IOException, SQLException, LadingException {
        try {
            if (disk.delete(shelf.folder(owner, folder))) {
                disk.forceFolder(shelf.folder(owner, FileTable.parentOf(folder)));
            }
        } catch (DirectoryNotEmptyException e) {
            LOG.warn("Folder '{}' of {} was about to be removed, but is not empty", FileNames.visible(folder), owner);
            return;
        }
        FileTable.removeFolder(connection, owner, folder);
    }

    private void removeUser(Connection connection, String owner) throws IOException, SQLException, LadingException {
        List<Path> changed = new ArrayList<>();
        Optional<Path> moved = removed.moveAway(owner, changed::add);
        for (Path each : changed) {
            disk.forceFolder(each);
        }
        moved.ifPresent(to -> LOG.info("The finished files of {}, who was removed, are now in {}", owner, to));
        List<AccountRow> all = accounts.read();
        List<AccountRow> left =
                all.stream().filter(each -> !each.name().equals(owner)).toList();
        if (left.size() < all.size()) {
            accounts.write(left);
        }
        AccountTable.remove(connection, owner);
        for (UploadRow upload : UploadTable.ofOwner(connection, owner)) {
            UploadTable.remove(connection, upload.id());
        }
        FileTable.removeUser(connection, owner);
    }
}
