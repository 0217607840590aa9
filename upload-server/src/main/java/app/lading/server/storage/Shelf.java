package app.lading.server.storage;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where finished files lie: `files/<user>/<folder>/<name>`.
///
/// The last guard of promise 9: whatever was checked before, a path that leaves here is inside of its
/// user's folder, and no step of it is a link. Thread safe.
final class Shelf {
    /// The longest path of Linux, less the terminating zero. Others allow about as much.
    private static final int MAX_PATH_BYTES = 4095;

    private final Path root;
    private final Disk disk;

    Shelf(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    Path root() {
        return root;
    }

    Path userFolder(String owner) throws LadingException {
        FileNames.checkName(owner);
        return inside(root, owner);
    }

    Path folder(String owner, String folder) throws LadingException {
        FileNames.checkFolder(folder);
        Path path = userFolder(owner);
        for (String name : FileNames.split(folder)) {
            path = inside(path, name);
        }
        return path;
    }

    Path file(String owner, String folder, String name) throws LadingException {
        FileNames.checkName(name);
        Path path = inside(folder(owner, folder), name);
        checkLength(path, name);
        return path;
    }

    private static void checkLength(Path path, String name) throws LadingException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            throw new LadingException(
                    ErrorCode.BAD_NAME,
                    "the whole path of a file has at most " + MAX_PATH_BYTES
                            + " bytes on the server's disk, but that of '" + FileNames.visible(name)
                            + "' would have more");
        }
    }

    /// Refuses what [#file] would refuse, and a folder in whose place, or in the place of one above it, there is
    /// something else.
    void check(String owner, String folder, String name) throws LadingException {
        checkLength(file(owner, folder, name), name);
        Path path = userFolder(owner);
        for (String each : FileNames.split(folder)) {
            path = inside(path, each);
            if (!isFolder(path)) {
                return;
            }
        }
    }

    /// Makes a folder and those above it, refusing to walk through a link or a file.
    ///
    /// @return the folders whose lists of names changed, to be forced
    List<Path> prepare(String owner, String folder) throws IOException, LadingException {
        List<Path> changed = new ArrayList<>();
        Path path = userFolder(owner);
        makeReal(path, changed);
        for (String name : FileNames.split(folder)) {
            path = inside(path, name);
            makeReal(path, changed);
        }
        return changed;
    }

    /// Whether something has this path: a file, a folder, or even a link that leads nowhere.
    boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether a finished file's bytes are there, as far as can be told without reading them.
    boolean isWhole(FileRow file) throws LadingException {
        Path path = file(file.owner(), file.folder(), file.name());
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) == file.size();
        } catch (IOException e) {
            // Whatever cannot be looked at cannot be delivered either.
            return false;
        }
    }

    /// Something that lies where finished files lie.
    record Place(String owner, String folder, String name, Path path) {}

    /// What is done with each of them.
    interface Visit {
        void place(Place place) throws IOException, SQLException, LadingException;
    }

    /// Goes through all of them, in no particular order, holding one. What vanishes meanwhile is left out.
    void each(Visit visit) throws IOException, SQLException, LadingException {
        try {
            walk(visit);
        } catch (Stopped e) {
            e.rethrow();
        }
    }

    /// Carries what stopped a walk out of it.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(Exception cause) {
            super(cause);
        }

        void rethrow() throws SQLException, LadingException {
            switch (getCause()) {
                case SQLException e -> throw e;
                case LadingException e -> throw e;
                case null, default -> throw this;
            }
        }
    }

    private void walk(Visit visit) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Place place = attributes.isRegularFile() ? place(file) : null;
                if (place != null) {
                    try {
                        visit.place(place);
                    } catch (SQLException | LadingException e) {
                        throw new Stopped(e);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    private @Nullable Place place(Path path) {
        List<String> names = new ArrayList<>();
        root.relativize(path).forEach(each -> names.add(each.toString()));
        int depth = names.size();
        return depth < 2
                ? null
                : new Place(names.getFirst(), String.join("/", names.subList(1, depth - 1)), names.getLast(), path);
    }

    private void makeReal(Path path, List<Path> changed) throws IOException, LadingException {
        if (isFolder(path)) {
            return;
        }
        try {
            disk.createFolders(path);
        } catch (FileAlreadyExistsException e) {
            throw notFolder(path, e);
        }
        Path parent = path.getParent();
        if (parent != null) {
            changed.add(parent);
        }
    }

    /// Looks once: between two looks somebody else may make the folder.
    ///
    /// @return false when there is nothing
    /// @throws LadingException `bad-name` when there is something else
    private static boolean isFolder(Path path) throws LadingException {
        try {
            if (Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory()) {
                return true;
            }
        } catch (IOException e) {
            // Whatever cannot be looked at is found out by making it.
            return false;
        }
        throw notFolder(path, null);
    }

    private static LadingException notFolder(Path path, @Nullable IOException cause) {
        String message = "a folder '" + FileNames.visible(String.valueOf(path.getFileName()))
                + "' is needed, but a file has that name";
        return cause == null
                ? new LadingException(ErrorCode.BAD_NAME, message)
                : new LadingException(ErrorCode.BAD_NAME, message, cause);
    }

    private static Path inside(Path folder, String name) throws LadingException {
        Path path;
        try {
            path = folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new LadingException(
                    ErrorCode.BAD_NAME, "the server's disk cannot hold the name '" + FileNames.visible(name) + "'", e);
        }
        if (!folder.equals(path.getParent()) || !path.normalize().equals(path)) {
            throw new LadingException(
                    ErrorCode.BAD_NAME, "the name '" + FileNames.visible(name) + "' would leave its folder");
        }
        return path;
    }
}
