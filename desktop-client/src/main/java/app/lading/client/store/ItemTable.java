package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The things that were dropped.
final class ItemTable {
    private final Database database;

    ItemTable(Database database) {
        this.database = database;
    }

    /// Adds an item and gives it a number; its `id` is not looked at.
    ItemRow add(ItemRow item) {
        long[] id = new long[1];
        database.change("adding an item", () -> {
            try (ResultSet found = database.prepared("select coalesce(max(id), 0) + 1 from item")
                    .executeQuery()) {
                found.next();
                id[0] = found.getLong(1);
            }
            PreparedStatement insert = database.prepared("insert into item(id, path, folder, is_folder, on_conflict,"
                    + " priority, paused, cancelled, scanned, added) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            insert.setLong(1, id[0]);
            insert.setString(2, item.path());
            insert.setString(3, item.folder());
            insert.setBoolean(4, item.isFolder());
            insert.setString(5, item.onConflict());
            insert.setInt(6, item.priority());
            insert.setBoolean(7, item.paused());
            insert.setBoolean(8, item.cancelled());
            insert.setBoolean(9, item.scanned());
            insert.setObject(10, item.added().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        });
        return new ItemRow(
                id[0],
                item.path(),
                item.folder(),
                item.isFolder(),
                item.onConflict(),
                item.priority(),
                item.paused(),
                item.cancelled(),
                item.scanned(),
                item.added());
    }

    /// Keeps what can change of an item: choice, priority, paused, cancelled, scanned.
    void update(ItemRow item) {
        database.change("changing an item", () -> {
            PreparedStatement update = database.prepared("update item set on_conflict = ?, priority = ?, paused = ?,"
                    + " cancelled = ?, scanned = ?, is_folder = ? where id = ?");
            update.setString(1, item.onConflict());
            update.setInt(2, item.priority());
            update.setBoolean(3, item.paused());
            update.setBoolean(4, item.cancelled());
            update.setBoolean(5, item.scanned());
            update.setBoolean(6, item.isFolder());
            update.setLong(7, item.id());
            update.executeUpdate();
        });
    }

    void delete(long id) {
        database.change("removing an item", () -> {
            for (String sql : List.of("delete from notice where item = ?", "delete from item where id = ?")) {
                PreparedStatement delete = database.prepared(sql);
                delete.setLong(1, id);
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

    private static ItemRow read(ResultSet from) throws SQLException {
        @Nullable OffsetDateTime added = from.getObject("added", OffsetDateTime.class);
        if (added == null) {
            throw new SQLException("an item has a time of adding, but item " + from.getLong("id") + " has none");
        }
        return new ItemRow(
                from.getLong("id"),
                from.getString("path"),
                from.getString("folder"),
                from.getBoolean("is_folder"),
                from.getString("on_conflict"),
                from.getInt("priority"),
                from.getBoolean("paused"),
                from.getBoolean("cancelled"),
                from.getBoolean("scanned"),
                added.toInstant());
    }
}
