package app.lading.client.transfer;

import app.lading.client.store.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// How the engine opens source files. Production reads the disk; tests make reads fail.
@FunctionalInterface
interface SourceAccess {
    SourceFile open(Path path) throws IOException;

    /// Whether it may be opened, as far as that can be said without opening it.
    default boolean isReadable(Path path) {
        return Files.isReadable(path);
    }

    /// Files of the disk.
    static SourceAccess disk() {
        return DiskFile::new;
    }

    /// A file of the disk. Never read by a thread that may be interrupted: that would close the channel.
    final class DiskFile implements SourceFile {
        private final Path path;
        private final FileChannel channel;

        DiskFile(Path path) throws IOException {
            this.path = path;
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
        }

        @Override
        public SourceStamp stamp() throws IOException {
            return SourcePaths.stamp(path);
        }

        @Override
        public int read(long offset, byte[] into, int at, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int read = channel.read(ByteBuffer.wrap(into, at + done, length - done), offset + done);
                if (read < 0) {
                    break;
                }
                done += read;
            }
            return done;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
