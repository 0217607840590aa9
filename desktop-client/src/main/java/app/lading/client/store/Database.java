package app.lading.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One H2 file, of a job or of the history, with one connection for one thread at a time.
///
/// Settings chosen knowingly: `WRITE_DELAY=0`, so that a killed process loses no commit (H2's default loses
/// up to half a second of them). A power cut may lose the newest commits, because a commit is not forced to
/// the disk; that costs reading some blocks again, never a byte of a file, since the server knows what it
/// has. The cache is 8 MiB whatever the number of rows.
///
/// H2 reads pages when they are wanted, so damage may be met long after opening. Whoever meets it gets an
/// exception, and a mark is left beside the file: the next opening takes the file for damaged from the
/// beginning.
final class Database implements AutoCloseable {
    /// H2's codes for a file it cannot read: the database is damaged, not in use and not forbidden.
    private static final int FILE_CORRUPTED = 90030;

    private static final int FILE_VERSION = 90048;
    private static final int GENERAL_ERROR = 50000;
    private static final int IN_USE = 90020;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean changed;
    private volatile boolean damaged;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// @param versions how the tables are made: each list leads from the version before to the next; a
    ///     released one is never edited
    /// @throws DamagedException if the file is there but cannot be read, or could not when it was open before
    static Database open(Path file, List<List<String>> versions) throws IOException, DamagedException {
        String path = file.toAbsolutePath().toString();
        if (path.indexOf(';') >= 0) {
            throw new IOException("the folder of this database has no ';' in its path, but got " + path);
        }
        if (Files.exists(mark(file))) {
            throw new DamagedException("damage was met in it when it was open before");
        }
        Properties settings = new Properties();
        settings.setProperty("user", "lading");
        settings.setProperty("WRITE_DELAY", "0");
        settings.setProperty("CACHE_SIZE", "8192");
        settings.setProperty("DB_CLOSE_ON_EXIT", "FALSE");
        settings.setProperty("TRACE_LEVEL_FILE", "0");
        @Nullable Connection connection = null;
        try {
            connection = new Driver().connect("jdbc:h2:file:" + path, settings);
            if (connection == null) {
                throw new IOException("H2 does not know the address of " + path);
            }
            connection.setAutoCommit(false);
            Database database = new Database(file, connection);
            database.migrate(versions);
            return database;
        } catch (SQLException e) {
            closeQuietly(connection, e);
            if (isDamage(e)) {
                throw new DamagedException(e);
            }
            throw new IOException(
                    "the database " + path
                            + (e.getErrorCode() == IN_USE
                                    ? " is used by another process; close that one first"
                                    : " cannot be opened: " + e.getMessage()),
                    e);
        }
    }

    private static boolean isDamage(SQLException e) {
        return e.getErrorCode() == FILE_CORRUPTED
                || e.getErrorCode() == FILE_VERSION
                || e.getErrorCode() == GENERAL_ERROR;
    }

    private static void closeQuietly(@Nullable Connection connection, SQLException because) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                because.addSuppressed(e);
            }
        }
    }

    private void migrate(List<List<String>> versions) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists meta(name varchar(40) primary key, text varchar(400) not null)");
            int version = 0;
            try (ResultSet found = statement.executeQuery("select text from meta where name = 'schema'")) {
                if (found.next()) {
                    version = Integer.parseInt(found.getString(1));
                }
            }
            if (version > versions.size()) {
                throw new IOException("this was written by a newer Lading (schema " + version + ", this one reads "
                        + versions.size() + "); update this program");
            }
            for (String sql : versions.subList(version, versions.size()).stream()
                    .flatMap(List::stream)
                    .toList()) {
                statement.execute(sql);
            }
            if (version < versions.size()) {
                statement.execute("merge into meta key(name) values('schema', '" + versions.size() + "')");
            }
        }
        connection.commit();
    }

    /// The statement for this text, made once.
    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        statement.clearParameters();
        return statement;
    }

    /// Runs a change; it lasts from the next [#commit] on.
    void change(String doing, Work work) {
        changed = true;
        run(doing, work);
    }

    /// Runs a question.
    void run(String doing, Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            if (isDamage(e)) {
                metDamage(e);
            }
            throw new StoreException(doing, e);
        }
    }

    /// Whether damage was met since it was opened. Any thread.
    boolean isDamaged() {
        return damaged;
    }

    private void metDamage(SQLException e) {
        if (damaged) {
            return;
        }
        damaged = true;
        LOG.warn("the database {} is damaged; the next start puts it aside", file, e);
        try {
            Files.createFile(mark(file));
        } catch (IOException markless) {
            LOG.warn("the damage of {} could not be noted: the next start has to meet it again", file, markless);
        }
    }

    private static Path mark(Path file) {
        return file.resolveSibling(file.getFileName() + ".damaged");
    }

    /// Moves a damaged database out of the way.
    static void putAside(Path file, Path aside) throws IOException {
        if (exists(file)) {
            Files.move(fileOf(file), aside);
        }
        Files.deleteIfExists(mark(file));
    }

    /// Makes all changes last over a kill of the process.
    void commit() {
        if (changed) {
            changed = false;
            run("writing changes", connection::commit);
        }
    }

    @Override
    public void close() {
        if (damaged) {
            letGo();
            return;
        }
        run("closing", () -> {
            connection.commit();
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        });
    }

    /// Closes the file as it is: what is damaged is not written to.
    private void letGo() {
        try (Connection closing = connection;
                Statement statement = closing.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            LOG.info("the damaged database {} was closed by itself", file, e);
        }
    }

    static boolean exists(Path file) {
        return Files.exists(fileOf(file));
    }

    /// The file that H2 makes for a database of this name.
    static Path fileOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    /// Work that may fail in SQL.
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /// The file is there but is not a database that can be read.
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(Throwable cause) {
            super(cause);
        }

        DamagedException(String message) {
            super(message);
        }
    }
}
