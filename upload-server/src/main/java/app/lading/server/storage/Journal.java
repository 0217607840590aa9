package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `journal.log`: what is about to be done to finished files, forced before it is done. From its start it
/// tells every file that was ever published; from the database's mark, what a crash may have left half
/// done. Used by the committer thread, and by recovery before that starts.
///
/// It can be larger than the memory: nothing here holds more of it than what is behind the mark, which is one group
/// of the committer.
final class Journal implements AutoCloseable {
    /// Takes the records of a new journal.
    interface Sink {
        void add(JournalRecord record) throws IOException;
    }

    /// Hands over the records of a new journal.
    interface Content {
        void writeTo(Sink sink) throws IOException, SQLException;
    }

    private static final int WITHDRAW = 7;

    private final Disk disk;
    private final Path path;
    private final Aside aside;
    private @Nullable FramedLog log;
    private Positions withdrawn = new Positions();
    private long committed;
    private long records;
    private boolean damaged;
    private boolean kept;

    Journal(Disk disk, Path path, Aside aside) {
        this.disk = disk;
        this.path = path;
        this.aside = aside;
    }

    /// Opens the journal, or opens it again after a failure, and reads what is behind the mark.
    ///
    /// @param mark up to where the database contains it
    /// @return in their order, without those that were taken back
    List<JournalRecord> open(long mark) throws IOException {
        close();
        List<JournalRecord> tail = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        Positions takenBack = new Positions();
        records = 0;
        damaged = false;
        log = FramedLog.open(
                disk,
                path,
                (payload, end) -> {
                    records++;
                    if (payload[0] == WITHDRAW
                            && JournalRecord.decode(payload) instanceof JournalRecord.Withdraw withdraw) {
                        takenBack.add(withdraw.end());
                    } else if (end > mark) {
                        tail.add(JournalRecord.decode(payload));
                        ends.add(end);
                    }
                },
                this::keepDamaged);
        withdrawn = takenBack;
        committed = Math.min(mark, log.end());
        List<JournalRecord> standing = new ArrayList<>(tail.size());
        for (int i = 0; i < tail.size(); i++) {
            if (!withdrawn.contains(ends.get(i))) {
                standing.add(tail.get(i));
            }
        }
        return standing;
    }

    private void keepDamaged(long position) {
        damaged = true;
        if (!kept) {
            kept = true;
            aside.copy(path, position);
        }
    }

    /// Reads an open journal from its start, without what was taken back.
    JournalReader read() throws IOException {
        return new JournalReader(disk.open(path, Disk.Mode.READ), withdrawn);
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
            open.appendAll(records.stream().map(JournalRecord::encode).toList(), ends::add);
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
    void rewrite(Content content) throws IOException, SQLException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        disk.delete(fresh);
        try (FramedLog written = FramedLog.create(disk, fresh)) {
            content.writeTo(record -> written.append(record.encode()));
            written.force();
        } catch (IOException | SQLException | RuntimeException e) {
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
    long records() {
        return records;
    }

    /// Whether something in the middle of it could not be read when it was opened.
    boolean isDamaged() {
        return damaged;
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
