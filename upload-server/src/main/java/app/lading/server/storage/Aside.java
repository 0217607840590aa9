package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps damaged files as `<name>.corrupt-<time>`, for whoever wants to look into them: nothing that cannot be
/// read is ever thrown away.
final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private final Disk disk;
    private final Clock clock;

    Aside(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /// Moves a file aside; does nothing when it is not there.
    void move(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Path aside = free(file);
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            LOG.error("The damaged {} is kept as {}", file.getFileName(), aside.getFileName());
        }
    }

    /// Keeps a copy of a file that goes on being used. A disk too full for it is logged: reading is more important.
    ///
    /// @param position where the file is damaged first
    void copy(Path file, long position) {
        LOG.error("{} is damaged at byte {}: what is there is stepped over", file, position);
        Path aside = free(file);
        try {
            disk.copy(file, aside);
            LOG.error("The damaged {} is kept as {}", file.getFileName(), aside.getFileName());
        } catch (IOException e) {
            LOG.error("No copy of the damaged {} could be kept", file.getFileName(), e);
        }
    }

    private Path free(Path file) {
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        String name = file.getFileName() + ".corrupt-" + time;
        Path aside = file.resolveSibling(name);
        for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = file.resolveSibling(name + "-" + i);
        }
        return aside;
    }
}
