package app.lading.server.storage;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The H2 database: one connection for the committer, a small pool for readers.
///
/// `WRITE_DELAY=0` hands each commit to the operating system at once; only `CHECKPOINT SYNC` makes it
/// survive a power cut (both measured, H2 2.4.240). `RETENTION_TIME`, locks and log stay at their defaults
/// on purpose.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    static final String FILE = "lading.mv.db";

    private static final String OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64" + ";TRACE_LEVEL_FILE=0";
    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final int READERS = 4;

    /// "File corrupted", "unsupported file version", "general error" of the page store and "row not found":
    /// see org.h2.api.ErrorCode.
    private static final Set<Integer> CORRUPT = Set.of(90030, 90048, 50000, 90112);

    private static final int FILE_CORRUPTED = 90030;

    private final Path path;
    private final Rights rights;
    private final String url;
    private final String readOnlyUrl;
    private final Disk disk;
    private volatile Consumer<SQLException> damage = failure -> {};
    private volatile @Nullable Connection writer;
    private volatile @Nullable HikariDataSource readers;
    /// Keeps the database open that is open for reading only, and closes it for all of its readers.
    private volatile @Nullable Connection keeper;

    Database(Path data, Disk disk, Rights rights) {
        this.path = data.resolve(FILE);
        this.rights = rights;
        String file = data.resolve("lading").toAbsolutePath().toString();
        if (file.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the data folder's path must not have a ';', but is " + file);
        }
        this.url = "jdbc:h2:file:" + file + OPTIONS;
        this.readOnlyUrl = "jdbc:h2:file:" + file + READ_ONLY;
        this.disk = disk;
    }

    /// Opens the database, creating or updating its tables.
    void open() throws IOException, SQLException {
        // Made by the database itself, everybody could read it.
        rights.keepFile(path);
        Connection connection = DriverManager.getConnection(url, "sa", "");
        try {
            migrate();
            connection.setAutoCommit(false);
            readers = new HikariDataSource(pool(url));
            writer = connection;
        } catch (SQLException | RuntimeException e) {
            // Otherwise the file stays open in here, and whoever opens it again gets the same.
            try (connection) {
                shutDown(connection, "SHUTDOWN IMMEDIATELY");
                throw e;
            }
        }
    }

    /// Opens the database as it is, for reading only: that needs no space, and what was not recorded wholly
    /// is not seen. Closed before [#open].
    void openReadOnly() throws SQLException {
        Connection connection = DriverManager.getConnection(readOnlyUrl, "sa", "");
        try {
            readers = new HikariDataSource(pool(readOnlyUrl));
            keeper = connection;
        } catch (RuntimeException e) {
            try (connection) {
                shutDown(connection, "SHUTDOWN IMMEDIATELY");
                throw e;
            }
        }
    }

    /// Whether what is read may be older than what the journal says: it was opened for reading only,
    /// because nothing
    /// can be recorded.
    boolean isReadOnly() {
        return keeper != null;
    }

    private static HikariConfig pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("lading-readers");
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(READERS);
        config.setReadOnly(true);
        config.setInitializationFailTimeout(1);
        return config;
    }

    /// Whether opening failed because the file is damaged, and not because of the disk, rights or space.
    static boolean isCorrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (RealDisk.isNoSpace(cause) || cause instanceof AccessDeniedException) {
                return false;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CORRUPT.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /// As [#isCorrupt], when there is no doubt: the file itself is damaged, and it is not the question that
    /// fails.
    static boolean isSurelyCorrupt(Throwable failure) {
        if (!isCorrupt(failure)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof SQLException sql && sql.getErrorCode() == FILE_CORRUPTED)
                    || (cause instanceof MVStoreException store
                            && (store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT
                                    || store.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND))) {
                return true;
            }
        }
        return false;
    }

    /// Sets who hears, on the thread of whoever read, that the file is damaged.
    void onDamage(Consumer<SQLException> listener) {
        damage = listener;
    }

    /// The connection for changes. Only the committer's thread uses it.
    Connection writer() throws SQLException {
        Connection connection = writer;
        if (connection == null) {
            throw new SQLException("the database is closed");
        }
        return connection;
    }

    /// Reads with a connection of the pool.
    ///
    /// @throws LadingException `store-unavailable`
    <T extends @Nullable Object> T read(SqlWork<T> work) throws LadingException {
        HikariDataSource pool = readers;
        if (pool == null) {
            throw unavailable(null);
        }
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            if (isSurelyCorrupt(e)) {
                damage.accept(e);
            }
            throw unavailable(e);
        }
    }

    /// Makes everything done with the writer last.
    void commitAndSync() throws SQLException {
        Connection connection = writer();
        disk.before(Disk.DatabaseStep.COMMIT);
        connection.commit();
        disk.before(Disk.DatabaseStep.SYNC);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    static LadingException unavailable(@Nullable Throwable cause) {
        String message = "the server's index cannot be written or read at the moment";
        return cause == null
                ? new LadingException(ErrorCode.STORE_UNAVAILABLE, message)
                : new LadingException(ErrorCode.STORE_UNAVAILABLE, message, cause);
    }

    /// Closes all connections and the file, as far as that still works, so that [#open] can be tried again.
    @Override
    public void close() throws IOException {
        Connection connection = closeReaders();
        closeKeeper();
        if (connection == null) {
            return;
        }
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IOException("closing the database", e);
        }
    }

    /// Lets go of a damaged file, without writing anything to it.
    void abandon() {
        Connection connection = closeReaders();
        if (connection != null) {
            try (connection) {
                shutDown(connection, "SHUTDOWN IMMEDIATELY");
            } catch (SQLException e) {
                LOG.info("The damaged index could not be closed in order: {}", e.getMessage());
            }
        }
    }

    private void closeKeeper() throws IOException {
        Connection connection = keeper;
        keeper = null;
        if (connection == null) {
            return;
        }
        try (connection) {
            shutDown(connection, "SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            throw new IOException("closing the database", e);
        }
    }

    private @Nullable Connection closeReaders() {
        HikariDataSource pool = readers;
        readers = null;
        if (pool != null) {
            pool.close();
        }
        Connection connection = writer;
        writer = null;
        return connection;
    }

    private static void shutDown(Connection connection, String how) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(how);
        } catch (SQLException e) {
            // What has broken down is closed already.
            LOG.info("The index could not be closed in order: {}", e.getMessage());
        }
    }

    private void migrate() throws SQLException {
        try {
            Flyway.configure()
                    .dataSource(url, "sa", "")
                    .locations("classpath:app/lading/server/storage/migrations")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw new SQLException(sql.getMessage(), sql.getSQLState(), sql.getErrorCode(), e);
                }
            }
            throw e;
        }
    }
}
