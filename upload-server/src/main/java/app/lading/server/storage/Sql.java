package app.lading.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The few lines of JDBC that every table needs.
final class Sql {
    /// Reads one row.
    @FunctionalInterface
    interface Row<T> {
        T from(ResultSet row) throws SQLException;
    }

    private Sql() {}

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.from(rows));
                }
                return found;
            }
        }
    }

    /// What is done with a row.
    @FunctionalInterface
    interface Visit<E extends Exception> {
        void row(ResultSet row) throws SQLException, E;
    }

    /// Hands over every row, holding one of them in memory. The connection must not be used otherwise meanwhile.
    static <E extends Exception> void each(Connection connection, String sql, Visit<E> visit) throws SQLException, E {
        try (Lazy lazy = Lazy.begin(connection);
                PreparedStatement statement = lazy.prepare(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                visit.row(rows);
            }
        }
    }

    /// Reading row by row, until it is closed: what that fails with never hides why reading failed.
    private record Lazy(Connection connection) implements AutoCloseable {
        static Lazy begin(Connection connection) throws SQLException {
            update(connection, "set lazy_query_execution 1");
            return new Lazy(connection);
        }

        PreparedStatement prepare(String sql) throws SQLException {
            return connection.prepareStatement(sql);
        }

        @Override
        public void close() throws SQLException {
            update(connection, "set lazy_query_execution 0");
        }
    }

    static <T> Optional<T> first(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        List<T> found = list(connection, sql, row, values);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }

    static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    /// A column that is never null.
    static <T> T get(ResultSet row, String column, Class<T> type) throws SQLException {
        T value = row.getObject(column, type);
        if (value == null) {
            throw new SQLException("the column " + column + " is null");
        }
        return value;
    }

    static String text(ResultSet row, String column) throws SQLException {
        return get(row, column, String.class);
    }
}
