package app.lading.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The lock of a job folder, held while a process works on it. The operating system frees it when the process ends in
/// whatever way; who holds it is written beside it, because a locked file cannot be read on every system.
final class JobLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path info;

    private JobLock(FileChannel channel, Path info) {
        this.channel = channel;
        this.info = info;
    }

    /// @throws JobInUseException naming who holds it and since when
    static JobLock take(Path folder, Clock clock) throws IOException, JobInUseException {
        Path info = folder.resolve("job.holder");
        FileChannel channel =
                FileChannel.open(folder.resolve("job.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (!isLocked(channel)) {
                throw new JobInUseException("another process works on this job" + holder(info)
                        + "; wait until it has finished, or stop it and run this again");
            }
            Files.writeString(
                    info,
                    "process " + ProcessHandle.current().pid() + ", since "
                            + clock.instant().truncatedTo(ChronoUnit.SECONDS));
            taken = true;
            return new JobLock(channel, info);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // This very process holds it through another channel: for the caller it is taken all the same.
            return false;
        }
    }

    private static String holder(Path info) throws IOException {
        if (!Files.exists(info)) {
            return "";
        }
        try (FileChannel reader = FileChannel.open(info, StandardOpenOption.READ)) {
            ByteBuffer text = ByteBuffer.allocate(200);
            reader.read(text);
            return " (" + StandardCharsets.UTF_8.decode(text.flip()) + ")";
        }
    }

    /// Deletes the file of a lock that is no longer held.
    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("job.lock"));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(info);
        channel.close();
    }
}
