package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The files of the queue.
final class FileTable {
    private static final String COLUMNS = "item, path, folder, name, kind, large, size, modified_second, modified_nano,"
            + " file_key, changed, state, transfer_key, upload, adopted, restarts, code, message, remedy, receipt_file,"
            + " receipt_folder, receipt_name, receipt_size, fingerprint, instant, published";

    private static final int COLUMN_COUNT = 26;

    private final Database database;
    private final int blockSize;

    /// @param blockSize files above this size are large: they have a breakpoint of their own
    FileTable(Database database, int blockSize) {
        this.database = database;
        this.blockSize = blockSize;
    }

    /// Adds rows and gives them numbers; their `id` is not looked at.
    List<FileRow> add(Collection<FileRow> rows) {
        List<FileRow> added = new ArrayList<>(rows.size());
        database.change("adding files", () -> {
            long next = nextId();
            PreparedStatement insert = database.prepared(
                    "insert into file(id, " + COLUMNS + ") values(?" + ", ?".repeat(COLUMN_COUNT) + ")");
            for (FileRow row : rows) {
                insert.setLong(1, next);
                fill(insert, row, 2);
                insert.addBatch();
                added.add(withId(row, next));
                next++;
            }
            insert.executeBatch();
        });
        return added;
    }

    private long nextId() throws SQLException {
        try (ResultSet found =
                database.prepared("select coalesce(max(id), 0) + 1 from file").executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    void update(FileRow row) {
        database.change("changing a file", () -> {
            PreparedStatement update = database.prepared(
                    "update file set (" + COLUMNS + ") = (?" + ", ?".repeat(COLUMN_COUNT - 1) + ") where id = ?");
            fill(update, row, 1);
            update.setLong(COLUMN_COUNT + 1, row.id());
            update.executeUpdate();
        });
    }

    Optional<FileRow> find(long item, String path) {
        List<FileRow> found = new ArrayList<>(1);
        database.run("looking for a file", () -> {
            PreparedStatement select =
                    database.prepared("select id, " + COLUMNS + " from file where item = ? and path = ?");
            select.setLong(1, item);
            select.setString(2, path);
            read(select, found);
        });
        return found.stream().findFirst();
    }

    Optional<FileRow> get(long id) {
        List<FileRow> found = new ArrayList<>(1);
        database.run("reading a file", () -> {
            PreparedStatement select = database.prepared("select id, " + COLUMNS + " from file where id = ?");
            select.setLong(1, id);
            read(select, found);
        });
        return found.stream().findFirst();
    }

    /// The next open rows of an item, in the order of finding.
    List<FileRow> open(long item, boolean large, long after, int limit) {
        List<FileRow> found = new ArrayList<>(limit);
        database.run("reading the queue", () -> {
            PreparedStatement select = database.prepared("select id, " + COLUMNS
                    + " from file where item = ? and state = 'OPEN' and large = ? and id > ?"
                    + " order by item, state, large, id limit ?");
            select.setLong(1, item);
            select.setBoolean(2, large);
            select.setLong(3, after);
            select.setInt(4, limit);
            read(select, found);
        });
        return found;
    }

    /// A page of an item's files in any of the states, in the order of finding.
    List<FileRow> page(long item, Collection<RowState> states, long after, int limit) {
        List<FileRow> found = new ArrayList<>();
        String in = states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        database.run("listing files", () -> {
            PreparedStatement select =
                    database.prepared("select id, " + COLUMNS + " from file where item = ? and id > ?"
                            + (states.isEmpty() ? "" : " and state in (" + in + ")") + " order by id limit ?");
            select.setLong(1, item);
            select.setLong(2, after);
            select.setInt(3, limit);
            read(select, found);
        });
        return found;
    }

    /// Moves all files of an item from one state to another and forgets their problems, and how often they were begun
    /// anew.
    ///
    /// @return how many
    int moveAll(long item, RowState from, RowState to) {
        int[] moved = new int[1];
        database.change("changing files", () -> {
            PreparedStatement update = database.prepared(
                    "update file set state = ?, restarts = 0, code = null, message = null, remedy = null"
                            + " where item = ? and state = ?");
            update.setString(1, to.name());
            update.setLong(2, item);
            update.setString(3, from.name());
            moved[0] = update.executeUpdate();
        });
        return moved[0];
    }

    /// Opens the failed files of an item again. Those that only a new walk can judge (folders, names, vanished files)
    /// are
    /// removed instead.
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
        moveAll(item, RowState.FAILED, RowState.OPEN);
        return removed[0] > 0;
    }

    List<Sums> sums(long item) {
        List<Sums> sums = new ArrayList<>();
        database.run("counting files", () -> {
            PreparedStatement select =
                    database.prepared("select state, count(*), sum(size) from file where item = ? group by state");
            select.setLong(1, item);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    sums.add(new Sums(RowState.valueOf(found.getString(1)), found.getLong(2), found.getLong(3)));
                }
            }
        });
        return sums;
    }

    void deleteOf(long item) {
        database.change("removing files", () -> {
            PreparedStatement blocks =
                    database.prepared("delete from block where file in (select id from file where item = ?)");
            blocks.setLong(1, item);
            blocks.executeUpdate();
            PreparedStatement files = database.prepared("delete from file where item = ?");
            files.setLong(1, item);
            files.executeUpdate();
        });
    }

    private void fill(PreparedStatement to, FileRow row, int first) throws SQLException {
        int at = first;
        to.setLong(at++, row.item());
        to.setString(at++, row.path());
        to.setString(at++, row.folder());
        to.setString(at++, row.name());
        to.setString(at++, row.kind().name());
        to.setBoolean(at++, row.size() > blockSize);
        to.setLong(at++, row.size());
        to.setLong(at++, row.stamp().modifiedSecond());
        to.setInt(at++, row.stamp().modifiedNano());
        to.setString(at++, row.stamp().fileKey());
        to.setLong(at++, row.stamp().changed());
        to.setString(at++, row.state().name());
        to.setString(at++, row.key());
        to.setString(at++, row.upload());
        to.setBoolean(at++, row.adopted());
        to.setInt(at++, row.restarts());
        @Nullable Problem problem = row.problem();
        to.setString(at++, problem == null ? null : problem.code());
        to.setString(at++, problem == null ? null : problem.message());
        to.setString(at++, problem == null ? null : problem.remedy());
        @Nullable Receipt receipt = row.receipt();
        if (receipt == null) {
            for (int i = 0; i < 3; i++) {
                to.setNull(at++, Types.VARCHAR);
            }
            to.setNull(at++, Types.BIGINT);
            to.setNull(at++, Types.VARCHAR);
            to.setNull(at++, Types.BOOLEAN);
            to.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            to.setString(at++, receipt.file());
            to.setString(at++, receipt.folder());
            to.setString(at++, receipt.name());
            to.setLong(at++, receipt.size());
            to.setString(at++, receipt.fingerprint());
            to.setBoolean(at++, receipt.instant());
            to.setObject(at, receipt.at().atOffset(ZoneOffset.UTC));
        }
    }

    private static void read(PreparedStatement select, List<FileRow> into) throws SQLException {
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                into.add(read(found));
            }
        }
    }

    private static FileRow read(ResultSet from) throws SQLException {
        @Nullable String code = from.getString("code");
        @Nullable String receiptFile = from.getString("receipt_file");
        return new FileRow(
                from.getLong("id"),
                from.getLong("item"),
                from.getString("path"),
                from.getString("folder"),
                from.getString("name"),
                FileRow.Kind.valueOf(from.getString("kind")),
                new SourceStamp(
                        from.getLong("size"),
                        from.getLong("modified_second"),
                        from.getInt("modified_nano"),
                        from.getString("file_key"),
                        from.getLong("changed")),
                RowState.valueOf(from.getString("state")),
                from.getString("transfer_key"),
                from.getString("upload"),
                from.getBoolean("adopted"),
                from.getInt("restarts"),
                code == null ? null : new Problem(code, from.getString("message"), from.getString("remedy")),
                receiptFile == null ? null : readReceipt(from, receiptFile));
    }

    private static Receipt readReceipt(ResultSet from, String file) throws SQLException {
        @Nullable OffsetDateTime published = from.getObject("published", OffsetDateTime.class);
        return new Receipt(
                file,
                from.getString("receipt_folder"),
                from.getString("receipt_name"),
                from.getLong("receipt_size"),
                from.getString("fingerprint"),
                from.getBoolean("instant"),
                published == null ? Instant.EPOCH : published.toInstant());
    }

    private static FileRow withId(FileRow row, long id) {
        return new FileRow(
                id,
                row.item(),
                row.path(),
                row.folder(),
                row.name(),
                row.kind(),
                row.stamp(),
                row.state(),
                row.key(),
                row.upload(),
                row.adopted(),
                row.restarts(),
                row.problem(),
                row.receipt());
    }
}
