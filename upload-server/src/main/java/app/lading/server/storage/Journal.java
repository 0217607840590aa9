package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `journal.log`: what is about to be done to finished files, forced before it is done. From its start it
/// tells every file that was ever published; from the database's mark, what a crash may have left half
/// done. Used by the committer thread, and by recovery before that starts.
final class Journal implements AutoCloseable {
    /// What reads the journal.
    interface Reader {
        /// Takes one record.
        ///
        /// @param end the position behind the record
        void record(JournalRecord record, long end) throws IOException;
    }

    private final Disk disk;
    private final Path path;
    private @Nullable FramedLog log;
    private long committed;

    Journal(Disk disk, Path path) {
        this.disk = disk;
        this.path = path;
    }

    /// Opens the journal, or opens it again after a failure, and reads what is behind the mark.
    ///
    /// @param mark up to where the database contains it
    void open(long mark, Reader reader) throws IOException {
        close();
        log = FramedLog.open(disk, path, (payload, end) -> {
            if (end > mark) {
                reader.record(JournalRecord.decode(payload), end);
            }
        });
        committed = Math.min(mark, log.end());
    }

    /// Writes and forces records. When the disk is too full, nothing of them stays and the journal is still
    /// usable; after any other failure it has to be opened again.
    void write(List<JournalRecord> records) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        FramedLog open = opened();
        long before = open.end();
        try {
            for (JournalRecord record : records) {
                open.append(record.encode());
            }
        } catch (IOException e) {
            if (RealDisk.isNoSpace(e)) {
                open.cut(before);
            } else {
                close();
            }
            throw e;
        }
        try {
            open.force();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    boolean isUsable() {
        return log != null;
    }

    long end() {
        return log == null ? committed : log.end();
    }

    /// The position that the database is known to contain.
    long committed() {
        return committed;
    }

    void setCommitted() {
        committed = end();
    }

    @Override
    public void close() throws IOException {
        FramedLog open = log;
        log = null;
        if (open != null) {
            open.close();
        }
    }

    private FramedLog opened() throws IOException {
        if (log == null) {
            throw new IOException("the journal is not open since it failed");
        }
        return log;
    }
}
