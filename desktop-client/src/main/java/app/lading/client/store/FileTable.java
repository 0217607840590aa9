package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The files of the queue.
final class FileTable {
    private static final String ALL = "id, " + FileColumns.NAMES;

    private final Database database;
    private final FileColumns columns;
    private long lastId;

    /// @param blockSize files above this size are large: they have a breakpoint of their own
    FileTable(Database database, int blockSize) {
        this.database = database;
        this.columns = new FileColumns(blockSize);
    }

    /// Adds rows and gives them numbers; their `id` is not looked at.
    List<FileRow> add(Collection<FileRow> rows) {
        List<FileRow> added = new ArrayList<>(rows.size());
        database.change("adding files", () -> {
            long next = nextId();
            PreparedStatement insert =
                    database.prepared("insert into file(" + ALL + ") values(?" + ", ?".repeat(FileColumns.COUNT) + ")");
            for (FileRow row : rows) {
                insert.setLong(1, next);
                columns.fill(insert, row, 2);
                insert.addBatch();
                added.add(row.withId(next));
                next++;
            }
            insert.executeBatch();
            lastId = next - 1;
        });
        return added;
    }

    /// Numbers are not used twice in one run: who reads on behind a number misses nothing.
    private long nextId() throws SQLException {
        if (lastId == 0) {
            try (ResultSet found =
                    database.prepared("select coalesce(max(id), 0) from file").executeQuery()) {
                found.next();
                lastId = found.getLong(1);
            }
        }
        return lastId + 1;
    }

    void update(FileRow row) {
        database.change("changing a file", () -> {
            PreparedStatement update = database.prepared("update file set (" + FileColumns.NAMES + ") = (?"
                    + ", ?".repeat(FileColumns.COUNT - 1) + ") where id = ?");
            columns.fill(update, row, 1);
            update.setLong(FileColumns.COUNT + 1, row.id());
            update.executeUpdate();
        });
    }

    Optional<FileRow> find(long item, String path) {
        List<FileRow> found = new ArrayList<>(1);
        database.run("looking for a file", () -> {
            PreparedStatement select = database.prepared("select " + ALL + " from file where item = ? and path = ?");
            select.setLong(1, item);
            select.setString(2, path);
            FileColumns.readAll(select, found);
        });
        return found.stream().findFirst();
    }

    Optional<FileRow> get(long id) {
        List<FileRow> found = new ArrayList<>(1);
        database.run("reading a file", () -> {
            PreparedStatement select = database.prepared("select " + ALL + " from file where id = ?");
            select.setLong(1, id);
            FileColumns.readAll(select, found);
        });
        return found.stream().findFirst();
    }

    /// A page of an item's files in any of the states that have a problem, in the order of finding.
    ///
    /// @param codes of the problems; empty for all
    List<FileRow> withProblems(
            long item, Collection<RowState> states, Collection<String> codes, long after, int limit) {
        List<FileRow> found = new ArrayList<>();
        String which = codes.isEmpty() ? "code is not null" : "code = any(?)";
        String in = states.stream().map(state -> "'" + state + "'").sorted().collect(Collectors.joining(", "));
        database.run("listing problems", () -> {
            PreparedStatement select = database.prepared("select " + ALL
                    + " from file where item = ? and id > ? and state in (" + in + ") and " + which
                    + " order by id limit ?");
            select.setLong(1, item);
            select.setLong(2, after);
            int at = 3;
            if (!codes.isEmpty()) {
                select.setObject(at++, codes.toArray());
            }
            select.setInt(at, limit);
            FileColumns.readAll(select, found);
        });
        return found;
    }

    /// The next open rows of an item, in the order of finding.
    List<FileRow> open(long item, boolean large, long after, int limit) {
        List<FileRow> found = new ArrayList<>(limit);
        database.run("reading the queue", () -> {
            PreparedStatement select = database.prepared("select " + ALL
                    + " from file where item = ? and state = 'OPEN' and large = ? and id > ?"
                    + " order by item, state, large, id limit ?");
            select.setLong(1, item);
            select.setBoolean(2, large);
            select.setLong(3, after);
            select.setInt(4, limit);
            FileColumns.readAll(select, found);
        });
        return found;
    }

    /// A page of all open files that are larger than so many bytes, in the order of finding.
    List<FileRow> openLarger(long bytes, long after, int limit) {
        List<FileRow> found = new ArrayList<>();
        database.run("looking for what is too large", () -> {
            PreparedStatement select = database.prepared(
                    "select " + ALL + " from file where state = 'OPEN' and size > ? and id > ? order by id limit ?");
            select.setLong(1, bytes);
            select.setLong(2, after);
            select.setInt(3, limit);
            FileColumns.readAll(select, found);
        });
        return found;
    }

