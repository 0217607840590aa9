package app.lading.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Keeps a second process out of the data folder, by a lock on `server.lock` that the system takes back
/// when this process dies in whatever way. The lock's file itself is never read: on some systems nobody
/// else could.
final class DataLock implements AutoCloseable {
    private final Path data;
    private final FileChannel channel;
    private final LockInfo self;

    private DataLock(Path data, FileChannel channel, LockInfo self) {
        this.data = data;
        this.channel = channel;
        this.self = self;
    }

    static DataLock take(Path data, Instant now) throws IOException, DataFolderInUse {
        FileChannel channel =
                FileChannel.open(data.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new DataFolderInUse(data, LockInfo.read(data).orElse(null));
            }
            LockInfo self = new LockInfo(ProcessHandle.current().pid(), now, null, null);
            self.write(data);
            return new DataLock(data, channel, self);
        } catch (IOException | DataFolderInUse | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
    }

    /// Tells others where this process answers.
    void announce(String address, @Nullable Path control) throws IOException {
        new LockInfo(self.pid(), self.since(), address, control == null ? null : control.toString()).write(data);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
