package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the index anew from everything else: accounts from `accounts.json`, files from the journal, and those
/// that are in no record by reading them.
final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int GROUP = 200;

    private final Journal journal;
    private final Shelf shelf;
    private final Disk disk;
    private final AccountsFile accounts;
    private final Clock clock;
    private final Ids ids;
    private final Replay replay;

    Rebuild(Journal journal, Shelf shelf, Disk disk, AccountsFile accounts, Clock clock, Ids ids, Replay replay) {
        this.journal = journal;
        this.shelf = shelf;
        this.disk = disk;
        this.accounts = accounts;
        this.clock = clock;
        this.ids = ids;
        this.replay = replay;
    }

    /// Fills tables that do not describe the data folder yet; the journal is open.
    void run(Connection connection) throws IOException, SQLException, LadingException {
        // What an interrupted rebuild made is made again.
        FileTable.clear(connection);
        List<AccountRow> people = readAccounts();
        for (AccountRow account : people) {
            AccountTable.put(connection, account);
        }
        int files = replay.all(connection, journal);
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
        int[] adopted = {0};
        shelf.each(place -> {
            String owner = place.owner();
            String folder = place.folder();
            if (FileTable.listedByName(connection, owner, folder, place.name()).isEmpty()) {
                FileRow row = describe(place.path(), owner, folder, place.name());
                FileTable.makeFolder(connection, owner, folder);
                FileTable.put(connection, row);
                String upload = ids.next('u');
                records.add(new JournalRecord.Publish(
                        row, Receipt.of(row, upload), upload, false, FileIdentity.of(place.path())));
                adopted[0]++;
                if (records.size() == GROUP) {
                    journal.write(records);
                    connection.commit();
                    records.clear();
                }
            }
        });
        journal.write(records);
        return adopted[0];
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
}