    /// A page of an item's files in any of the states, in the order of finding.
    ///
    /// @param text part of the name or the folder, in lower case; empty for all
    List<FileRow> page(long item, Collection<RowState> states, String text, long after, int limit) {
        List<FileRow> found = new ArrayList<>();
        String in = states.stream().map(state -> "'" + state + "'").sorted().collect(Collectors.joining(", "));
        database.run("listing files", () -> {
            PreparedStatement select = database.prepared("select " + ALL
                    + " from file where item = ? and id > ?"
                    + (states.isEmpty() ? "" : " and state in (" + in + ")")
                    + (text.isEmpty() ? "" : " and locate(?, lower(name || ' ' || folder)) > 0")
                    + " order by id limit ?");
            select.setLong(1, item);
            select.setLong(2, after);
            int at = 3;
            if (!text.isEmpty()) {
                select.setString(at++, text.toLowerCase(Locale.ROOT));
            }
            select.setInt(at, limit);
            FileColumns.readAll(select, found);
        });
        return found;
    }

    /// The next open files of an item whose upload the server knows.
    List<FileRow> begun(long item, long after, int limit) {
        List<FileRow> found = new ArrayList<>();
        database.run("reading what was begun", () -> {
            PreparedStatement select = database.prepared("select " + ALL + " from file where item = ?"
                    + " and state = 'OPEN' and upload is not null and id > ? order by id limit ?");
            select.setLong(1, item);
            select.setLong(2, after);
            select.setInt(3, limit);
            FileColumns.readAll(select, found);
        });
        return found;
    }

