package app.lading.client.cli;

import app.lading.model.api.Api;
import app.lading.model.digest.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/// A file on its way here, hidden beside its target until it is whole and proven. Its name says which content it is, so
/// what an earlier run left is found again, and never taken for a part of something else.
final class PartFile implements AutoCloseable {
    private static final int NAME_BYTES = 12;
    private static final int BUFFER = 256 * 1024;

    private final Api.File file;
    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private ContentDigest digest = new ContentDigest();
    private long length;

    private PartFile(Api.File file, Path target, Path path, FileChannel channel) {
        this.file = file;
        this.target = target;
        this.path = path;
        this.channel = channel;
    }

    /// Opens the part of an earlier run, or a new one. What is there is read again, because it is hashed.
    ///
    /// @throws CliException when another process works on it
    static PartFile open(Api.File file, Path target) throws IOException, CliException {
        byte[] identity = (file.fingerprint() + "\n" + file.name()).getBytes(StandardCharsets.UTF_8);
        String name = HexFormat.of().formatHex(Digests.sha256().digest(identity), 0, NAME_BYTES);
        Path path = target.resolveSibling(".lading-" + name + ".part");
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean opened = false;
        try {
            lock(channel, target);
            PartFile part = new PartFile(file, target, path, channel);
            part.readBack();
            opened = true;
            return part;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private static void lock(FileChannel channel, Path target) throws IOException, CliException {
        boolean locked;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw CliException.failed(
                    "Another lading is getting " + target + " at this moment.", "Let it finish, or stop it first.");
        }
    }

    private void readBack() throws IOException {
        if (channel.size() > file.size()) {
            channel.truncate(0);
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (channel.read(buffer.clear(), length) > 0) {
            length += buffer.flip().remaining();
            digest.update(buffer);
        }
    }

    /// How many bytes are here.
    long length() {
        return length;
    }

    /// Adds the next bytes, all that remain in the buffer.
    void append(ByteBuffer bytes) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            length += channel.write(bytes, length);
        }
    }

    /// Forgets all bytes.
    void restart() throws IOException {
        channel.truncate(0);
        digest = new ContentDigest();
        length = 0;
    }

    /// Checks that it is whole and right, puts it on stable storage and gives it its name.
    ///
    /// @param replace whether a file that has the name goes
    /// @throws CliException when it is not what the server vouched for; it is deleted then
    void publish(boolean replace) throws IOException, CliException {
        if (length != file.size() || !digest.fingerprint().equals(file.fingerprint())) {
            channel.close();
            Files.delete(path);
            throw CliException.failed(
                    "What arrived for " + target + " is damaged; it was deleted.",
                    "Run the same command again; if it happens again, tell the administrator.");
        }
        channel.force(true);
        channel.close();
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochMilli(file.modified())));
        if (replace) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            moveWithoutReplacing();
        }
        forceFolder(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    }

    /// A rename would silently replace a file that came to be in the meantime; a link never does.
    private void moveWithoutReplacing() throws IOException {
        boolean linked = false;
        try {
            Files.createLink(target, path);
            linked = true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // This file system has no links: the next best way checks first and then renames.
            Files.move(path, target);
        }
        if (linked) {
            Files.delete(path);
        }
    }

    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system can (Windows); the bytes themselves are safe, and a lost name is got again.
            return;
        }
    }

    /// Ends the work on it. What arrived is kept for the next run; a part without a byte is not.
    @Override
    public void close() throws IOException {
        channel.close();
        if (length == 0 && file.size() > 0) {
            Files.deleteIfExists(path);
        }
    }
}
