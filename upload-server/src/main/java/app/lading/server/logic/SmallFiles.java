package app.lading.server.logic;

import app.lading.server.storage.DiskFile;
import app.lading.server.storage.Failures;
import app.lading.server.storage.FileStore;
import app.lading.server.storage.Incoming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forces light uploads that are complete, as many together as came while the committer was busy with those before:
/// one call for the volume then makes thousands of small files a second durable, where one call each makes hundreds.
/// While one group is being committed, one is forced and a third gathers. Thread safe.
final class SmallFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SmallFiles.class);
    private static final int MAX_GROUP = 1000;

    private final Incoming incoming;
    private final FileStore files;
    private final Executor thread;
    private final List<Finish> waiting = new ArrayList<>();
    private boolean running;

    /// @param thread one thread of its own
    SmallFiles(Incoming incoming, FileStore files, Executor thread) {
        this.incoming = incoming;
        this.files = files;
        this.thread = thread;
    }

    /// Takes an upload whose bytes are all written and compared; its [Finish] goes on when they are forced.
    void add(Finish finish) {
        synchronized (waiting) {
            waiting.add(finish);
            if (running) {
                return;
            }
            running = true;
        }
        thread.execute(this::forceGroups);
    }

    private void forceGroups() {
        while (true) {
            List<Finish> group;
            synchronized (waiting) {
                if (waiting.isEmpty()) {
                    running = false;
                    return;
                }
                List<Finish> head = waiting.subList(0, Math.min(MAX_GROUP, waiting.size()));
                group = List.copyOf(head);
                head.clear();
            }
            force(group);
            try {
                files.awaitTaken();
            } catch (InterruptedException e) {
                // Only the size of groups depends on it.
                LOG.warn("Something interrupted the forcing of small files; it goes on", e);
            }
        }
    }

    private void force(List<Finish> group) {
        try {
            List<DiskFile> files = new ArrayList<>(group.size());
            for (Finish finish : group) {
                files.add(finish.upload().part().open());
            }
            incoming.forceAll(files);
        } catch (IOException e) {
            LOG.error("The disk failed while {} small files were forced", group.size(), e);
            group.forEach(finish -> finish.upload().breakDown(Failures.of(e)));
            return;
        }
        group.getFirst().upload().shop().counters().diskWorked();
        group.forEach(Finish::publish);
    }
}
