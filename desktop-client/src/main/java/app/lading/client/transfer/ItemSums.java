package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.client.store.RowState;
import app.lading.client.store.Sums;
import org.jspecify.annotations.Nullable;

/// What is counted of one item: its files, folders and bytes by state, what the server has of them, what is
/// wrong with them, and its notices. While the item is shown, each change counts in the sums over all items
/// too. There may be a hundred thousand of these.
final class ItemSums {
    /// Files, folders that are rows of their own, bytes, and bytes that the server has.
    private static final int COLUMNS = 4;

    private static final int FILES = 0;
    private static final int FOLDERS = 1;
    private static final int BYTES = 2;
    private static final int THERE = 3;
    private static final RowState[] STATES = RowState.values();

    private final Runnable changed;
    private final long[] sums = new long[COLUMNS * STATES.length];
    private final ProblemCounts problems = new ProblemCounts();
    private @Nullable QueueSums total;
    private boolean running;
    private long notices;

    /// @param running whether a person lets the item be sent
    /// @param changed told when a number changed
    ItemSums(boolean running, Runnable changed) {
        this.running = running;
        this.changed = changed;
    }

    /// From now on these sums count in those, or (null) in none.
    void countIn(@Nullable QueueSums into) {
        addAllTo(total, -1);
        total = into;
        addAllTo(total, 1);
    }

    private void addAllTo(@Nullable QueueSums into, int sign) {
        if (into == null) {
            return;
        }
        for (RowState state : STATES) {
            into.add(state, sign * files(state), sign * folders(state), sign * bytes(state));
        }
        if (running) {
            runnable(into, sign);
        }
        into.addThere(sign * there());
        into.addNotices(sign * notices);
        problems.forEach(count -> into.addProblems(count, sign));
    }

    private void runnable(QueueSums into, int sign) {
        into.addRunnable(sign * rows(RowState.OPEN), sign * bytes(RowState.OPEN), sign * there(RowState.OPEN));
    }

    /// A person lets the item be sent from now on, or does not.
    void running(boolean now) {
        if (total != null && running != now) {
            runnable(total, now ? 1 : -1);
        }
        running = now;
    }

    // Files.

    /// A file belongs to the item from now on.
    void add(FileRow row) {
        count(row, 1);
    }

    /// A file does not belong to it any more.
    void remove(FileRow row) {
        count(row, -1);
    }

    /// A file is another one than before.
    void replace(FileRow before, FileRow after) {
        count(before, -1);
        count(after, 1);
    }

    private void count(FileRow row, int sign) {
        add(row.state(), row.isFolder() ? 0 : sign, row.isFolder() ? sign : 0, sign * row.size(), sign * row.there());
        Problem problem = row.problem();
        if (problem != null && (row.state() == RowState.FAILED || row.state() == RowState.ATTENTION)) {
            addProblem(row.state(), row.isFolder(), problem, sign);
        }
    }

    /// Many files at once, as the store counted them.
    void add(Sums stored) {
        add(stored.state(), stored.files(), stored.folders(), stored.bytes(), stored.there());
    }

    private void add(RowState state, long files, long folders, long bytes, long there) {
        int column = COLUMNS * QueueSums.column(state);
        sums[column + FILES] += files;
        sums[column + FOLDERS] += folders;
        sums[column + BYTES] += bytes;
        sums[column + THERE] += there;
        if (total != null) {
            total.add(state, files, folders, bytes);
            total.addThere(there);
            if (state == RowState.OPEN && running) {
                total.addRunnable(files + folders, bytes, there);
            }
        }
        changed.run();
    }

    /// All files of a state came into another.
    void moveAll(RowState from, RowState to) {
        long files = files(from);
        long folders = folders(from);
        long bytes = bytes(from);
        long there = there(from);
        add(from, -files, -folders, -bytes, -there);
        // What is given up is given up at the server too.
        add(to, files, folders, bytes, to == RowState.CANCELLED ? 0 : there);
        forgetProblems(from);
    }

    /// There are no files any more.
    void clear() {
        for (RowState state : STATES) {
            add(state, -files(state), -folders(state), -bytes(state), -there(state));
            forgetProblems(state);
        }
    }

    long files(RowState state) {
        return sums[COLUMNS * QueueSums.column(state) + FILES];
    }

    private long folders(RowState state) {
        return sums[COLUMNS * QueueSums.column(state) + FOLDERS];
    }

    /// Files, and folders that are rows of their own: all that is to be done.
    long rows(RowState state) {
        return files(state) + folders(state);
    }

    /// Whether any file or folder is in a state.
    boolean has(RowState state) {
        return rows(state) > 0;
    }

    long bytes(RowState state) {
        return sums[COLUMNS * QueueSums.column(state) + BYTES];
    }

    /// Bytes that the server has of files in this state; of those that are under way, as of the last look.
    long there(RowState state) {
        return sums[COLUMNS * QueueSums.column(state) + THERE];
    }

    long files() {
        return sum(FILES);
    }

    FolderCounts folders() {
        return FolderCounts.of(this::folders);
    }

    long rows() {
        return sum(FILES) + sum(FOLDERS);
    }

    long bytes() {
        return sum(BYTES);
    }

    /// As [#there(RowState)], of all that are not done.
    long there() {
        return sum(THERE);
    }

    private long sum(int first) {
        long sum = 0;
        for (int i = first; i < sums.length; i += COLUMNS) {
            sum += sums[i];
        }
        return sum;
    }

    // Problems and notices.

    ProblemCounts problems() {
        return problems;
    }

    /// Files or folders came into a state with a problem, or (less than 0) out of it.
    void addProblem(RowState state, boolean ofFolders, Problem problem, long number) {
        problems.add(state, ofFolders, problem, number);
        if (total != null) {
            total.addProblems(new ProblemCounts.Count(state, ofFolders, problem, number), 1);
        }
        changed.run();
    }

    private void forgetProblems(RowState state) {
        problems.forget(state, count -> {
            if (total != null) {
                total.addProblems(count, -1);
            }
        });
    }

    long notices() {
        return notices;
    }

    void notices(long now) {
        if (total != null) {
            total.addNotices(now - notices);
        }
        notices = now;
        changed.run();
    }
}
