package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `journal.log`: what is about to be done to finished files, forced before it is done. From its start it
/// tells every file that was ever published; from the database's mark, what a crash may have left half
/// done. Used by the committer thread, and by recovery before that starts.
final class Journal implements AutoCloseable {
    /// A record that stands in the journal.
    ///
    /// @param end the position behind it
    record Entry(JournalRecord record, long end) {}

    private final Disk disk;
    private final Path path;
    private @Nullable FramedLog log;
    private long committed;
    private int records;

    Journal(Disk disk, Path path) {
        this.disk = disk;
        this.path = path;
    }

    /// Opens the journal, or opens it again after a failure, and reads what is behind the mark.
    ///
    /// @param mark up to where the database contains it
    /// @return in their order, without those that were taken back
    List<Entry> open(long mark) throws IOException {
        close();
        List<Entry> entries = new ArrayList<>();
        records = 0;
        log = FramedLog.open(disk, path, (payload, end) -> {
            records++;
            if (end > mark) {
                entries.add(new Entry(JournalRecord.decode(payload), end));
            }
        });
        committed = Math.min(mark, log.end());
        return standing(entries);
    }

    private static List<Entry> standing(List<Entry> entries) {
        Set<Long> withdrawn = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.record() instanceof JournalRecord.Withdraw withdraw) {
                withdrawn.add(entry.end());
                withdrawn.add(withdraw.end());
            }
        }
        return entries.stream()
                .filter(entry -> !withdrawn.contains(entry.end()))
                .toList();
    }

    /// Writes and forces records. When the disk is too full, nothing of them stays and the journal is still
    /// usable; after any other failure it has to be opened again.
    ///
    /// @return the positions behind the records
    List<Long> write(List<JournalRecord> records) throws IOException {
        if (records.isEmpty()) {
            return List.of();
        }
        FramedLog open = opened();
        long before = open.end();
        List<Long> ends = new ArrayList<>(records.size());
        try {
            for (JournalRecord record : records) {
                open.append(record.encode());
                ends.add(open.end());
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
            // Nothing of these records was begun: they must not be read as if they were on the disk.
            try {
                open.cut(before);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            close();
            throw e;
        }
        return ends;
    }

    /// Puts a journal that says just this into the place of the one that is there; what a crash leaves is the one
    /// or the other. When the new one cannot be written, the old one goes on being used.
    void rewrite(List<JournalRecord> all) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        disk.delete(fresh);
        try (FramedLog written = FramedLog.open(disk, fresh, (payload, end) -> {})) {
            for (JournalRecord record : all) {
                written.append(record.encode());
            }
            written.force();
        } catch (IOException e) {
            disk.delete(fresh);
            throw e;
        }
        close();
        disk.replace(fresh, path);
        Path folder = path.getParent();
        if (folder != null) {
            disk.forceFolder(folder);
        }
        open(Long.MAX_VALUE);
    }

    /// How many records there were when it was opened.
    int records() {
        return records;
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
