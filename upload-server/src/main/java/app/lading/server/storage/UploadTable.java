package app.lading.server.storage;

import app.lading.model.range.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables `uploads`, `upload_blocks` and `upload_ranges`.
final class UploadTable {
    private static final int BATCH = 1000;

    private UploadTable() {}

    static Optional<UploadRow> byId(Connection connection, String id) throws SQLException {
        return Sql.first(connection, "select * from uploads where id = ?", UploadTable::row, id);
    }

    static Optional<UploadRow> byKey(Connection connection, String owner, String key) throws SQLException {
        return Sql.first(
                connection, "select * from uploads where owner = ? and transfer_key = ?", UploadTable::row, owner, key);
    }

    /// The newest that can be continued by itself.
    static Optional<UploadRow> byIdentity(
            Connection connection, String owner, String device, String folder, String name, long size, long modified)
            throws SQLException {
        return Sql.first(
                connection,
                "select * from uploads where owner = ? and device = ? and folder = ? and name = ? and size = ?"
                        + " and modified = ? and state <> 'FAILED' order by touched desc limit 1",
                UploadTable::row,
                owner,
                device,
                folder,
                name,
                size,
                modified);
    }

    static List<UploadRow> ofOwner(Connection connection, String owner) throws SQLException {
        return Sql.list(
                connection, "select * from uploads where owner = ? order by created, id", UploadTable::row, owner);
    }

    /// Some of a user's uploads, oldest first, from the first behind one that was begun then.
    ///
    /// @param afterId `""` together with the epoch for the first ones
    static List<UploadRow> page(Connection connection, String owner, Instant afterCreated, String afterId, int limit)
            throws SQLException {
        return Sql.list(
                connection,
                "select * from uploads where owner = ? and (created > ? or (created = ? and id > ?))"
                        + " order by created, id limit ?",
                UploadTable::row,
                owner,
                afterCreated,
                afterCreated,
                afterId,
                limit);
    }

    /// The bytes that unfinished uploads of one device take when they are finished.
    static long reservedBy(Connection connection, String owner, String device) throws SQLException {
        return Sql.first(
                        connection,
                        "select coalesce(sum(size), 0) from uploads where owner = ? and device = ?",
                        row -> row.getLong(1),
                        owner,
                        device)
                .orElse(0L);
    }

    static List<UploadRow> all(Connection connection) throws SQLException {
        return Sql.list(connection, "select * from uploads", UploadTable::row);
    }

    static void put(Connection connection, UploadRow row) throws SQLException {
        Sql.update(
                connection,
                "merge into uploads (id, owner, transfer_key, device, folder, name, size, modified, on_conflict, md5,"
                        + " epoch, run, state, suspect, created, touched) key (id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                row.owner(),
                row.key(),
                row.device(),
                row.folder(),
                row.name(),
                row.size(),
                row.modified(),
                row.onConflict().name(),
                Sql.bytes(row.md5()),
                row.epoch(),
                row.run(),
                row.state().name(),
                row.suspect(),
                row.created(),
                row.touched());
    }

    /// Changes what can change of an upload; does nothing for one that was finished or removed meanwhile.
    static void update(Connection connection, UploadRow row) throws SQLException {
        Sql.update(
                connection,
                "update uploads set on_conflict = ?, epoch = ?, run = ?, state = ?, suspect = ?, touched = ? where id = ?",
                row.onConflict().name(),
                row.epoch(),
                row.run(),
                row.state().name(),
                row.suspect(),
                row.touched(),
                row.id());
    }

    /// Notes a use.
    ///
    /// @return whether the upload is still there
    static boolean touch(Connection connection, String id, Instant now) throws SQLException {
        return Sql.update(connection, "update uploads set touched = ? where id = ?", now, id) > 0;
    }

    static void remove(Connection connection, String id) throws SQLException {
        Sql.update(connection, "delete from upload_blocks where upload = ?", id);
        Sql.update(connection, "delete from upload_ranges where upload = ?", id);
        Sql.update(connection, "delete from uploads where id = ?", id);
    }

