package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.client.store.SourceStamp;
import app.lading.client.transfer.BufferPool.Buffer;
import app.lading.model.digest.Digests;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Reads whole blocks and hashes them in the same pass, on a small pool; answers on the loop. The file's size and time
/// are compared with the expected ones after each block, and its state comes back with each, so that old and new
/// content never mix unseen.
final class BlockReader {
    /// Read and hashed in pieces that stay in the processor's cache between the two.
    private static final int PIECE = 256 * 1024;

    /// So often a small file is read when something was done to it meanwhile that left size and time alone.
    private static final int MOST_READINGS = 3;

    private final SourceAccess access;
    private final Executor readers;
    private final EventLoop loop;

    BlockReader(SourceAccess access, Executor readers, EventLoop loop) {
        this.access = access;
        this.readers = readers;
        this.loop = loop;
    }

    /// Opens a file; the receiver closes it.
    void open(Path path, Consumer<SourceResult> then) {
        submit(path, then, () -> {
            SourceFile file = access.open(path);
            boolean handedOn = false;
            try {
                SourceResult result = new SourceResult.Opened(file, file.stamp());
                handedOn = true;
                return result;
            } finally {
                if (!handedOn) {
                    file.close();
                }
            }
        });
    }

    /// Reads a block into a buffer. When the state that comes back is not surely the expected one, the block may hold
    /// content of both.
    void read(
            Path path,
            SourceFile file,
            SourceStamp expected,
            long offset,
            int length,
            Buffer into,
            Consumer<SourceResult> then) {
        byte[] bytes = into.bytes();
        submit(path, then, () -> {
            MessageDigest digest = Digests.sha256();
            int read = readAll(file, offset, bytes, length, digest);
            SourceStamp now = file.stamp();
            if (!now.sameFile(expected) || read < length) {
                return new SourceResult.Changed(difference(expected, now));
            }
            return new SourceResult.Read(now, digest.digest());
        });
    }

    /// Opens, reads and closes a small file. When it is larger than `most` now, only its state comes back, without a
    /// digest.
    void readWhole(Path path, int most, Buffer into, Consumer<SourceResult> then) {
        byte[] bytes = into.bytes();
        submit(path, then, () -> {
            try (SourceFile file = access.open(path)) {
                SourceStamp before = file.stamp();
                for (int reading = 1; ; reading++) {
                    if (before.size() > most || before.size() == 0) {
                        return new SourceResult.Read(before, null);
                    }
                    MessageDigest digest = Digests.sha256();
                    int read = readAll(file, 0, bytes, (int) before.size(), digest);
                    SourceStamp after = file.stamp();
                    if (read == before.size() && after.surelySame(before)) {
                        return new SourceResult.Read(after, digest.digest());
                    }
                    if (read < before.size() || !after.sameFile(before) || reading == MOST_READINGS) {
                        return new SourceResult.Changed(difference(before, after));
                    }
                    before = after;
                }
            }
        });
    }

    /// Whether a file is still what it was.
    void check(Path path, SourceFile file, SourceStamp expected, Consumer<SourceResult> then) {
        submit(path, then, () -> {
            SourceStamp now = file.stamp();
            return now.sameFile(expected)
                    ? new SourceResult.Same(now)
                    : new SourceResult.Changed(difference(expected, now));
        });
    }

    /// Closes a file on the pool, where it may take its time.
    void close(SourceFile file, Consumer<IOException> failed) {
        readers.execute(loop.guard(() -> {
            try {
                file.close();
            } catch (IOException e) {
                loop.execute(() -> failed.accept(e));
            }
        }));
    }

    private static int readAll(SourceFile file, long offset, byte[] into, int length, MessageDigest digest)
            throws IOException {
        int done = 0;
        while (done < length) {
            int piece = Math.min(PIECE, length - done);
            int read = file.read(offset + done, into, done, piece);
            digest.update(into, done, read);
            done += read;
            if (read < piece) {
                break;
            }
        }
        return done;
    }

    private void submit(Path path, Consumer<SourceResult> then, Touch touch) {
        readers.execute(loop.guard(() -> {
            SourceResult result;
            try {
                result = touch.touch();
            } catch (IOException e) {
                result = new SourceResult.Broken(problemOf(path, e));
            }
            SourceResult answer = result;
            loop.execute(() -> then.accept(answer));
        }));
    }

    /// What a failure to read a source means for a person.
    static Problem problemOf(Path path, IOException e) {
        String name = FileNames.visible(String.valueOf(path.getFileName()));
        if (e instanceof NoSuchFileException) {
            return new Problem(
                    "source-vanished",
                    "'" + name + "' is no longer there",
                    "Put it back, or connect the drive again, then retry.");
        }
        if (e instanceof AccessDeniedException) {
            return unreadable(path);
        }
        return new Problem(
                "source-unreadable",
                "'" + name + "' cannot be read: " + FileNames.visible(String.valueOf(e.getMessage())),
                "Check the drive and whether another program holds the file, then retry.");
    }

    /// The file is there, but its owner does not let it be read.
    static Problem unreadable(Path path) {
        return new Problem(
                "source-unreadable",
                "'" + path.getFileName() + "' may not be read by you",
                "Ask for the right to read it, then retry.");
    }

    private static String difference(SourceStamp before, SourceStamp now) {
        if (now.size() > before.size()) {
            return "it grew from " + ByteSize.format(before.size()) + " to " + ByteSize.format(now.size());
        }
        if (now.size() < before.size()) {
            return "it shrank from " + ByteSize.format(before.size()) + " to " + ByteSize.format(now.size());
        }
        return before.fileKey().equals(now.fileKey()) ? "it was written to" : "another file took its place";
    }

    /// Work on a file that may fail.
    @FunctionalInterface
    private interface Touch {
        SourceResult touch() throws IOException;
    }
}
