package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Every step that makes something last. [RealDisk] does them; a test's disk records their order, or fails
/// one.
///
/// Thread safe. Paths are absolute and were checked by the caller.
public interface Disk {
    /// How a file is opened.
    enum Mode {
        /// It must not exist yet; for reading and writing.
        CREATE,
        /// It exists; for reading and writing.
        WRITE,
        /// It exists; for reading.
        READ
    }

    /// What the committer asks of the database.
    enum DatabaseStep {
        COMMIT,
        SYNC
    }

    DiskFile open(Path path, Mode mode) throws IOException;

    /// Forces many files at once, which can be far cheaper than one by one. After a failure none of them
    /// counts.
    void forceAll(List<DiskFile> files) throws IOException;

    /// Makes names that were created, moved or deleted in a folder last. Does nothing where the system has
    /// no such call.
    void forceFolder(Path folder) throws IOException;

    /// Gives the file its final name and takes the old one away, never replacing anything.
    ///
    /// @throws FileAlreadyExistsException if something has that name, in whatever spelling the file system
    ///     takes for equal
    void place(Path from, Path to) throws IOException;

    /// Gives the file its final name in one step, in place of the file that has it now.
    void replace(Path from, Path to) throws IOException;

    /// A second name for the same content, which takes no space.
    ///
    /// @return false where the file system has no such names, or no more of them for this file
    boolean link(Path existing, Path link) throws IOException;

    /// The same content once more, forced.
    void copy(Path existing, Path copy) throws IOException;

    /// Makes a folder and those above it, for nobody else to look into.
    void createFolders(Path folder) throws IOException;

    void setReadOnly(Path file) throws IOException;

    void setWritable(Path file) throws IOException;

    /// Deletes a file or an empty folder.
    ///
    /// @return whether there was something to delete
    boolean delete(Path path) throws IOException;

    /// Reserves the bytes of a file on the disk itself.
    ///
    /// @return false where the platform or the file system cannot; then only accounting reserves
    /// @throws IOException with [RealDisk#isNoSpace] when they are not there
    boolean reserve(Path file, long size) throws IOException;

    /// Bytes this process may still write on the volume of a path.
    long usableSpace(Path path);

    /// The size of the volume of a path, in bytes.
    long totalSpace(Path path);

    /// Told before the committer takes such a step; the step itself is the database's.
    void before(DatabaseStep step) throws SQLException;
}
