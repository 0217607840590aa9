package app.lading.packaging.trial;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The folder of one trial, empty at the start. What a trial leaves in it stays until the next one, so that people can
/// look at it. A lock beside the folder keeps a second trial from emptying it under the first.
public final class TrialFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;

    private TrialFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Empties the folder, or makes it.
    ///
    /// @throws TrialException if another trial is using it
    public static TrialFolder empty(Path folder) throws IOException, TrialException {
        Path absolute = folder.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        FileChannel lockFile = FileChannel.open(
                absolute.resolveSibling(absolute.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        @Nullable FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw new TrialException("Another trial is running in " + absolute + ". Wait for it, or stop it.");
        }
        delete(absolute);
        Files.createDirectories(absolute);
        return new TrialFolder(absolute, lockFile);
    }

    /// The folder itself, absolute.
    public Path path() {
        return folder;
    }

    /// Deletes everything in it.
    public void clear() throws IOException {
        delete(folder);
        Files.createDirectories(folder);
    }

    /// Lets the next trial in. The folder stays as it is.
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                makeDeletable(file);
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    // Finished files are read-only, and Windows does not delete those.
    private static void makeDeletable(Path file) throws IOException {
        if (File.separatorChar == '\\') {
            Files.setAttribute(file, "dos:readonly", false);
        }
    }
}
