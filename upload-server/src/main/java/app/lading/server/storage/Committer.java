package app.lading.server.storage;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that changes the database and the names of finished files, for all who wait at the same
/// time:
///
/// decide → journal, forced → files into place → folders forced → tables → `COMMIT` → `CHECKPOINT SYNC` →
/// [Commit#done]
///
/// What could not be put into place is taken back in the journal, forced, before anybody is told that it
/// failed: so no later start does it after all.
///
/// Whoever comes while a group is on its way is in the next one, so that many small files share the four
/// syncs. The thread is never interrupted: that would close the database's file
/// (ClosedByInterruptException).
///
/// When the database fails (a full disk closes it as a whole), everything waiting is told
/// `store-unavailable`, or `no-space`, and the database is opened again, and the journal replayed, once a second until
/// that works. While the disk is full it is open for reading: what it says is what was promised, and all that was not
/// is refused.
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MAX_GROUP = 1000;
    private static final long RETRY_MILLIS = 1000;

    /// Opens the database anew and brings it up to date with the journal.
    interface Repair {
        /// Does it.
        ///
        /// @param damaged whether the database's file is damaged: then it is made anew
        void run(boolean damaged) throws IOException, SQLException, LadingException;

        /// Opens the database for reading only, which needs no space.
        void readOnly() throws SQLException;
    }

    private final Database database;
    private final Journal journal;
    private final Disk disk;
    private final Repair repair;
    private final LinkedBlockingQueue<Commit> queue = new LinkedBlockingQueue<>();
    private final List<Commit> waiting = new ArrayList<>();
    private final Object taken = new Object();
    private final Thread thread;
    private final LongAdder groups = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private volatile boolean damaged;
    private int doubts;
    private volatile boolean stopping;
    private final Outage outage;
    private volatile Runnable repaired = () -> {};

    Committer(Database database, Journal journal, Disk disk, Outage outage, Repair repair) {
        this.database = database;
        this.journal = journal;
        this.disk = disk;
        this.outage = outage;
        this.repair = repair;
        this.thread = Thread.ofPlatform().name("lading-committer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Hands a change over; its callbacks come from the committer's thread.
    void submit(Commit commit) {
        if (stopping) {
            commit.failed(new LadingException(ErrorCode.DRAINING, "the server is stopping"));
            return;
        }
        queue.add(commit);
    }

    /// Waits until everything that was handed over is in a group: what comes from then on is for the next one. At once
    /// when nothing will be taken any more.
    void awaitTaken() throws InterruptedException {
        synchronized (taken) {
            while (!queue.isEmpty() && thread.isAlive()) {
                taken.wait(RETRY_MILLIS);
            }
        }
    }

    /// Sets who is told, on the committer's thread, that the database was opened again and what the journal
    /// said was done.
    void onRepaired(Runnable listener) {
        repaired = listener;
    }

    /// Somebody found while reading that the database's file is damaged: it is made anew.
    void damaged(SQLException cause) {
        if (!damaged) {
            damaged = true;
            outage.begin("the index is damaged", cause);
            queue.add(new Wake());
        }
    }

    long groups() {
        return groups.sum();
    }

    long commits() {
        return commits.sum();
    }

    /// Carries out what was handed over, then stops.
    @Override
    public void close() {
        stopping = true;
        queue.add(new Wake());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping || !queue.isEmpty() || !waiting.isEmpty()) {
            List<Commit> group = nextGroup();
            try {
                if (outage.isOn() && !repaired()) {
                    fail(group, outage.refusal());
                } else if (!group.isEmpty()) {
                    carryOut(group);
                }
            } catch (RuntimeException e) {
                waiting.clear();
                fail(group, new LadingException(ErrorCode.INTERNAL, "the server made a mistake", e));
                outage.begin("the committer made a mistake", e);
            }
        }
    }

    private List<Commit> nextGroup() {
        List<Commit> group = new ArrayList<>(waiting);
        waiting.clear();
        try {
            Commit first = !group.isEmpty()
                    ? queue.poll()
                    : !outage.isOn() ? queue.take() : queue.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, MAX_GROUP);
            }
        } catch (InterruptedException e) {
            LOG.warn("Something interrupted the committer; it goes on", e);
        }
        synchronized (taken) {
            taken.notifyAll();
        }
        group.removeIf(Wake.class::isInstance);
        return group;
    }

    private void carryOut(List<Commit> group) {
        Batch batch;
        Deque<Commit> undecided = new ArrayDeque<>(group);
        List<Commit> alive = new ArrayList<>(group.size());
        try {
            batch = new Batch(database.writer());
            decide(undecided, alive, batch);
        } catch (SQLException e) {
            alive.addAll(undecided);
            breakDown(alive, e);
            return;
        }
        try {
            batch.writeTo(journal);
        } catch (IOException e) {
            journalFailed(alive, e);
            return;
        }
        Map<Commit, LadingException> refused = new LinkedHashMap<>();
        List<Commit> placed = place(alive, batch, refused);
        try {
            journal.write(withdrawals(alive, placed, batch));
        } catch (IOException e) {
            alive.removeAll(waiting);
            breakDown(alive, e);
            return;
        }
        refused.forEach(Commit::failed);
        alive = placed;
        try {
            for (Path folder : batch.changedFolders()) {
                disk.forceFolder(folder);
            }
            write(alive, batch);
            if (alive.isEmpty()) {
                return;
            }
            if (journal.end() > journal.committed()) {
                FileTable.setJournalMark(database.writer(), journal.end());
            }
            database.commitAndSync();
            journal.setCommitted();
        } catch (SQLException | IOException e) {
            breakDown(alive, e);
            return;
        }
        doubts = 0;
        groups.increment();
        commits.add(alive.size());
        alive.forEach(Commit::done);
    }

    /// @param group loses those that were decided, or refused, or wait
    private void decide(Deque<Commit> group, List<Commit> decided, Batch batch) throws SQLException {
        for (Commit commit = group.peek(); commit != null; commit = group.peek()) {
            try {
                commit.decide(batch);
                decided.add(commit);
            } catch (Batch.Wait e) {
                batch.drop(commit);
                waiting.add(commit);
            } catch (LadingException e) {
                batch.drop(commit);
                commit.failed(e);
            } catch (IOException e) {
                batch.drop(commit);
                commit.failed(Failures.of(e));
            }
            group.remove();
        }
    }

    private List<Commit> place(List<Commit> group, Batch batch, Map<Commit, LadingException> refused) {
        List<Commit> placed = new ArrayList<>(group.size());
        for (Commit commit : group) {
            try {
                commit.place(batch);
                placed.add(commit);
            } catch (FileAlreadyExistsException e) {
                // Somebody else made that name since it was chosen: choose again.
                waiting.add(commit);
            } catch (LadingException e) {
                refused.put(commit, e);
            } catch (IOException e) {
                LOG.warn("A file could not be put into its place", e);
                refused.put(commit, Failures.of(e));
            }
        }
        return placed;
    }

    private static List<JournalRecord> withdrawals(List<Commit> announced, List<Commit> placed, Batch batch) {
        Set<Commit> happened = new HashSet<>(placed);
        return announced.stream()
                .filter(commit -> !happened.contains(commit))
                .flatMap(commit -> batch.withdrawals(commit).stream())
                .toList();
    }

    /// Changes the tables: all at once, and only when they refuse something, one after the other, to see
    /// which. A commit that they refuse fails alone when nothing but the tables speaks of it; one that the
    /// journal announced is as good as done, and is done again when the index was opened anew.
    ///
    /// @param group loses those that were refused
    private void write(List<Commit> group, Batch batch) throws SQLException {
        Connection connection = database.writer();
        Savepoint before = connection.setSavepoint();
        try {
            for (Commit commit : group) {
                commit.write(connection);
            }
        } catch (SQLException e) {
            if (!rolledBack(connection, before, e)) {
                throw e;
            }
            writeEach(group, batch, connection);
        }
    }

    private static void writeEach(List<Commit> group, Batch batch, Connection connection) throws SQLException {
        for (Commit commit : List.copyOf(group)) {
            Savepoint before = connection.setSavepoint();
            try {
                commit.write(connection);
            } catch (SQLException e) {
                if (batch.hasAnnounced(commit) || !rolledBack(connection, before, e)) {
                    throw e;
                }
                LOG.error("The index refused a change", e);
                group.remove(commit);
                commit.failed(Database.unavailable(e));
                continue;
            }
            connection.releaseSavepoint(before);
        }
    }

    /// Whether everything since the savepoint could be taken back, which a failed database does not do.
    private static boolean rolledBack(Connection connection, Savepoint before, SQLException cause) {
        try {
            connection.rollback(before);
            return connection.isValid(0);
        } catch (SQLException e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    private void journalFailed(List<Commit> group, IOException cause) {
        if (RealDisk.isNoSpace(cause) && journal.isUsable()) {
            LOG.warn("The disk is too full for the journal", cause);
            fail(group, Failures.of(cause));
            rollback();
        } else {
            breakDown(group, cause);
        }
    }

    private void breakDown(List<Commit> group, Exception cause) {
        // A failure that opening it again did not mend is not one of the disk.
        if (Database.isSurelyCorrupt(cause) || (Database.isCorrupt(cause) && ++doubts > 1)) {
            damaged = true;
        }
        outage.begin("the index cannot be written", cause);
        rollback();
        readOnlyWhileFull();
        fail(group, outage.refusal());
    }

    /// Reading needs no space, so it goes on.
    private void readOnlyWhileFull() {
        if (!outage.isFull() || damaged) {
            return;
        }
        try {
            repair.readOnly();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The index cannot even be read while the disk is full: {}", Failures.root(e));
        }
    }

    private void rollback() {
        try {
            database.writer().rollback();
        } catch (SQLException e) {
            LOG.debug("Rolling back was not possible any more", e);
        }
    }

    private boolean repaired() {
        if (!outage.isWorthTrying()) {
            return false;
        }
        try {
            repair.run(damaged);
            damaged = false;
            repaired.run();
            outage.end();
            return true;
        } catch (IOException | SQLException | LadingException | RuntimeException e) {
            outage.begin("the index cannot be opened", e);
            readOnlyWhileFull();
            return false;
        }
    }

    private static void fail(List<Commit> group, LadingException cause) {
        group.forEach(commit -> commit.failed(cause));
    }

    /// Wakes the thread so that it sees that it is to stop.
    private static final class Wake implements Commit {
        @Override
        public void write(Connection connection) {}

        @Override
        public void done() {}

        @Override
        public void failed(LadingException cause) {}
    }
}
