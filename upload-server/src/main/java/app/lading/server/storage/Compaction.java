package app.lading.server.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes out of the journal what is over: files that were deleted or replaced, folders that came and went. What
/// stays tells the same story: every file and folder of the index, and every receipt.
///
/// Runs at the start, when everything in the journal is in the index, and that lasts. A new journal is written,
/// forced and renamed, the folder forced, and only then the mark in the index is set. Whatever a crash leaves,
/// the index contains all of it: a mark beyond the end of the journal says just that.
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /// So many records more than needed are not worth a new journal.
    private static final int SPARE = 1000;

    /// The journal is read into memory as a whole: a start that worked before must not fail for want of it.
    private static final long MEMORY_SHARE = 8;

    private final Journal journal;
    private final Database database;

    Compaction(Journal journal, Database database) {
        this.journal = journal;
        this.database = database;
    }

    /// Makes the journal shorter when less than half of it is needed. A disk that is too full for that leaves it
    /// as it is.
    void atStart() throws IOException, SQLException {
        Connection connection = database.writer();
        long before = journal.records();
        if (before < 2 * FileTable.journalledRows(connection) + SPARE
                || journal.end() > Runtime.getRuntime().maxMemory() / MEMORY_SHARE) {
            return;
        }
        List<JournalRecord> needed = needed(connection, journal.open(0));
        try {
            journal.rewrite(needed);
        } catch (IOException e) {
            if (!journal.isUsable()) {
                throw e;
            }
            LOG.warn("The journal could not be made shorter; the next start tries again", e);
            journal.setCommitted();
            return;
        }
        FileTable.setJournalMark(connection, journal.end());
        database.commitAndSync();
        journal.setCommitted();
        LOG.info("The journal had {} records, and has {} now", before, needed.size());
    }

    private static List<JournalRecord> needed(Connection connection, List<Journal.Entry> entries) throws SQLException {
        List<JournalRecord> needed = new ArrayList<>();
        for (History.Folder folder : FileTable.allFolders(connection)) {
            needed.add(new JournalRecord.MakeFolder(folder.owner(), folder.folder()));
        }
        Set<String> files = FileTable.allIds(connection);
        Map<String, Long> lastOfFile = new HashMap<>();
        for (Journal.Entry entry : entries) {
            if (entry.record() instanceof JournalRecord.Publish publish && publish.part() != null) {
                lastOfFile.put(publish.file().id(), entry.end());
            }
        }
        Set<String> receipts = FileTable.receiptUploads(connection);
        for (Journal.Entry entry : entries) {
            if (!(entry.record() instanceof JournalRecord.Publish publish)) {
                continue;
            }
            String file = publish.file().id();
            Long last = lastOfFile.get(file);
            if (files.contains(file) && last != null && last == entry.end()) {
                needed.add(publish);
            } else if (receipts.contains(publish.receipt().upload())) {
                needed.add(new JournalRecord.Publish(publish.file(), publish.receipt(), null, false, null));
            }
        }
        return needed;
    }
}
