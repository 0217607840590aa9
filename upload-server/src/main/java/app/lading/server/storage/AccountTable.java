package app.lading.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The tables `accounts` and `sessions`.
final class AccountTable {
    private AccountTable() {}

    static List<AccountRow> all(Connection connection) throws SQLException {
        return Sql.list(connection, "select * from accounts order by name", AccountTable::account);
    }

    static void put(Connection connection, AccountRow row) throws SQLException {
        Sql.update(
                connection,
                "merge into accounts (name, password, admin, quota, disabled, created) key (name) values (?, ?, ?, ?, ?, ?)",
                row.name(),
                row.password(),
                row.admin(),
                row.quota(),
                row.disabled(),
                row.created());
    }

    static void remove(Connection connection, String name) throws SQLException {
        Sql.update(connection, "delete from sessions where account = ?", name);
        Sql.update(connection, "delete from accounts where name = ?", name);
    }

    static List<SessionRow> sessions(Connection connection) throws SQLException {
        return Sql.list(connection, "select * from sessions", AccountTable::session);
    }

    static void putSession(Connection connection, SessionRow row) throws SQLException {
        Sql.update(
                connection,
                "merge into sessions (token, account, created, seen) key (token) values (?, ?, ?, ?)",
                Sql.bytes(row.token()),
                row.account(),
                row.created(),
                row.seen());
    }

    /// Notes a use; does nothing for a session that was ended meanwhile.
    static void touchSession(Connection connection, String token, Instant seen) throws SQLException {
        Sql.update(connection, "update sessions set seen = ? where token = ?", seen, Sql.bytes(token));
    }

    static void removeSession(Connection connection, String token) throws SQLException {
        Sql.update(connection, "delete from sessions where token = ?", Sql.bytes(token));
    }

    private static AccountRow account(ResultSet row) throws SQLException {
        return new AccountRow(
                Sql.text(row, "name"),
                Sql.text(row, "password"),
                row.getBoolean("admin"),
                row.getObject("quota", Long.class),
                row.getBoolean("disabled"),
                Sql.get(row, "created", Instant.class));
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        return new SessionRow(
                String.valueOf(Sql.hex(row.getBytes("token"))),
                Sql.text(row, "account"),
                Sql.get(row, "created", Instant.class),
                Sql.get(row, "seen", Instant.class));
    }
}
