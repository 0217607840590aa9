package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The things that were dropped, and the other names that a person gave to parts of them.
final class ItemTable {
    private final Database database;
    private long lastId;

    ItemTable(Database database) {
        this.database = database;
    }

    /// Adds items at the end of the queue and gives them numbers and places; their own are not looked at.
    List<ItemRow> add(Collection<ItemRow> items) {
        List<ItemRow> added = new ArrayList<>(items.size());
        database.change("adding items", () -> {
            // Not used twice in one run, even when the last one was removed.
            long id = Math.max(next("id"), lastId + 1);
            long place = next("place");
            PreparedStatement insert = database.prepared("insert into item(id, path, folder, is_folder, on_conflict,"
                    + " priority, paused, cancelled, scanned, added, place, asks, removed, grace_ends, finished)"
                    + " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (ItemRow item : items) {
                ItemRow row = item.at(id++, place++);
                added.add(row);
                insert.setLong(1, row.id());
                insert.setString(2, row.path());
                insert.setString(3, row.folder());
                insert.setBoolean(4, row.isFolder());
                insert.setString(5, row.onConflict());
                insert.setInt(6, row.priority());
                insert.setBoolean(7, row.paused());
                insert.setBoolean(8, row.cancelled());
                insert.setBoolean(9, row.scanned());
                insert.setObject(10, Times.store(row.added()));
                insert.setLong(11, row.place());
                insert.setBoolean(12, row.asks());
                insert.setBoolean(13, row.removed());
                insert.setObject(14, Times.store(row.graceEnds()));
                insert.setObject(15, Times.store(row.finished()));
                insert.addBatch();
            }
            insert.executeBatch();
            lastId = id - 1;
        });
        return added;
    }

    private long next(String column) throws SQLException {
        try (ResultSet found = database.prepared("select coalesce(max(" + column + "), 0) + 1 from item")
                .executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /// Keeps what can change of items.
    void update(Collection<ItemRow> items) {
        database.change("changing items", () -> {
            PreparedStatement update = database.prepared("update item set on_conflict = ?, priority = ?, paused = ?,"
                    + " cancelled = ?, scanned = ?, is_folder = ?, place = ?, removed = ?, grace_ends = ?,"
                    + " finished = ? where id = ?");
            for (ItemRow item : items) {
                update.setString(1, item.onConflict());
                update.setInt(2, item.priority());
                update.setBoolean(3, item.paused());
                update.setBoolean(4, item.cancelled());
                update.setBoolean(5, item.scanned());
                update.setBoolean(6, item.isFolder());
                update.setLong(7, item.place());
                update.setBoolean(8, item.removed());
                update.setObject(9, Times.store(item.graceEnds()));
                update.setObject(10, Times.store(item.finished()));
                update.setLong(11, item.id());
                update.addBatch();
            }
            update.executeBatch();
        });
    }

    void delete(Collection<Long> ids) {
        database.change("removing items", () -> {
            for (String sql : List.of(
                    "delete from notice where item = any(?)",
                    "delete from other_name where item = any(?)",
                    "delete from item where id = any(?)")) {
                PreparedStatement delete = database.prepared(sql);
                delete.setObject(1, ids.toArray());
                delete.executeUpdate();
            }
        });
    }

    /// All items in the order of adding.
    List<ItemRow> all() {
        List<ItemRow> items = new ArrayList<>();
        database.run("reading the items", () -> {
            try (ResultSet found =
                    database.prepared("select * from item order by id").executeQuery()) {
                while (found.next()) {
                    items.add(read(found));
                }
            }
        });
        return items;
    }

    /// Another name for a source of an item; kept over further walks.
    void putName(long item, String path, String name) {
        database.change("keeping another name", () -> {
            PreparedStatement merge = database.prepared("merge into other_name key(item, path) values(?, ?, ?)");
            merge.setLong(1, item);
            merge.setString(2, path);
            merge.setString(3, name);
            merge.executeUpdate();
        });
    }

    /// Of each item that has any, by the path of the source.
    Map<Long, Map<String, String>> names() {
        Map<Long, Map<String, String>> names = new HashMap<>();
        database.run("reading other names", () -> {
            try (ResultSet found =
                    database.prepared("select item, path, name from other_name").executeQuery()) {
                while (found.next()) {
                    names.computeIfAbsent(found.getLong(1), any -> new HashMap<>())
                            .put(found.getString(2), found.getString(3));
                }
            }
        });
        return names;
    }

    private static ItemRow read(ResultSet from) throws SQLException {
        @Nullable Instant added = Times.read(from, "added");
        if (added == null) {
            throw new SQLException("an item has a time of adding, but item " + from.getLong("id") + " has none");
        }
        ItemRow.Source source = new ItemRow.Source(
                from.getString("path"),
                from.getString("folder"),
                from.getBoolean("is_folder"),
                from.getBoolean("scanned"));
        ItemRow.Wish wish = new ItemRow.Wish(
                from.getString("on_conflict"),
                from.getBoolean("asks"),
                from.getInt("priority"),
                from.getLong("place"),
                from.getBoolean("paused"));
        ItemRow.Leaving leaving = new ItemRow.Leaving(
                from.getBoolean("cancelled"), from.getBoolean("removed"), Times.read(from, "grace_ends"));
        return new ItemRow(from.getLong("id"), source, wish, leaving, added, Times.read(from, "finished"));
    }
}