    static Map<Integer, SealedBlock> blocks(Connection connection, String id) throws SQLException {
        Map<Integer, SealedBlock> blocks = new HashMap<>();
        Sql.list(
                        connection,
                        "select block, sha256 from upload_blocks where upload = ?",
                        row -> new SealedBlock(row.getInt(1), row.getBytes(2)),
                        id)
                .forEach(block -> blocks.put(block.block(), block));
        return blocks;
    }

    /// Which blocks of an upload are sealed, without their digests.
    static BitSet sealed(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select block from upload_blocks where upload = ?")) {
            statement.setString(1, id);
            BitSet sealed = new BitSet();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sealed.set(rows.getInt(1));
                }
            }
            return sealed;
        }
    }

    /// How many bytes of an upload are sealed; `blockSize` and `size` tell the length of each block.
    static long sealedBytes(Connection connection, String id, long size, long blockSize) throws SQLException {
        return Sql.first(
                        connection,
                        "select coalesce(sum(least(cast(? as bigint), (block + cast(1 as bigint)) * ?) - block * cast(? as bigint)), 0)"
                                + " from upload_blocks where upload = ?",
                        row -> row.getLong(1),
                        size,
                        blockSize,
                        blockSize,
                        id)
                .orElse(0L);
    }

    static void addBlocks(Connection connection, String id, List<SealedBlock> blocks) throws SQLException {
        if (blocks.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "merge into upload_blocks (upload, block, sha256) key (upload, block) values (?, ?, ?)")) {
            int pending = 0;
            for (SealedBlock block : blocks) {
                Sql.bind(statement, id, block.block(), block.digest());
                statement.addBatch();
                if (++pending % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    static void removeBlock(Connection connection, String id, int block) throws SQLException {
        Sql.update(connection, "delete from upload_blocks where upload = ? and block = ?", id, block);
    }

    /// Drops what is claimed of bytes from a position on.
    static void cut(Connection connection, String id, long length, long blockSize) throws SQLException {
        Sql.update(
                connection,
                "delete from upload_blocks where upload = ? and (block + cast(1 as bigint)) * ? > ?"
                        + " and not exists (select 1 from uploads where id = ? and size <= ?)",
                id,
                blockSize,
                length,
                id,
                length);
        Sql.update(connection, "delete from upload_ranges where upload = ? and range_start >= ?", id, length);
        Sql.update(
                connection,
                "update upload_ranges set range_end = ? where upload = ? and range_end > ?",
                length,
                id,
                length);
    }

    static List<Range> ranges(Connection connection, String id) throws SQLException {
        return Sql.list(
                connection,
                "select range_start, range_end from upload_ranges where upload = ? order by range_start",
                row -> new Range(row.getLong(1), row.getLong(2)),
                id);
    }

    static void setRanges(Connection connection, String id, List<Range> ranges) throws SQLException {
        Sql.update(connection, "delete from upload_ranges where upload = ?", id);
        if (ranges.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into upload_ranges (upload, range_start, range_end) values (?, ?, ?)")) {
            for (Range range : ranges) {
                Sql.bind(statement, id, range.start(), range.end());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static UploadRow row(ResultSet row) throws SQLException {
        @Nullable String md5 = Sql.hex(row.getBytes("md5"));
        return new UploadRow(
                Sql.text(row, "id"),
                Sql.text(row, "owner"),
                row.getString("transfer_key"),
                Sql.text(row, "device"),
                Sql.text(row, "folder"),
                Sql.text(row, "name"),
                row.getLong("size"),
                row.getLong("modified"),
                Conflict.valueOf(Sql.text(row, "on_conflict")),
                md5,
                row.getLong("epoch"),
                Sql.text(row, "run"),
                UploadRow.State.valueOf(Sql.text(row, "state")),
                row.getBoolean("suspect"),
                Sql.get(row, "created", Instant.class),
                Sql.get(row, "touched", Instant.class));
    }
}
