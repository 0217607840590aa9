package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the other users of the machine away from password hashes and people's files, whatever rights the data folder
/// itself was given. Does nothing on systems without such rights, where a folder's list says who may look.
final class Rights {
    private static final Logger LOG = LoggerFactory.getLogger(Rights.class);

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private final boolean posix;

    private Rights(boolean posix) {
        this.posix = posix;
    }

    /// Those of the volume of a folder.
    static Rights of(Path folder) throws IOException {
        return new Rights(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
    }

    /// For a new file that nobody else may read.
    FileAttribute<?>[] file() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)} : new FileAttribute<?>[0];
    }

    /// For a new folder that nobody else may look into.
    FileAttribute<?>[] folder() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)} : new FileAttribute<?>[0];
    }

    /// Makes a file, empty and for nobody else, or takes the rights of others from the one that is there.
    void keepFile(Path file) throws IOException {
        try {
            Files.createFile(file, file());
        } catch (FileAlreadyExistsException e) {
            restrict(file, FILE);
        }
    }

    /// At the start: takes the rights of others from what earlier versions and umasks gave them.
    ///
    /// @param data the data folder, of which it is said loudly when it is open
    void tighten(Path data) throws IOException {
        if (!posix) {
            return;
        }
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(data);
        if (open.contains(PosixFilePermission.OTHERS_READ) || open.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            LOG.warn(
                    "THE DATA FOLDER IS OPEN to all users of this machine ({}): {} - close it with: chmod 700 {}",
                    PosixFilePermissions.toString(open),
                    data,
                    data);
        }
        for (String name : Set.of("accounts.json", "journal.log", "server.json", Database.FILE)) {
            if (Files.exists(data.resolve(name))) {
                restrict(data.resolve(name), FILE);
            }
        }
        if (Files.isDirectory(data.resolve("incoming"), LinkOption.NOFOLLOW_LINKS)) {
            restrict(data.resolve("incoming"), FOLDER);
        }
        eachIn(data.resolve("incoming"), "*.side", FILE);
        eachIn(data.resolve("files"), "*", FOLDER);
        eachIn(data.resolve("removed"), "*", FOLDER);
    }

    private static void eachIn(Path folder, String names, Set<PosixFilePermission> rights) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, names)) {
                for (Path each : all) {
                    if (rights.equals(FILE) || Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                        restrict(each, rights);
                    }
                }
            }
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> rights) {
        try {
            if (!Files.isSymbolicLink(path)
                    && !rights.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
                Files.setPosixFilePermissions(path, rights);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Other users of this machine may be able to read {}: its rights cannot be changed", path, e);
        }
    }
}
