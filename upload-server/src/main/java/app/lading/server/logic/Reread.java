package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.storage.FileRow;
import app.lading.server.storage.FileStore;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads content that is there already before anything is called finished because of it, unless that was done
/// lately ([SeenWhole]). Holds one block of each file that is being read. Thread safe.
final class Reread {
    private static final Logger LOG = LoggerFactory.getLogger(Reread.class);

    /// Larger files are read where it may take long, one file of a user after the other.
    private static final long SHORT = 16L * Blocks.BLOCK_SIZE;

    /// Hears how far the reading of a file is that takes noticeable time: at its beginning, before it is its turn, and
    /// every 64 MiB. Called on different threads, never at the same time; must not wait.
    @FunctionalInterface
    interface Listener {
        Listener NOBODY = (done, of) -> {};

        void read(long done, long of);
    }

    private final FileStore files;
    private final SeenWhole seen;
    private final Executor links;
    private final LongReads longReads;
    private final DownloadPlaces places = new DownloadPlaces();

    Reread(FileStore files, SeenWhole seen, Executor links, LongReads longReads) {
        this.files = files;
        this.seen = seen;
        this.links = links;
        this.longReads = longReads;
    }

    /// Finds out whether a file is what was uploaded; one that is not is marked as damaged first.
    ///
    /// @param listener hears of it when it takes noticeable time, and nothing after `whole` or `otherwise`
    /// @param whole runs on a thread for links when it is
    /// @param otherwise runs when it is not, on some thread, and must not wait: with null when the file is marked, so
    ///     that it is not found again, else with what went wrong
    void check(FileRow file, Listener listener, Runnable whole, Consumer<@Nullable LadingException> otherwise) {
        if (seen.lately(file.id())) {
            links.execute(whole);
        } else if (file.size() <= SHORT) {
            links.execute(() -> read(file, Listener.NOBODY, whole, otherwise));
        } else {
            listener.read(0, file.size());
            longReads.execute(file.owner(), () -> read(file, listener, () -> links.execute(whole), otherwise));
        }
    }

    private void read(FileRow file, Listener listener, Runnable whole, Consumer<@Nullable LadingException> otherwise) {
        if (seen.lately(file.id())) {
            // Somebody else was waiting for the same.
            whole.run();
            return;
        }
        try (DownloadPlaces.Place place = places.take(file.owner());
                CheckedContent content = CheckedContent.open(files, file, place)) {
            content.readAll(done -> {
                longReads.checkGoingOn();
                if (done > 0 && done % SHORT == 0) {
                    listener.read(done, file.size());
                }
            });
        } catch (LadingException e) {
            if (e.code() != ErrorCode.DAMAGED) {
                otherwise.accept(e);
                return;
            }
            LOG.warn("File {} of {} is damaged: its content is asked for again", file.id(), file.owner());
            Outcomes.then(files.setDamaged(file.id(), true), otherwise);
            return;
        }
        seen.saw(file.id());
        whole.run();
    }
}
