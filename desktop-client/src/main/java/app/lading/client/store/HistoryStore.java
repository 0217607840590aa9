package app.lading.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was sent, failed or was given up, in a database of its own, so that neither the queue nor its start
/// carries it.
///
/// Thread safe; each call waits for the disk (and for the one before it), so never call from a thread that
/// paints or sends. Opening reads nothing and counts nothing, however many entries there are. Every method
/// but [#open] throws [StoreException] when the database fails.
public final class HistoryStore implements AutoCloseable {
    /// Entries are deleted in portions, so that a page need not wait for a long clearing.
    private static final int PORTION = 5_000;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final String COLUMNS = "account, outcome, name, folder, source, size, fingerprint, published,"
            + " started, finished, tries, code, message, remedy, search";

    private final Database database;
    private final @Nullable Path damaged;

    private HistoryStore(Database database, @Nullable Path damaged) {
        this.database = database;
        this.damaged = damaged;
    }

    /// Opens the history, which is made when it is not there. One that cannot be read is kept beside it as
    /// `….corrupt-<time>.mv.db` and begun anew.
    ///
    /// @param file the path without the ending `.mv.db`
    /// @throws IOException if it is used by another process, or the folder cannot be written
    public static HistoryStore open(Path file, Clock clock) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            return new HistoryStore(Database.open(file, Schema.HISTORY), null);
        } catch (Database.DamagedException e) {
            Path aside =
                    file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(clock.instant()) + ".mv.db");
            Database.putAside(file, aside);
            try {
                return new HistoryStore(Database.open(file, Schema.HISTORY), aside);
            } catch (Database.DamagedException again) {
                again.addSuppressed(e);
                throw new IOException("a new history cannot be made at " + file + ": " + again.getMessage(), again);
            }
        }
    }

    /// Where a damaged history was put at opening.
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    /// Adds entries, which last from then on over a kill of the process; their `id` is not looked at.
    public synchronized void add(Collection<HistoryEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.change("adding to the history", () -> {
            PreparedStatement insert = database.prepared(
                    "insert into entry(" + COLUMNS + ") values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (HistoryEntry entry : entries) {
                fill(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        });
        database.commit();
    }

    /// A page, the newest first.
    public synchronized List<HistoryEntry> page(HistoryQuery query) {
        List<HistoryEntry> page = new ArrayList<>();
        database.run("reading the history", () -> {
            PreparedStatement select = database.prepared("select id, " + COLUMNS + " from entry where id < ?"
                    + conditions(query) + " order by id desc limit ?");
            select.setLong(1, query.before());
            int at = fill(select, query, 2);
            select.setInt(at, query.limit());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    page.add(read(found));
                }
            }
        });
        return page;
    }

    /// How many entries there are. Takes no longer with more of them.
    public synchronized long count() {
        long[] count = new long[1];
        database.run("counting the history", () -> {
            try (ResultSet found =
                    database.prepared("select count(*) from entry").executeQuery()) {
                found.next();
                count[0] = found.getLong(1);
            }
        });
        return count[0];
    }

    /// How many entries a query finds on all its pages. Looks at each entry: a second or so with a million of
    /// them.
    public synchronized long count(HistoryQuery query) {
        if (query.text().isEmpty()
                && query.outcomes().isEmpty()
                && query.account().isEmpty()) {
            return count();
        }
        long[] count = new long[1];
        database.run("counting the history", () -> {
            PreparedStatement select = database.prepared("select count(*) from entry where true" + conditions(query));
            fill(select, query, 1);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                count[0] = found.getLong(1);
            }
        });
        return count[0];
    }

    /// Deletes what is too old or too much.
    ///
    /// @param since entries that ended before are deleted; null to keep all ages
    /// @param rows the newest so many are kept
    /// @return how many were deleted
    public long keep(@Nullable Instant since, long rows) {
        long deleted = 0;
        @Nullable Long last = idAt("order by id desc", rows);
        if (last != null) {
            deleted += deleteUpTo(last, null);
        }
        return since == null ? deleted : deleted + deleteBefore(since);
    }

    /// Entries lie in the order of ending, so the old ones come first: the look ends at a portion with others.
    private long deleteBefore(Instant since) {
        long deleted = 0;
        long portion;
        do {
            @Nullable Long last = idAt("order by id", PORTION);
            portion = deleteUpTo(last == null ? Long.MAX_VALUE : last, since);
            deleted += portion;
        } while (portion >= PORTION);
        return deleted;
    }

    private synchronized @Nullable Long idAt(String order, long offset) {
        Long[] id = new Long[1];
        database.run("looking for what is too much", () -> {
            PreparedStatement select = database.prepared("select id from entry " + order + " limit 1 offset ?");
            select.setLong(1, offset);
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    id[0] = found.getLong(1);
                }
            }
        });
        return id[0];
    }

    private long deleteUpTo(long last, @Nullable Instant since) {
        long deleted = 0;
        int portion;
        do {
            portion = deletePortion(last, since);
            deleted += portion;
        } while (portion == PORTION);
        return deleted;
    }

    private synchronized int deletePortion(long last, @Nullable Instant since) {
        int[] deleted = new int[1];
        database.change("shortening the history", () -> {
            PreparedStatement delete = database.prepared("delete from entry where id <= ?"
                    + (since == null ? "" : " and finished < ?") + " fetch first " + PORTION + " rows only");
            delete.setLong(1, last);
            if (since != null) {
                delete.setObject(2, Times.store(since));
            }
            deleted[0] = delete.executeUpdate();
        });
        database.commit();
        return deleted[0];
    }

    /// Deletes everything.
    public synchronized void clear() {
        database.change(
                "clearing the history",
                () -> database.prepared("truncate table entry").executeUpdate());
        database.commit();
    }

    /// Deletes an entry and all that are older.
    ///
    /// @param last its number
    public void clear(long last) {
        deleteUpTo(last, null);
    }

    /// Deletes some entries.
    public synchronized void delete(Collection<Long> ids) {
        database.change("deleting from the history", () -> {
            PreparedStatement delete = database.prepared("delete from entry where id = any(?)");
            delete.setObject(1, ids.toArray());
            delete.executeUpdate();
        });
        database.commit();
    }

    @Override
    public synchronized void close() {
        database.close();
    }

    private static String conditions(HistoryQuery query) {
        String in = query.outcomes().stream()
                .map(outcome -> "'" + outcome + "'")
                .sorted()
                .collect(Collectors.joining(", "));
        return (query.outcomes().isEmpty() ? "" : " and outcome in (" + in + ")")
                + (query.account().isEmpty() ? "" : " and account = ?")
                + (query.text().isEmpty() ? "" : " and locate(?, search) > 0");
    }

    private static int fill(PreparedStatement select, HistoryQuery query, int first) throws SQLException {
        int at = first;
        if (!query.account().isEmpty()) {
            select.setString(at++, query.account());
        }
        if (!query.text().isEmpty()) {
            select.setString(at++, query.text().toLowerCase(Locale.ROOT));
        }
        return at;
    }

    private static void fill(PreparedStatement insert, HistoryEntry entry) throws SQLException {
        int at = 1;
        insert.setString(at++, entry.account());
        insert.setString(at++, entry.outcome().name());
        insert.setString(at++, entry.name());
        insert.setString(at++, entry.folder());
        insert.setString(at++, entry.source());
        insert.setLong(at++, entry.size());
        insert.setString(at++, entry.fingerprint());
        insert.setObject(at++, Times.store(entry.published()));
        insert.setObject(at++, Times.store(entry.started()));
        insert.setObject(at++, Times.store(entry.finished()));
        insert.setInt(at++, entry.tries());
        @Nullable Problem problem = entry.problem();
        insert.setString(at++, problem == null ? null : problem.code());
        insert.setString(at++, problem == null ? null : problem.message());
        insert.setString(at++, problem == null ? null : problem.remedy());
        insert.setString(at, (entry.name() + '\n' + entry.folder() + '\n' + entry.source()).toLowerCase(Locale.ROOT));
    }

    private static HistoryEntry read(ResultSet from) throws SQLException {
        @Nullable String code = from.getString("code");
        @Nullable Instant finished = Times.read(from, "finished");
        return new HistoryEntry(
                from.getLong("id"),
                from.getString("account"),
                HistoryEntry.Outcome.valueOf(from.getString("outcome")),
                from.getString("name"),
                from.getString("folder"),
                from.getString("source"),
                from.getLong("size"),
                from.getString("fingerprint"),
                Times.read(from, "published"),
                Times.read(from, "started"),
                finished == null ? Instant.EPOCH : finished,
                from.getInt("tries"),
                code == null ? null : new Problem(code, from.getString("message"), from.getString("remedy")));
    }
}
