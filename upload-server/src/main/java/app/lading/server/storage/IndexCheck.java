package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads every table and every index of the database once. The database itself reads a page when it is first
/// wanted, and so would find damage only under some later call, again and again.
///
/// Seen on two cores with much else to do: 11 seconds for 50,000 files.
final class IndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);

    /// "Row not found": one of the codes that mean damage.
    private static final int DAMAGED = 90112;

    private static final String FILES = "FILES";

    private final Connection connection;
    private final LongSupplier nanos;
    private final long deadline;

    /// @param patience after which the rest is left unread: a start is not to take for ever
    IndexCheck(Connection connection, Duration patience, LongSupplier nanos) {
        this.connection = connection;
        this.nanos = nanos;
        this.deadline = nanos.getAsLong() + patience.toNanos();
    }

    /// An index of the database.
    private record Index(String table, String name, String columns) {}

    /// @throws SQLException of a kind that means damage, when it is damaged
    void run() throws SQLException {
        try {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String table : tables()) {
                counts.put(table, table.equals(FILES) ? files() : count("select * from " + quoted(table)));
            }
            for (Index index : indexes()) {
                long found = count("select " + index.columns() + " from " + quoted(index.table()) + " use index ("
                        + quoted(index.name()) + ") order by " + index.columns());
                if (inTime() && found != counts.getOrDefault(index.table(), 0L)) {
                    throw damaged("index " + index.name() + " has " + found + " of the " + counts.get(index.table())
                            + " rows of its table");
                }
            }
        } catch (RuntimeException e) {
            throw new SQLException("a row of the index cannot be understood", "HY000", DAMAGED, e);
        }
        if (!inTime()) {
            LOG.warn("The index is too large to be read as a whole at the start: a part of it was not looked at");
        }
    }

    private List<String> tables() throws SQLException {
        return Sql.list(
                connection,
                "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                        + " and table_type = 'BASE TABLE' order by table_name",
                row -> row.getString(1));
    }

    private List<Index> indexes() throws SQLException {
        Map<String, List<Index>> columns = Sql.list(
                        connection,
                        "select table_name, index_name, column_name from information_schema.index_columns"
                                + " where table_schema = 'PUBLIC' order by index_name, ordinal_position",
                        row -> new Index(row.getString(1), row.getString(2), quoted(row.getString(3))))
                .stream()
                .collect(Collectors.groupingBy(Index::name, LinkedHashMap::new, Collectors.toList()));
        return columns.values().stream()
                .map(all -> new Index(
                        all.getFirst().table(),
                        all.getFirst().name(),
                        all.stream().map(Index::columns).collect(Collectors.joining(", "))))
                .toList();
    }

    private long count(String sql) throws SQLException {
        long[] rows = {0};
        if (inTime()) {
            Sql.each(connection, sql, row -> {
                if (inTime()) {
                    readAll(row);
                    rows[0]++;
                }
            });
        }
        return rows[0];
    }

    private static void readAll(ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            if (row.getMetaData().getColumnType(column) == Types.BLOB) {
                row.getBytes(column);
            } else {
                row.getObject(column);
            }
        }
    }

    /// Reads the largest table once for both: every row, and whether a file's digests make its fingerprint; damage
    /// there would make a good file a damaged one.
    private long files() throws SQLException {
        long[] rows = {0};
        if (inTime()) {
            FileTable.each(connection, file -> {
                if (inTime()) {
                    checkDigests(file);
                    rows[0]++;
                }
            });
        }
        return rows[0];
    }

    private static void checkDigests(FileRow file) throws SQLException {
        if (file.digests().count() != new Blocks(file.size()).count()
                || !file.digests().fingerprint().equals(file.fingerprint())) {
            throw damaged("the digests of file " + file.id() + " are not those of its fingerprint");
        }
    }

    private boolean inTime() {
        return nanos.getAsLong() - deadline < 0;
    }

    private static SQLException damaged(String message) {
        return new SQLException(message, "HY000", DAMAGED);
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
