package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// An append-only file of records, each with its length and a CRC-32C, so that a record is there whole or
/// not at all.
///
/// A crash can tear the last record. Opening reads up to the first record that is not whole and cuts the
/// rest off; what was forced before is never in that rest. Not thread safe.
final class FramedLog implements AutoCloseable {
    /// What reads a record when the log is opened.
    interface Reader {
        /// Takes one record.
        ///
        /// @param end the position behind the record
        void record(byte[] payload, long end) throws IOException;
    }

    /// A longer record can only be damage: the digests of the largest file take 128 MiB.
    private static final int MAX_RECORD = 160 * 1024 * 1024;

    private static final byte[] MAGIC = "LADING1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME = 8;

    private final Path path;
    private final DiskFile file;
    private long end;

    private FramedLog(Path path, DiskFile file, long end) {
        this.path = path;
        this.file = file;
        this.end = end;
    }

    /// Opens a log, or makes a new one, and reads every whole record in it.
    static FramedLog open(Disk disk, Path path, Reader reader) throws IOException {
        boolean exists = Files.exists(path);
        DiskFile file = disk.open(path, exists ? Disk.Mode.WRITE : Disk.Mode.CREATE);
        try {
            long end = scan(file, reader);
            if (end < file.size()) {
                file.setLength(end);
            }
            if (end == 0) {
                file.write(ByteBuffer.wrap(MAGIC), 0);
                end = MAGIC.length;
            }
            return new FramedLog(path, file, end);
        } catch (IOException | RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    /// Reads every whole record without opening for writing or repairing anything.
    static void read(Disk disk, Path path, Reader reader) throws IOException {
        try (DiskFile file = disk.open(path, Disk.Mode.READ)) {
            scan(file, reader);
        }
    }

    /// Adds a record; it lasts after the next [#force]. When this fails, what came before is untouched.
    void append(byte[] payload) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(FRAME + payload.length);
        record.putInt(payload.length).putInt(checksum(payload)).put(payload).flip();
        file.write(record, end);
        end += FRAME + payload.length;
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

    private static long scan(DiskFile file, Reader reader) throws IOException {
        long size = file.size();
        if (size < MAGIC.length) {
            return 0;
        }
        ByteBuffer magic = ByteBuffer.allocate(MAGIC.length);
        file.read(magic, 0);
        if (!ByteBuffer.wrap(MAGIC).equals(magic.flip())) {
            return 0;
        }
        long position = MAGIC.length;
        ByteBuffer frame = ByteBuffer.allocate(FRAME);
        while (file.read(frame.clear(), position) == FRAME) {
            frame.flip();
            int length = frame.getInt();
            int checksum = frame.getInt();
            if (length <= 0 || length > MAX_RECORD || position + FRAME + length > size) {
                break;
            }
            byte[] payload = new byte[length];
            file.read(ByteBuffer.wrap(payload), position + FRAME);
            if (checksum(payload) != checksum) {
                break;
            }
            position += FRAME + length;
            reader.record(payload, position);
        }
        return position;
    }

    private static int checksum(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload, 0, payload.length);
        return (int) crc.getValue();
    }
}
