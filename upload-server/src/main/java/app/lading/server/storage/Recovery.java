package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings database and files together before anybody may ask: at each start, and after the database failed. One
/// that is damaged, in whichever table or index, is kept aside and made anew from everything else.
final class Recovery implements Committer.Repair {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /// How long the whole index is read at most before anybody may ask.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path data;
    private final Database database;
    private final Journal journal;
    private final Shelf shelf;
    private final AccountsFile accounts;
    private final Aside aside;
    private final Replay replay;
    private final Rebuild rebuild;
    private final UploadMatch uploads;
    private final Compaction compaction;

    Recovery(
            Path data,
            Database database,
            Journal journal,
            Shelf shelf,
            AccountsFile accounts,
            Aside aside,
            Replay replay,
            Rebuild rebuild,
            UploadMatch uploads,
            Compaction compaction) {
        this.data = data;
        this.database = database;
        this.journal = journal;
        this.shelf = shelf;
        this.accounts = accounts;
        this.aside = aside;
        this.replay = replay;
        this.rebuild = rebuild;
        this.uploads = uploads;
        this.compaction = compaction;
    }

    /// At the start: opens the database, or sets a damaged one aside and makes a new one from everything
    /// else.
    void start() throws IOException, SQLException, LadingException {
        boolean anew = !opensSoundly();
        if (anew) {
            openAnew();
        }
        try {
            catchUp(anew);
            uploads.atStart(database.writer());
        } catch (SQLException | RuntimeException e) {
            if (anew || !Database.isCorrupt(e)) {
                throw e;
            }
            LOG.error("The index {} is damaged", Database.FILE, e);
            openAnew();
            catchUp(true);
            uploads.atStart(database.writer());
        }
        settle();
        matchAccounts();
        compaction.atStart();
    }

    /// While the server runs: opens the database and the journal again after a failure.
    ///
    /// @param damaged whether the failure says that the database is damaged, and not the disk or its space
    @Override
    public void run(boolean damaged) throws IOException, SQLException, LadingException {
        closeFailed();
        boolean anew = damaged || !opensSoundly();
        if (anew) {
            openAnew();
        }
        catchUp(anew);
        if (anew) {
            uploads.whileRunning(database.writer());
        }
        settle();
        matchAccounts();
    }

    /// While the server runs and the disk is full: what is recorded can be read.
    @Override
    public void readOnly() throws SQLException {
        closeFailed();
        database.openReadOnly();
    }

    private void closeFailed() {
        try {
            database.close();
        } catch (IOException e) {
            LOG.debug("The failed database could not be closed in order", e);
        }
    }

    private boolean opensSoundly() throws IOException, SQLException {
        try {
            database.open();
            new IndexCheck(database.writer(), PATIENCE, System::nanoTime).run();
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!Database.isCorrupt(e)) {
                throw e;
            }
            LOG.error("The index {} is damaged", Database.FILE, e);
            return false;
        }
    }

    private void openAnew() throws IOException, SQLException {
        database.abandon();
        aside.move(data.resolve(Database.FILE));
        database.open();
    }

    /// Does what the index does not contain yet.
    ///
    /// @param anew whether it was empty a moment ago
    private void catchUp(boolean anew) throws IOException, SQLException, LadingException {
        Connection connection = database.writer();
        Optional<Long> mark = FileTable.journalMark(connection);
        if (mark.isEmpty() && (anew || hasHistory())) {
            journal.open(Long.MAX_VALUE);
            rebuild.run(connection);
            return;
        }
        List<JournalRecord> tail = journal.open(mark.orElse(0L));
        if (!tail.isEmpty()) {
            LOG.info("{} changes of the journal are not in the index yet: done again", tail.size());
        }
        replay.tail(connection, tail);
    }

    private void settle() throws SQLException {
        FileTable.setJournalMark(database.writer(), journal.end());
        database.commitAndSync();
        journal.setCommitted();
    }

    /// Brings `accounts.json` to what the index says: a change is made there first, and a crash may come in between.
    private void matchAccounts() throws SQLException {
        List<AccountRow> all = AccountTable.all(database.writer());
        try {
            if (all.equals(accounts.read())) {
                return;
            }
        } catch (IOException e) {
            LOG.error("The copy of the accounts cannot be read, and is written anew", e);
            aside.copy(accounts.path(), 0);
        }
        try {
            accounts.write(all);
        } catch (IOException e) {
            LOG.error("The copy of the accounts cannot be written; the next change or start tries again", e);
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
}
