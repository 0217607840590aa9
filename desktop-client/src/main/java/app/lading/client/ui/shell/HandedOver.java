package app.lading.client.ui.shell;

import app.lading.client.desktop.Handover;
import app.lading.client.settings.SavedValue;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files and folders that were handed to this program and that no queue has yet: because nobody is signed in, because
/// the queue is still being opened, or because the program ended before. They are on the disk until a queue takes
/// them: until its store has them, so that no end of the program, however sudden, loses one.
///
/// Thread safe.
final class HandedOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandedOver.class);
    /// What is more is kept in memory only: a file that cannot be read back would help nobody.
    private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    private final SavedValue<Kept> saved;
    private final List<Path> waiting = new ArrayList<>();
    private final Set<Path> given = new HashSet<>();
    private boolean ending;

    private record Kept(List<String> paths) {
        private static final Kept NOTHING = new Kept(List.of());
    }

    private HandedOver(SavedValue<Kept> saved) {
        this.saved = saved;
        for (String path : saved.get().paths()) {
            try {
                waiting.add(Path.of(path));
            } catch (InvalidPathException e) {
                LOG.warn("a file that was to be uploaded has no possible name; it is left out", e);
            }
        }
    }

    /// Reads what the last run left. Blocks shortly.
    ///
    /// @param writer one thread on which the file is written
    /// @throws IOException if there is a file that cannot be read at all
    static HandedOver open(Path file, Clock clock, Executor writer) throws IOException {
        return new HandedOver(SavedValue.read(file, Kept.class, Kept.NOTHING, clock, writer));
    }

    /// Takes the files of a start; when this returns they survive the end of the program. Blocks shortly.
    ///
    /// @return false when the program is ending, and took nothing
    boolean take(Handover handover) {
        synchronized (this) {
            if (ending) {
                return false;
            }
            if (handover.paths().isEmpty()) {
                return true;
            }
            Set<Path> all = new LinkedHashSet<>(waiting);
            all.addAll(handover.paths());
            waiting.clear();
            waiting.addAll(all);
            keep();
        }
        saved.flush();
        return true;
    }

    /// What no queue has yet, in the order in which it came.
    synchronized List<Path> waiting() {
        return List.copyOf(waiting);
    }

    /// What is to be given to a queue now: what waits and was given to none. Each of them is either [#queued] or
    /// [#notQueued] afterwards, and waits on the disk until then.
    synchronized List<Path> give() {
        List<Path> now = waiting.stream().filter(path -> !given.contains(path)).toList();
        given.addAll(now);
        return now;
    }

    /// A queue's store has these now.
    synchronized void queued(List<Path> paths) {
        Set<Path> gone = Set.copyOf(paths);
        waiting.removeIf(gone::contains);
        given.removeAll(gone);
        keep();
    }

    /// The queue that these were given to is not there any more; they wait for the next. Those that it has taken before
    /// are not among the waiting ones, and do not come back.
    synchronized void notQueued(List<Path> paths) {
        given.removeAll(Set.copyOf(paths));
    }

    /// From now on nothing is taken, so that another start does itself what it was asked to do.
    synchronized void end() {
        ending = true;
    }

    /// Writes what was not written yet. Blocks shortly.
    void flush() {
        saved.flush();
    }

    private void keep() {
        List<String> paths = waiting.stream().map(Path::toString).toList();
        long characters = paths.stream().mapToLong(String::length).sum();
        if (characters > MOST_CHARACTERS) {
            LOG.warn("{} files are too many to be kept until somebody signs in", paths.size());
            return;
        }
        saved.change(before -> new Kept(paths));
    }
}
