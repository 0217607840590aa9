package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// `removed/<user>-<time>/`: the finished files of users who were removed, for the administrator to look
/// through. Used by the committer's thread, and by recovery before that starts.
final class RemovedUsers {
    private final Path folder;
    private final Shelf shelf;
    private final Disk disk;
    private final Clock clock;

    RemovedUsers(Path folder, Shelf shelf, Disk disk, Clock clock) {
        this.folder = folder;
        this.shelf = shelf;
        this.disk = disk;
        this.clock = clock;
    }

    /// Moves a user's finished files away, in one step.
    ///
    /// @param changed hears of the folders that are to be forced
    /// @return where they are now; empty when there are none
    Optional<Path> moveAway(String user, Consumer<Path> changed) throws IOException, LadingException {
        Path from = shelf.userFolder(user);
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        disk.createFolders(folder);
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path target = folder.resolve(user + "-" + time);
        for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = folder.resolve(user + "-" + time + "-" + i);
        }
        disk.replace(from, target);
        changed.accept(folder);
        changed.accept(shelf.root());
        return Optional.of(target);
    }

    /// Takes [#moveAway] back, because the rest could not be done.
    ///
    /// @param cause gets what goes wrong now
    void moveBack(String user, Optional<Path> moved, IOException cause) throws LadingException {
        if (moved.isPresent()) {
            try {
                disk.replace(moved.get(), shelf.userFolder(user));
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
