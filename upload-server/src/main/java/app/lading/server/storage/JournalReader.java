package app.lading.server.storage;

import java.io.IOException;

/// Reads the records of the journal in their order, one at a time, leaving out what was taken back. Not thread
/// safe.
final class JournalReader implements AutoCloseable {
    private final DiskFile file;
    private final FrameScan scan;
    private final Positions withdrawn;
    private JournalRecord record = new JournalRecord.Withdraw(0);

    JournalReader(DiskFile file, Positions withdrawn) throws IOException {
        this.file = file;
        this.withdrawn = withdrawn;
        try {
            this.scan = new FrameScan(file);
        } catch (IOException e) {
            try (file) {
                throw e;
            }
        }
    }

    /// Goes to the next record.
    ///
    /// @return false when there is none
    boolean next() throws IOException {
        while (scan.next()) {
            record = JournalRecord.decode(scan.payload());
            if (!(record instanceof JournalRecord.Withdraw) && !withdrawn.contains(scan.end())) {
                return true;
            }
        }
        return false;
    }

    JournalRecord record() {
        return record;
    }

    /// Where the record begins.
    long start() {
        return scan.start();
    }

    /// The record that begins at such a position.
    JournalRecord at(long start) throws IOException {
        return JournalRecord.decode(scan.at(start));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
