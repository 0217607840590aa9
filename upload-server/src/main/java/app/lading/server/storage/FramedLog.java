package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/// An append-only file of records, each with its length and a CRC-32C, so that a record is there whole or
/// not at all.
///
/// A crash can tear the last record: opening cuts off what is behind the last whole one. Bytes in the middle that
/// are no record are damage ([FrameScan]): they are stepped over and stay as they are, and whoever opened the file
/// is told first. Not thread safe.
final class FramedLog implements AutoCloseable {
    /// Bytes that are gathered for one call.
    private static final int AT_ONCE = 1 << 20;

    /// What reads a record when the log is opened.
    interface Reader {
        /// Takes one record.
        ///
        /// @param end the position behind the record
        void record(byte[] payload, long end) throws IOException;
    }

    /// What hears, before anything is changed, that a log is damaged.
    interface Damage {
        /// Takes the position of the first damage.
        void found(long position) throws IOException;
    }

    private final Path path;
    private final DiskFile file;
    private long end;

    private FramedLog(Path path, DiskFile file, long end) {
        this.path = path;
        this.file = file;
        this.end = end;
    }

    /// Opens a log, or makes a new one, and reads every whole record in it.
    static FramedLog open(Disk disk, Path path, Reader reader, Damage damage) throws IOException {
        boolean exists = Files.exists(path);
        DiskFile file = disk.open(path, exists ? Disk.Mode.WRITE : Disk.Mode.CREATE);
        try {
            FrameScan scan = new FrameScan(file);
            while (scan.next()) {
                reader.record(scan.payload(), scan.end());
            }
            if (scan.damagedAt() >= 0) {
                damage.found(scan.damagedAt());
            }
            long end = scan.end();
            if (end < file.size()) {
                file.setLength(end);
            }
            if (end == 0) {
                file.write(ByteBuffer.wrap(FrameScan.MAGIC), 0);
                end = FrameScan.MAGIC.length;
            }
            return new FramedLog(path, file, end);
        } catch (IOException | RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    /// Makes a new log.
    static FramedLog create(Disk disk, Path path) throws IOException {
        return open(disk, path, (payload, end) -> {}, position -> {});
    }

    /// Reads every whole record without opening for writing or repairing anything.
    ///
    /// @return where the first damage lies; -1 when there is none, or only a torn end
    static long read(Disk disk, Path path, Reader reader) throws IOException {
        try (DiskFile file = disk.open(path, Disk.Mode.READ)) {
            FrameScan scan = new FrameScan(file);
            while (scan.next()) {
                reader.record(scan.payload(), scan.end());
            }
            return scan.damagedAt();
        }
    }

    /// Adds a record; it lasts after the next [#force]. When this fails, what came before is untouched.
    void append(byte[] payload) throws IOException {
        appendAll(List.of(payload), position -> {});
    }

    /// Appends records, as many in one call as take about [#AT_ONCE].
    ///
    /// @param ends takes the position behind each
    void appendAll(List<byte[]> payloads, LongConsumer ends) throws IOException {
        for (int first = 0; first < payloads.size(); ) {
            int next = first;
            int bytes = 0;
            while (next < payloads.size() && (next == first || bytes < AT_ONCE)) {
                bytes += FrameScan.FRAME + payloads.get(next++).length;
            }
            ByteBuffer records = ByteBuffer.allocate(bytes);
            for (byte[] payload : payloads.subList(first, next)) {
                records.putInt(payload.length)
                        .putInt(FrameScan.checksum(payload))
                        .put(payload);
            }
            file.write(records.flip(), end);
            for (byte[] payload : payloads.subList(first, next)) {
                end += FrameScan.FRAME + payload.length;
                ends.accept(end);
            }
            first = next;
        }
    }

    void force() throws IOException {
        file.force();
    }

    /// The position behind the last record.
    long end() {
        return end;
    }

    /// Takes back the records behind a position that [#end] gave.
    void cut(long position) throws IOException {
        end = position;
        file.setLength(position);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
