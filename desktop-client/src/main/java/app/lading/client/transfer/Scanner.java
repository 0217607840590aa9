package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.client.store.SourceStamp;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks one item as a stream: each [#next] goes on where the last one stopped and returns a bounded batch, so memory
/// does
/// not grow with the tree, and whoever consumes slowly slows the walk. Depth is bounded by what the server takes as a
/// folder, and with it the number of open directories.
///
/// Links inside a folder are not followed unless the rules say so (one that a person named is); what cannot be read or
/// may not have its name on the server becomes an entry with a problem. Not thread safe; one call at a time.
final class Scanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    private static final SourceStamp NOTHING = new SourceStamp(0, 0, 0, "", 0);

    private final Path root;
    private final String target;
    private final ScanRules rules;
    private final Map<String, String> names;
    private final Predicate<Path> readable;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable BasicFileAttributes attributes;
    private long leftOut;
    private boolean begun;

    /// @param root what was dropped, absolute
    /// @param target the folder on the server
    /// @param rules what is taken of a folder
    /// @param names other names that a person chose, by the source in lossless text form
    /// @param readable whether a file may be read, asked before anything is sent
    Scanner(Path root, String target, ScanRules rules, Map<String, String> names, Predicate<Path> readable) {
        this.root = root;
        this.target = target;
        this.rules = rules;
        this.names = names;
        this.readable = readable;
    }

    /// A directory that is being read.
    private static final class Level {
        final DirectoryStream<Path> stream;
        final Iterator<Path> entries;
        final Path path;
        final String folder;
        final Object key;
        boolean isEmpty = true;

        /// @param key what is equal for the same directory reached in another way
        Level(DirectoryStream<Path> stream, Path path, String folder, Object key) {
            this.stream = stream;
            this.entries = stream.iterator();
            this.path = path;
            this.folder = folder;
            this.key = key;
        }
    }

    /// Whether the root is a folder; false too when it cannot be looked at.
    boolean isFolder() {
        try {
            return rootAttributes().isDirectory();
        } catch (IOException e) {
            // Said again, and reported, by the walk.
            return false;
        }
    }

    private BasicFileAttributes rootAttributes() throws IOException {
        BasicFileAttributes known = attributes;
        if (known == null) {
            known = Files.readAttributes(root, BasicFileAttributes.class);
            attributes = known;
        }
        return known;
    }

    /// How many entries the rules left out so far.
    long leftOut() {
        return leftOut;
    }

    /// The next things, at most `most`; none at all when everything was found.
    List<Found> next(int most) {
        List<Found> batch = new ArrayList<>();
        if (!begun) {
            begun = true;
            root(batch);
        }
        while (batch.size() < most && !levels.isEmpty()) {
            step(levels.getLast(), batch);
        }
        return batch;
    }

    boolean isDone() {
        return begun && levels.isEmpty();
    }

    private void root(List<Found> batch) {
        Path named = root.getFileName() == null ? root : root.getFileName();
        try {
            BasicFileAttributes found = rootAttributes();
            if (found.isDirectory()) {
                // A root like "/" has no name of its own: what is in it goes straight to the target.
                enter(root, root.getFileName() == null ? "" : nameFor(root), target, batch);
            } else if (found.isRegularFile()) {
                file(root, target, batch);
            } else {
                batch.add(special(root));
            }
        } catch (IOException e) {
            batch.add(broken(root, target, named.toString(), FileRow.Kind.FILE, BlockReader.problemOf(root, e)));
        }
    }

    private void step(Level level, List<Found> batch) {
        Path entry;
        try {
            if (!level.entries.hasNext()) {
                leave(level, batch);
                return;
            }
            entry = level.entries.next();
        } catch (DirectoryIteratorException e) {
            batch.add(broken(
                    level.path, level.folder, "", FileRow.Kind.FOLDER, BlockReader.problemOf(level.path, cause(e))));
            level.isEmpty = false;
            leave(level, batch);
            return;
        }
        if (rules.leavesOut(nameOf(entry))) {
            leftOut++;
            return;
        }
        try {
            BasicFileAttributes found =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                link(level, entry, batch);
            } else if (found.isDirectory()) {
                level.isEmpty = false;
                enter(entry, nameFor(entry), level.folder, batch);
            } else if (found.isRegularFile()) {
                level.isEmpty = false;
                file(entry, level.folder, batch);
            } else {
                batch.add(special(entry));
            }
        } catch (IOException e) {
            level.isEmpty = false;
            batch.add(broken(entry, level.folder, nameOf(entry), FileRow.Kind.FILE, BlockReader.problemOf(entry, e)));
        }
    }

    private void link(Level level, Path link, List<Found> batch) throws IOException {
        if (!rules.followLinks()) {
            batch.add(new Found.Aside(SourcePaths.text(link), Found.Aside.LINK, "A link, which is not followed"));
            return;
        }
        BasicFileAttributes target;
        try {
            target = Files.readAttributes(link, BasicFileAttributes.class);
        } catch (NoSuchFileException | FileSystemLoopException e) {
            batch.add(new Found.Aside(SourcePaths.text(link), Found.Aside.LINK, "A link that leads nowhere"));
            return;
        }
        if (target.isDirectory()) {
            Object key = keyOf(link);
            if (levels.stream().anyMatch(open -> open.key.equals(key))) {
                batch.add(new Found.Aside(
                        SourcePaths.text(link), Found.Aside.LINK, "A link that leads back to a folder it lies in"));
            } else {
                level.isEmpty = false;
                enter(link, nameFor(link), level.folder, batch);
            }
        } else if (target.isRegularFile()) {
            level.isEmpty = false;
            file(link, level.folder, batch);
        } else {
            batch.add(special(link));
        }
    }

    /// Equal for every way to the same directory; only asked for where links are followed, because it costs.
    private Object keyOf(Path directory) throws IOException {
        return rules.followLinks() ? directory.toRealPath() : directory;
    }

    /// The name on the server: the one that a person chose, or the source's own; null when that is not Unicode.
    private @Nullable String nameFor(Path path) {
        String chosen = names.isEmpty() ? null : names.get(SourcePaths.text(path));
        return chosen == null ? SourcePaths.name(path).orElse(null) : chosen;
    }

    private static IOException cause(DirectoryIteratorException e) {
        IOException cause = e.getCause();
        return cause == null ? new IOException("the folder could not be read to its end", e) : cause;
    }

    // The stream is closed when the walk leaves the directory, or with the walk.
    @SuppressWarnings("StreamResourceLeak")
    private void enter(Path directory, @Nullable String name, String parent, List<Found> batch) {
        String folder = parent;
        try {
            if (name == null) {
                throw notUnicode(directory);
            }
            if (!name.isEmpty()) {
                folder = FileNames.checkFolder(FileNames.join(parent, FileNames.checkName(name)));
            }
        } catch (LadingException e) {
            batch.add(broken(directory, parent, nameOf(directory), FileRow.Kind.FOLDER, badName(e, true)));
            return;
        }
        try {
            levels.addLast(new Level(Files.newDirectoryStream(directory), directory, folder, keyOf(directory)));
        } catch (IOException e) {
            batch.add(broken(
                    directory, parent, nameOf(directory), FileRow.Kind.FOLDER, BlockReader.problemOf(directory, e)));
        }
    }

    private void leave(Level level, List<Found> batch) {
        levels.removeLast();
        close(level);
        if (level.isEmpty && !level.folder.isEmpty() && rules.keepEmptyFolders()) {
            batch.add(new Found.Entry(
                    SourcePaths.text(level.path), level.folder, "", FileRow.Kind.FOLDER, NOTHING, null));
        }
    }

    private void file(Path file, String folder, List<Found> batch) {
        SourceStamp stamp = NOTHING;
        try {
            stamp = SourcePaths.stamp(file);
            String name = nameFor(file);
            if (name == null) {
                throw notUnicode(file);
            }
            FileNames.checkName(name);
            Problem problem = readable.test(file) ? null : BlockReader.unreadable(file);
            batch.add(new Found.Entry(SourcePaths.text(file), folder, name, FileRow.Kind.FILE, stamp, problem));
        } catch (LadingException e) {
            batch.add(new Found.Entry(
                    SourcePaths.text(file), folder, nameOf(file), FileRow.Kind.FILE, stamp, badName(e, false)));
        } catch (IOException e) {
            batch.add(broken(file, folder, nameOf(file), FileRow.Kind.FILE, BlockReader.problemOf(file, e)));
        }
    }

    private static LadingException notUnicode(Path path) {
        return new LadingException(
                ErrorCode.BAD_NAME, "the name of '" + FileNames.visible(path.toString()) + "' is not valid UTF-8");
    }

    private static Problem badName(LadingException e, boolean isFolder) {
        return new Problem(
                e.code().wireName(),
                e.getMessage() + (isFolder ? "; everything in this folder was left out" : ""),
                isFolder ? "Rename the folder and send it again." : "Rename the file and send it again.");
    }

    private static Found broken(Path path, String folder, String name, FileRow.Kind kind, Problem problem) {
        return new Found.Entry(SourcePaths.text(path), folder, name, kind, NOTHING, problem);
    }

    private static Found special(Path path) {
        return new Found.Aside(
                SourcePaths.text(path), Found.Aside.SPECIAL, "Left out, because it is neither a file nor a folder");
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static void close(Level level) {
        try {
            level.stream.close();
        } catch (IOException e) {
            LOG.warn("closing the folder {} failed", level.path, e);
        }
    }

    @Override
    public void close() {
        levels.forEach(Scanner::close);
        levels.clear();
    }
}
