package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes and reads the fields of a record of [Sidecar] and [Journal]: big-endian numbers, texts in UTF-8
/// with their length in front, -1 for a text that is absent.
final class Fields {
    /// What writes the fields of one record.
    interface Writing {
        void to(Out out) throws IOException;
    }

    private static final int MAX_TEXT = 64 * 1024;

    private Fields() {}

    static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            writing.to(new Out(data));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    static In read(byte[] record) {
        return new In(new DataInputStream(new ByteArrayInputStream(record)));
    }

    /// The fields of a record that is being written.
    record Out(DataOutputStream data) {
        Out kind(int kind) throws IOException {
            data.writeByte(kind);
            return this;
        }

        Out number(long value) throws IOException {
            data.writeLong(value);
            return this;
        }

        Out flag(boolean value) throws IOException {
            data.writeBoolean(value);
            return this;
        }

        Out bytes(byte[] value) throws IOException {
            data.writeInt(value.length);
            data.write(value);
            return this;
        }

        Out text(@Nullable String value) throws IOException {
            if (value == null) {
                data.writeInt(-1);
                return this;
            }
            return bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        Out time(Instant value) throws IOException {
            return number(value.toEpochMilli());
        }

        Out file(FileRow file) throws IOException {
            return text(file.id())
                    .text(file.owner())
                    .text(file.folder())
                    .text(file.name())
                    .number(file.size())
                    .number(file.modified())
                    .bytes(file.digests().bytes())
                    .text(file.md5())
                    .time(file.published());
        }

        Out receipt(Receipt receipt) throws IOException {
            return text(receipt.upload())
                    .text(receipt.owner())
                    .text(receipt.key())
                    .text(receipt.file())
                    .text(receipt.folder())
                    .text(receipt.name())
                    .number(receipt.size())
                    .text(receipt.fingerprint().toString())
                    .flag(receipt.instant())
                    .time(receipt.published());
        }
    }

    /// The fields of a record that is being read, in the order in which they were written.
    record In(DataInputStream data) {
        int kind() throws IOException {
            return data.readUnsignedByte();
        }

        long number() throws IOException {
            return data.readLong();
        }

        boolean flag() throws IOException {
            return data.readBoolean();
        }

        byte[] bytes() throws IOException {
            return data.readNBytes(data.readInt());
        }

        @Nullable
        String optionalText() throws IOException {
            int length = data.readInt();
            if (length < 0) {
                return null;
            }
            if (length > MAX_TEXT) {
                throw new IOException("a text in a record has at most " + MAX_TEXT + " bytes, but got " + length);
            }
            return new String(data.readNBytes(length), StandardCharsets.UTF_8);
        }

        String text() throws IOException {
            String text = optionalText();
            if (text == null) {
                throw new IOException("a text is missing in a record");
            }
            return text;
        }

        Instant time() throws IOException {
            return Instant.ofEpochMilli(number());
        }

        FileRow file() throws IOException {
            String id = text();
            String owner = text();
            String folder = text();
            String name = text();
            long size = number();
            long modified = number();
            BlockDigests digests = BlockDigests.of(bytes());
            String md5 = optionalText();
            return new FileRow(
                    id, owner, folder, name, size, modified, digests.fingerprint(), digests, md5, time(), false);
        }

        Receipt receipt() throws IOException {
            return new Receipt(
                    text(),
                    text(),
                    optionalText(),
                    text(),
                    text(),
                    text(),
                    number(),
                    Fingerprint.parse(text()),
                    flag(),
                    time());
        }
    }
}
