package app.lading.server.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the journal anew: shorter, without what is over (files that were deleted or replaced, folders that came
/// and went), or, when it was damaged, from the index. Either tells the whole story: every file and folder of the
/// index, and every receipt.
///
/// Runs at the start, when everything in the journal is in the index, and that lasts; first the mark in the index
/// is set so that it says just that of any journal. Then a new journal is written, forced and renamed, the folder
/// forced, and only then the true mark is set. Whatever a crash leaves, the index contains all of it.
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /// So many records more than needed are not worth a new journal.
    private static final int SPARE = 1000;

    private static final int PAGE = 200;

    private final Journal journal;
    private final Database database;
    private final Ids ids;

    Compaction(Journal journal, Database database, Ids ids) {
        this.journal = journal;
        this.database = database;
        this.ids = ids;
    }

    /// Makes the journal shorter when less than half of it is needed, and whole when it was damaged. A disk that is
    /// too full for that leaves it as it is.
    void atStart() throws IOException, SQLException {
        Connection connection = database.writer();
        long before = journal.records();
        if (journal.isDamaged()) {
            if (rewrite(sink -> restate(connection, sink))) {
                LOG.warn("The damaged journal was written anew from the index");
            }
        } else if (before >= 2 * FileTable.journalledRows(connection) + SPARE) {
            if (rewrite(sink -> shorten(connection, sink))) {
                LOG.info("The journal had {} records, and has {} now", before, journal.records());
            }
        }
    }

    /// Whether it could be done.
    private boolean rewrite(Journal.Content content) throws IOException, SQLException {
        Connection connection = database.writer();
        FileTable.setJournalMark(connection, Long.MAX_VALUE);
        database.commitAndSync();
        boolean written = true;
        try {
            journal.rewrite(content);
        } catch (IOException e) {
            if (!journal.isUsable()) {
                throw e;
            }
            LOG.warn("The journal could not be written anew; the next start tries again", e);
            written = false;
        }
        FileTable.setJournalMark(connection, journal.end());
        database.commitAndSync();
        journal.setCommitted();
        return written;
    }

    private void shorten(Connection connection, Journal.Sink sink) throws IOException, SQLException {
        KeyIndex files = FileTable.allIds(connection);
        KeyIndex receipts = FileTable.receiptUploads(connection);
        folders(connection, sink);
        KeyIndex lastOfFile = new KeyIndex();
        try (JournalReader reader = journal.read()) {
            for (int number = 0; reader.next(); number++) {
                if (reader.record() instanceof JournalRecord.Publish publish
                        && publish.part() != null
                        && files.contains(publish.file().id())) {
                    lastOfFile.put(publish.file().id(), number);
                }
            }
        }
        try (JournalReader reader = journal.read()) {
            for (int number = 0; reader.next(); number++) {
                if (!(reader.record() instanceof JournalRecord.Publish publish)) {
                    continue;
                }
                if (publish.part() != null && lastOfFile.get(publish.file().id()) == number) {
                    sink.add(publish);
                } else if (receipts.contains(publish.receipt().upload())) {
                    sink.add(new JournalRecord.Publish(publish.file(), publish.receipt(), null, false, null));
                }
            }
        }
    }

    /// The story as the index knows it.
    private void restate(Connection connection, Journal.Sink sink) throws IOException, SQLException {
        folders(connection, sink);
        FileTable.<IOException>each(connection, file -> {
            String upload = ids.next('u');
            sink.add(new JournalRecord.Publish(file, Receipt.of(file, upload), upload, false, null));
        });
        List<Receipt> receipts = FileTable.allReceipts(connection, "", PAGE);
        while (!receipts.isEmpty()) {
            for (Receipt receipt : receipts) {
                sink.add(new JournalRecord.Publish(FileRow.named(receipt), receipt, null, false, null));
            }
            receipts = FileTable.allReceipts(connection, receipts.getLast().upload(), PAGE);
        }
    }

    private static void folders(Connection connection, Journal.Sink sink) throws IOException, SQLException {
        for (History.Folder folder : FileTable.allFolders(connection)) {
            sink.add(new JournalRecord.MakeFolder(folder.owner(), folder.folder()));
        }
    }
}