    /// Which of these items have any.
    Set<Long> withBegun(Collection<Long> items) {
        Set<Long> with = new HashSet<>();
        database.run("looking for what was begun", () -> {
            PreparedStatement select = database.prepared(
                    "select distinct item from file where item = any(?) and state = 'OPEN' and upload is not null");
            select.setObject(1, items.toArray());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    with.add(found.getLong(1));
                }
            }
        });
        return with;
    }

    /// The only file of each item that is no folder, when it is done.
    List<FileRow> doneSingles() {
        List<FileRow> found = new ArrayList<>();
        database.run(
                "reading the receipts",
                () -> FileColumns.readAll(
                        database.prepared("select " + ALL + " from file where state = 'DONE' and item in"
                                + " (select id from item where not is_folder)"),
                        found));
        return found;
    }

    /// How often the only file of each item that is no folder was begun, where it was begun at all.
    Map<Long, Integer> triesOfSingles() {
        Map<Long, Integer> found = new HashMap<>();
        database.run("reading the tries", () -> {
            PreparedStatement select = database.prepared("select item, tries from file where tries > 0 and item in"
                    + " (select id from item where not is_folder)");
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), rows.getInt(2));
                }
            }
        });
        return found;
    }

    /// Moves all files of items from one state to another and forgets their problems, and how often they were
    /// begun anew.
    ///
    /// @return how many
    int moveAll(Collection<Long> items, RowState from, RowState to) {
        int[] moved = new int[1];
        database.change("changing files", () -> {
            PreparedStatement update = database.prepared(
                    "update file set state = ?, restarts = 0, code = null, message = null, remedy = null"
                            + (to == RowState.CANCELLED ? ", there = 0" : "") + " where item = any(?) and state = ?");
            update.setString(1, to.name());
            update.setObject(2, items.toArray());
            update.setString(3, from.name());
            moved[0] = update.executeUpdate();
        });
        return moved[0];
    }

    /// Opens all files of an item that ask for one reason again.
    void reopenAsking(long item, String code) {
        database.change("answering", () -> {
            PreparedStatement update =
                    database.prepared("update file set state = 'OPEN', restarts = 0, code = null, message = null,"
                            + " remedy = null, on_conflict = null where item = ? and state = 'ATTENTION' and code = ?");
            update.setLong(1, item);
            update.setString(2, code);
            update.executeUpdate();
        });
    }

    /// Opens the failed files of an item again. Those that only a new walk can judge (folders, names,
    /// vanished files) are removed instead.
    ///
    /// @return whether any was removed
    boolean reopenFailed(long item) {
        int[] removed = new int[1];
        String unsure =
                " where item = ? and state = 'FAILED' and (kind = 'FOLDER' or code in ('bad-name', 'source-vanished'))";
        database.change("opening failed files again", () -> {
            PreparedStatement blocks =
                    database.prepared("delete from block where file in (select id from file" + unsure + ")");
            blocks.setLong(1, item);
            blocks.executeUpdate();
            PreparedStatement delete = database.prepared("delete from file" + unsure);
            delete.setLong(1, item);
            removed[0] = delete.executeUpdate();
        });
        moveAll(List.of(item), RowState.FAILED, RowState.OPEN);
        return removed[0] > 0;
    }

    /// Forgets what was answered about the skipped files of items, and removes those that only a new walk can
    /// judge.
    ///
    /// @return the items of which any was removed
    Set<Long> forgetSkipped(Collection<Long> items) {
        Set<Long> removed = new HashSet<>();
        String unsure = " where item = any(?) and state = 'SKIPPED'"
                + " and (kind = 'FOLDER' or code in ('bad-name', 'source-vanished'))";
        database.change("opening skipped files again", () -> {
            Object[] ids = items.toArray();
            PreparedStatement select = database.prepared("select distinct item from file" + unsure);
            select.setObject(1, ids);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    removed.add(found.getLong(1));
                }
            }
            for (String sql : List.of(
                    "delete from block where file in (select id from file" + unsure + ")",
                    "delete from file" + unsure,
                    "update file set on_conflict = null where item = any(?) and state = 'SKIPPED'")) {
                PreparedStatement change = database.prepared(sql);
                change.setObject(1, ids);
                change.executeUpdate();
            }
        });
        return removed;
    }

    /// The sums of one item, or of all.
    Map<Long, List<Sums>> sums(@Nullable Long item) {
        Map<Long, List<Sums>> sums = new HashMap<>();
        database.run("counting files", () -> {
            PreparedStatement select =
                    database.prepared("select item, state, large, count(case when kind = 'FILE' then 1 end),"
                            + " count(case when kind = 'FOLDER' then 1 end), sum(size),"
                            + " count(case when instant then 1 end), count(case when receipt_name <> name then 1 end),"
                            + " max(case when receipt_name <> name then receipt_name end), sum(there) from file"
                            + (item == null ? "" : " where item = ?") + " group by item, state, large");
            if (item != null) {
                select.setLong(1, item);
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    sums.computeIfAbsent(found.getLong(1), any -> new ArrayList<>(2))
                            .add(new Sums(
                                    RowState.valueOf(found.getString(2)),
                                    found.getBoolean(3),
                                    found.getLong(4),
                                    found.getLong(5),
                                    found.getLong(6),
                                    found.getLong(7),
                                    found.getLong(8),
                                    found.getString(9),
                                    found.getLong(10)));
                }
            }
        });
        return sums;
    }

    /// What is wrong with the files of one item, or of all.
    Map<Long, List<ProblemSum>> problems(@Nullable Long item) {
        Map<Long, List<ProblemSum>> problems = new HashMap<>();
        database.run("counting problems", () -> {
            PreparedStatement select = database.prepared("select f.item, f.state, f.kind, f.code, f.message, f.remedy,"
                    + " g.files from (select count(*) as files, min(id) as first from file"
                    + " where code is not null and state in ('FAILED', 'ATTENTION')"
                    + (item == null ? "" : " and item = ?")
                    + " group by item, state, kind, code) g join file f on f.id = g.first");
            if (item != null) {
                select.setLong(1, item);
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    problems.computeIfAbsent(found.getLong(1), any -> new ArrayList<>(1))
                            .add(new ProblemSum(
                                    RowState.valueOf(found.getString(2)),
                                    FileRow.Kind.valueOf(found.getString(3)) == FileRow.Kind.FOLDER,
                                    new Problem(found.getString(4), found.getString(5), found.getString(6)),
                                    found.getLong(7)));
                }
            }
        });
        return problems;
    }

    void delete(long id) {
        database.change("removing a file", () -> {
            for (String sql : List.of("delete from block where file = ?", "delete from file where id = ?")) {
                PreparedStatement delete = database.prepared(sql);
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        });
    }

    void deleteOf(Collection<Long> items) {
        database.change("removing files", () -> {
            PreparedStatement blocks =
                    database.prepared("delete from block where file in (select id from file where item = any(?))");
            blocks.setObject(1, items.toArray());
            blocks.executeUpdate();
            PreparedStatement files = database.prepared("delete from file where item = any(?)");
            files.setObject(1, items.toArray());
            files.executeUpdate();
        });
    }
}
