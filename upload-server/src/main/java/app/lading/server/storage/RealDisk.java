package app.lading.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/// The disk of this machine.
public final class RealDisk implements Disk, AutoCloseable {
    static final String NO_SPACE = "No space left on device";

    /// From this many files on, one call for the volume is cheaper than one for each: measured 14,000 files
    /// a second in groups of 50 against 800 one by one, and 5,000 on 16 threads.
    private static final int WORTH_SYNCING_VOLUME = 8;

    private static final Set<PosixFilePermission> READ_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Preallocator preallocator = Preallocator.ofThisSystem();
    private final VolumeSync volume;
    private final boolean posix;
    private final Rights rights;

    /// Opens the volume of a folder.
    ///
    /// @param folder an existing folder on the volume that is used
    public RealDisk(Path folder) throws IOException {
        this.volume = VolumeSync.open(folder);
        this.posix = Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
        this.rights = Rights.of(folder);
    }

    /// Whether a failure says that the volume, or a quota of the system on it, is full.
    public static boolean isNoSpace(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(NO_SPACE)
                || message.contains("Disk quota exceeded")
                || message.contains("not enough space on the disk");
    }

    @Override
    public DiskFile open(Path path, Mode mode) throws IOException {
        return new ChannelFile(
                switch (mode) {
                    case CREATE ->
                        FileChannel.open(
                                path,
                                Set.of(
                                        StandardOpenOption.CREATE_NEW,
                                        StandardOpenOption.READ,
                                        StandardOpenOption.WRITE),
                                rights.file());
                    case WRITE -> FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    case READ -> FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                });
    }

    @Override
    public void forceAll(List<DiskFile> files) throws IOException {
        if (files.size() >= WORTH_SYNCING_VOLUME && volume.usable()) {
            volume.sync();
            return;
        }
        for (DiskFile file : files) {
            file.force();
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        if (posix) {
            // Windows has no such call: opening a folder fails there, and NTFS journals names by itself.
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void place(Path from, Path to) throws IOException {
        try {
            // A hard link refuses an existing name in one step, which renaming does not.
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(from);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        if (!posix && Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            // Windows refuses to replace what is read-only.
            setWritable(to);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        // Renaming one hard link over another of the same file does nothing, not even take the old name away.
        Files.deleteIfExists(from);
    }

    @Override
    public boolean link(Path existing, Path link) throws IOException {
        try {
            Files.createLink(link, existing);
            return true;
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // No links here, or 65,000 of this file already: whatever else is wrong, a copy will say.
            return false;
        }
    }

    @Override
    public void copy(Path existing, Path copy) throws IOException {
        Files.copy(existing, copy, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, rights.folder());
    }

    @Override
    public void setReadOnly(Path file) throws IOException {
        if (posix) {
            Files.setPosixFilePermissions(file, READ_ONLY);
        } else if (!file.toFile().setReadOnly()) {
            throw new IOException("cannot make " + file + " read-only");
        }
    }

    @Override
    public void setWritable(Path file) throws IOException {
        if (!file.toFile().setWritable(true, true)) {
            throw new IOException("cannot make " + file + " writable");
        }
    }

    @Override
    public boolean delete(Path path) throws IOException {
        if (!posix && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            // Windows refuses to delete what is read-only.
            setWritable(path);
        }
        return Files.deleteIfExists(path);
    }

    @Override
    public boolean reserve(Path file, long size) throws IOException {
        return size == 0 || preallocator.reserve(file, size);
    }

    @Override
    public long usableSpace(Path path) {
        // Asking the file store would read the whole mount table each time.
        return path.toFile().getUsableSpace();
    }

    @Override
    public long totalSpace(Path path) {
        return path.toFile().getTotalSpace();
    }

    @Override
    public void before(DatabaseStep step) {
        // Nothing to do: the database does it.
    }

    @Override
    public void close() {
        try {
            volume.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ChannelFile(FileChannel channel) implements DiskFile {
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            int total = 0;
            while (into.hasRemaining()) {
                int count = channel.read(into, position + total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void setLength(long length) throws IOException {
            long size = channel.size();
            if (length < size) {
                channel.truncate(length);
            } else if (length > size) {
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
