package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person can look up about an item.
final class NoticeTable {
    private final Database database;

    NoticeTable(Database database) {
        this.database = database;
    }

    /// Adds a notice and gives it a number; its `id` is not looked at.
    NoticeRow add(NoticeRow notice) {
        long[] id = new long[1];
        database.change("adding a notice", () -> {
            try (ResultSet found = database.prepared("select coalesce(max(id), 0) + 1 from notice")
                    .executeQuery()) {
                found.next();
                id[0] = found.getLong(1);
            }
            PreparedStatement insert =
                    database.prepared("insert into notice(id, item, path, kind, text) values(?, ?, ?, ?, ?)");
            insert.setLong(1, id[0]);
            insert.setLong(2, notice.item());
            insert.setString(3, notice.path());
            insert.setString(4, notice.kind());
            insert.setString(5, notice.text());
            insert.executeUpdate();
        });
        return new NoticeRow(id[0], notice.item(), notice.path(), notice.kind(), notice.text());
    }

    List<NoticeRow> page(long item, long after, int limit) {
        List<NoticeRow> page = new ArrayList<>();
        database.run("listing notices", () -> {
            PreparedStatement select =
                    database.prepared("select * from notice where item = ? and id > ? order by item, id limit ?");
            select.setLong(1, item);
            select.setLong(2, after);
            select.setInt(3, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    page.add(new NoticeRow(
                            found.getLong("id"),
                            found.getLong("item"),
                            found.getString("path"),
                            found.getString("kind"),
                            found.getString("text")));
                }
            }
        });
        return page;
    }

    /// How many notices each item has that has any; of one item, or of all.
    Map<Long, Long> count(@Nullable Long item) {
        Map<Long, Long> count = new HashMap<>();
        database.run("counting notices", () -> {
            PreparedStatement select = database.prepared(
                    "select item, count(*) from notice" + (item == null ? "" : " where item = ?") + " group by item");
            if (item != null) {
                select.setLong(1, item);
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    count.put(found.getLong(1), found.getLong(2));
                }
            }
        });
        return count;
    }

    int deleteOf(long item, Set<String> kinds) {
        int[] count = new int[1];
        database.change("removing notices of some kinds", () -> {
            PreparedStatement delete =
                    database.prepared("delete from notice where item = ? and array_contains(?, kind)");
            delete.setLong(1, item);
            delete.setObject(2, kinds.toArray(String[]::new));
            count[0] = delete.executeUpdate();
        });
        return count[0];
    }

    void deleteOf(long item) {
        database.change("removing notices", () -> {
            PreparedStatement delete = database.prepared("delete from notice where item = ?");
            delete.setLong(1, item);
            delete.executeUpdate();
        });
    }
}
