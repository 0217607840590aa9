package app.lading.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Something that needs a database connection.
@FunctionalInterface
interface SqlWork<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
}
