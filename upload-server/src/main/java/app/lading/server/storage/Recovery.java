package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings database and files together before anybody may ask: at each start, and when the database was lost.
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Path data;
    private final Database database;
    private final Journal journal;
    private final Incoming incoming;
    private final Shelf shelf;
    private final Disk disk;
    private final AccountsFile accounts;
    private final Clock clock;
    private final Ids ids;
    private final Replay replay;

    Recovery(
            Path data,
            Database database,
            Journal journal,
            Incoming incoming,
            Shelf shelf,
            Disk disk,
            AccountsFile accounts,
            Clock clock,
            Ids ids,
            Replay replay) {
        this.data = data;
        this.database = database;
        this.journal = journal;
        this.incoming = incoming;
        this.shelf = shelf;
        this.disk = disk;
        this.accounts = accounts;
        this.clock = clock;
        this.ids = ids;
        this.replay = replay;
    }

    /// At the start: opens the database, or sets a damaged one aside and makes a new one from everything
    /// else.
    void start() throws IOException, SQLException, LadingException {
        boolean damaged = !opensSoundly();
        if (damaged) {
            setAside();
            database.open();
        }
        Connection connection = database.writer();
        Optional<Long> mark = FileTable.journalMark(connection);
        if (mark.isEmpty() && (damaged || hasHistory())) {
            rebuild(connection);
        } else {
            replayTail(connection, mark.orElse(0L));
        }
        matchUploads(connection);
        FileTable.setJournalMark(connection, journal.end());
        database.commitAndSync();
        journal.setCommitted();
        new Compaction(journal, database).atStart();
    }

    /// While the server runs: opens the database and the journal again after a failure.
    void repair() throws IOException, SQLException, LadingException {
        try {
            database.close();
        } catch (IOException e) {
            LOG.info("The failed database could not be closed in order: {}", e.getMessage());
        }
        database.open();
        Connection connection = database.writer();
        replayTail(connection, FileTable.journalMark(connection).orElse(0L));
        FileTable.setJournalMark(connection, journal.end());
        database.commitAndSync();
        journal.setCommitted();
    }

    private boolean opensSoundly() throws IOException, SQLException {
        try {
            database.open();
            Connection connection = database.writer();
            AccountTable.all(connection);
            AccountTable.sessions(connection);
            UploadTable.all(connection);
            FileTable.usedBytes(connection);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!Database.isCorrupt(e)) {
                throw e;
            }
            LOG.error("The index {} is damaged", Database.FILE, e);
            try {
                database.close();
            } catch (IOException second) {
                LOG.info("The damaged index could not be closed in order: {}", second.getMessage());
            }
            return false;
        }
    }

    private void setAside() throws IOException {
        Path file = data.resolve(Database.FILE);
        if (Files.exists(file)) {
            String time =
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
            Path aside = data.resolve(Database.FILE + ".corrupt-" + time);
            for (int i = 2; Files.exists(aside); i++) {
                aside = data.resolve(Database.FILE + ".corrupt-" + time + "-" + i);
            }
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            LOG.error("The damaged index is kept as {}", aside.getFileName());
        }
    }

    private boolean hasHistory() throws IOException {
        if (accounts.exists() || Files.exists(data.resolve("journal.log"))) {
            return true;
        }
        try (Stream<Path> users = Files.list(shelf.root())) {
            return users.findAny().isPresent();
        }
    }

    private void replayTail(Connection connection, long mark) throws IOException, SQLException, LadingException {
        List<Journal.Entry> tail = journal.open(mark);
        if (!tail.isEmpty()) {
            LOG.info("{} changes of the journal are not in the index yet: done again", tail.size());
        }
        replay.tail(connection, tail);
    }

    private void rebuild(Connection connection) throws IOException, SQLException, LadingException {
        List<AccountRow> people = readAccounts();
        for (AccountRow account : people) {
            AccountTable.put(connection, account);
        }
        int files = replay.all(connection, journal.open(0));
        int adopted = adopt(connection);
        LOG.warn(
                "INDEX_REBUILT: {} accounts, {} files from the journal, {} files found on the disk; uploads follow from their"
                        + " sidecars, sessions have ended",
                people.size(),
                files,
                adopted);
    }

    private List<AccountRow> readAccounts() {
        try {
            return accounts.read();
        } catch (IOException e) {
            LOG.error("The accounts cannot be rebuilt; make them anew with 'user add'", e);
            return List.of();
        }
    }

    /// Takes files into the index that lie in users' folders and are in no record, by reading them.
    private int adopt(Connection connection) throws IOException, SQLException, LadingException {
        List<JournalRecord> records = new ArrayList<>();
        for (Shelf.Place place : shelf.all()) {
            String owner = place.owner();
            String folder = place.folder();
            String name = place.name();
            if (FileTable.listedByName(connection, owner, folder, name).isEmpty()) {
                FileRow row = describe(place.path(), owner, folder, name);
                FileTable.makeFolder(connection, owner, folder);
                FileTable.put(connection, row);
                String upload = ids.next('u');
                records.add(new JournalRecord.Publish(
                        row,
                        new Receipt(
                                upload,
                                owner,
                                null,
                                row.id(),
                                folder,
                                name,
                                row.size(),
                                row.fingerprint(),
                                false,
                                row.published()),
                        upload,
                        false,
                        FileIdentity.of(place.path())));
            }
        }
        journal.write(records);
        return records.size();
    }

    private FileRow describe(Path path, String owner, String folder, String name) throws IOException {
        try (DiskFile file = disk.open(path, Disk.Mode.READ)) {
            Blocks blocks = new Blocks(file.size());
            byte[] digests = new byte[blocks.count() * 32];
            for (int block = 0; block < blocks.count(); block++) {
                byte[] digest = Incoming.digest(file, blocks.start(block), blocks.end(block));
                System.arraycopy(digest, 0, digests, block * 32, 32);
            }
            BlockDigests all = BlockDigests.of(digests);
            return new FileRow(
                    ids.next('f'),
                    owner,
                    folder,
                    name,
                    blocks.fileSize(),
                    Files.getLastModifiedTime(path).toMillis(),
                    all.fingerprint(),
                    all,
                    null,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    false);
        }
    }

    /// Rows against files: whatever has neither part nor sidecar is gone; of a part that became shorter only
    /// what is left is claimed; what has a sidecar but no row is taken up again; part files of nobody are
    /// deleted.
    private void matchUploads(Connection connection) throws IOException, SQLException {
        int takenUp = 0;
        for (String id : incoming.uploads()) {
            if (UploadTable.byId(connection, id).isPresent()) {
                continue;
            }
            Sidecar.Content side = incoming.readSidecar(id);
            UploadRow row = side.upload();
            if (row == null || FileTable.receiptOf(connection, id).isPresent() || isTaken(connection, row)) {
                incoming.deleteAll(id);
            } else {
                UploadTable.put(connection, row);
                if (!side.doubted() && force(id)) {
                    UploadTable.addBlocks(
                            connection, id, List.copyOf(side.sealed().values()));
                }
                takenUp++;
            }
        }
        if (takenUp > 0) {
            LOG.warn(
                    "{} unfinished uploads were taken up from their sidecars; their blocks are read before they count",
                    takenUp);
        }
        for (UploadRow row : UploadTable.all(connection)) {
            long length = incoming.partSize(row.id());
            if (length < 0 && !Files.exists(incoming.side(row.id()))) {
                LOG.warn("Upload {} of {} has no bytes any more and is forgotten", row.id(), row.owner());
                UploadTable.remove(connection, row.id());
            } else if (length < row.size()) {
                LOG.warn(
                        "Upload {} of {} has {} of {} bytes on the disk: what is behind them is asked for again",
                        row.id(),
                        row.owner(),
                        Math.max(0, length),
                        row.size());
                UploadTable.cut(connection, row.id(), Math.max(0, length), Blocks.BLOCK_SIZE);
            }
        }
    }

    /// Makes last what the part file has: a block that is there counts from then on.
    private boolean force(String upload) throws IOException {
        if (!incoming.hasPart(upload)) {
            return false;
        }
        try (DiskFile part = incoming.open(upload)) {
            part.force();
            return true;
        }
    }

    private static boolean isTaken(Connection connection, UploadRow row) throws SQLException {
        return row.key() != null
                && UploadTable.byKey(connection, row.owner(), row.key()).isPresent();
    }
}
