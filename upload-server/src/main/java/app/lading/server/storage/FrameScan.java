package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Reads the records of a [FramedLog] one after the other, holding one in memory.
///
/// What a crash leaves is a torn end: bytes that are no record, and none behind them. Where whole records follow,
/// the disk has lost something that was there: those bytes are damage, and what follows is read all the same.
/// Not thread safe.
final class FrameScan {
    static final byte[] MAGIC = "LADING1\n".getBytes(StandardCharsets.US_ASCII);

    /// Length and checksum, in front of each record.
    static final int FRAME = 8;

    /// A longer record can only be damage: the digests of the largest file take 128 MiB.
    private static final int MAX_RECORD = 160 * 1024 * 1024;

    /// Where the length itself is damaged, a record this long or shorter is looked for behind each byte.
    private static final int MAX_FOUND = 1 << 20;

    /// So many bytes are summed up at most in looking for one.
    private static final long MOST_LOOKED_AT = 1L << 30;

    private final DiskFile file;
    private final long size;
    private byte[] payload = {};
    private long start;
    private long end;
    private long damagedAt = -1;

    FrameScan(DiskFile file) throws IOException {
        this.file = file;
        this.size = file.size();
        if (size >= MAGIC.length) {
            byte[] magic = bytes(0, MAGIC.length);
            if (Arrays.equals(magic, MAGIC)) {
                end = MAGIC.length;
            } else if (size > MAGIC.length && !isZero()) {
                damagedAt = 0;
            }
        }
    }

    /// Goes to the next record.
    ///
    /// @return false when there is none
    boolean next() throws IOException {
        if (size < MAGIC.length) {
            return false;
        }
        long from = Math.max(MAGIC.length, end);
        byte[] found = whole(from);
        if (found == null) {
            long behind = behindDamage(from);
            if (behind < 0) {
                return false;
            }
            if (damagedAt < 0) {
                damagedAt = from;
            }
            from = behind;
            found = whole(from);
        }
        if (found == null) {
            throw new IOException("the record at " + from + " was there a moment ago");
        }
        payload = found;
        start = from;
        end = from + FRAME + found.length;
        return true;
    }

    /// What the record says.
    byte[] payload() {
        return payload;
    }

    /// The position of the record.
    long start() {
        return start;
    }

    /// The position behind the record; after the last one, behind all that is whole: 0 when not even the file's
    /// first bytes are.
    long end() {
        return end;
    }

    /// Where the first damage lies that was met so far; -1 for none.
    long damagedAt() {
        return damagedAt;
    }

    /// The record at a position where one was found before.
    byte[] at(long position) throws IOException {
        byte[] found = whole(position);
        if (found == null) {
            throw new IOException("there is no record at " + position);
        }
        return found;
    }

    private byte @Nullable [] whole(long position) throws IOException {
        if (position + FRAME >= size) {
            return null;
        }
        ByteBuffer frame = ByteBuffer.wrap(bytes(position, FRAME));
        int length = frame.getInt();
        int checksum = frame.getInt();
        if (length <= 0 || length > MAX_RECORD || position + FRAME + length > size) {
            return null;
        }
        byte[] record = bytes(position + FRAME, length);
        return checksum(record) == checksum ? record : null;
    }

    /// Looks for the first whole record behind one that is not.
    ///
    /// @return its position; -1 when there is none
    private long behindDamage(long damaged) throws IOException {
        if (damaged + FRAME < size) {
            int length = ByteBuffer.wrap(bytes(damaged, FRAME)).getInt();
            long next = damaged + FRAME + length;
            if (length > 0 && length <= MAX_RECORD && next < size && whole(next) != null) {
                return next;
            }
        }
        long lookedAt = 0;
        byte[] window = {};
        long windowStart = damaged;
        for (long at = damaged + 1; at + FRAME < size && lookedAt < MOST_LOOKED_AT; at++) {
            if (at + Integer.BYTES > windowStart + window.length) {
                windowStart = at;
                window = bytes(at, (int) Math.min(1 << 16, size - at));
            }
            int length = ByteBuffer.wrap(window).getInt((int) (at - windowStart));
            if (length > 0 && length <= MAX_FOUND && at + FRAME + length <= size) {
                lookedAt += length;
                if (whole(at) != null) {
                    return at;
                }
            }
        }
        return -1;
    }

    /// Whether there is nothing but zeros, which is what a power cut makes of bytes that were never forced.
    private boolean isZero() throws IOException {
        for (long at = 0; at < size; at += 1 << 16) {
            for (byte each : bytes(at, (int) Math.min(1 << 16, size - at))) {
                if (each != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private byte[] bytes(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        if (file.read(ByteBuffer.wrap(bytes), position) < count) {
            throw new IOException("the file became shorter while it was read");
        }
        return bytes;
    }

    static int checksum(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload, 0, payload.length);
        return (int) crc.getValue();
    }
}
