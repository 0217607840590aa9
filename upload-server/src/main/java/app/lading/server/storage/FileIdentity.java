package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// What tells a file from all others of its disk, whatever name it has: it stays the same when the file is
/// moved. Equal identities say that two names are, or were, the same file; different ones say nothing, because
/// a restored backup has new ones.
final class FileIdentity {
    private FileIdentity() {}

    /// Asks the disk.
    ///
    /// @return null where the system has no such thing
    static @Nullable String of(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return key == null ? null : key.toString();
    }
}
