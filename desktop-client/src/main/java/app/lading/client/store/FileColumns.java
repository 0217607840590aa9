package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a row of the queue lies in the columns of its table.
final class FileColumns {
    /// All but `id`, in the order in which [#fill] sets them.
    static final String NAMES = "item, path, folder, name, kind, large, size, modified_second, modified_nano,"
            + " file_key, changed, state, transfer_key, upload, adopted, restarts, code, message, remedy, receipt_file,"
            + " receipt_folder, receipt_name, receipt_size, fingerprint, instant, published, on_conflict, started, tries, there";

    static final int COUNT = 30;

    private final int blockSize;

    /// @param blockSize files above this size are large: they have a breakpoint of their own
    FileColumns(int blockSize) {
        this.blockSize = blockSize;
    }

    /// Sets the columns, the first of them at this place.
    void fill(PreparedStatement to, FileRow row, int first) throws SQLException {
        int at = first;
        to.setLong(at++, row.item());
        to.setString(at++, row.path());
        to.setString(at++, row.folder());
        to.setString(at++, row.name());
        to.setString(at++, row.what().kind().name());
        to.setBoolean(at++, row.size() > blockSize);
        to.setLong(at++, row.size());
        to.setLong(at++, row.stamp().modifiedSecond());
        to.setInt(at++, row.stamp().modifiedNano());
        to.setString(at++, row.stamp().fileKey());
        to.setLong(at++, row.stamp().changed());
        to.setString(at++, row.state().name());
        to.setString(at++, row.key());
        to.setString(at++, row.upload());
        to.setBoolean(at++, row.adopted());
        to.setInt(at++, row.restarts());
        @Nullable Problem problem = row.problem();
        to.setString(at++, problem == null ? null : problem.code());
        to.setString(at++, problem == null ? null : problem.message());
        to.setString(at++, problem == null ? null : problem.remedy());
        @Nullable Receipt receipt = row.receipt();
        if (receipt == null) {
            for (int i = 0; i < 3; i++) {
                to.setNull(at++, Types.VARCHAR);
            }
            to.setNull(at++, Types.BIGINT);
            to.setNull(at++, Types.VARCHAR);
            to.setNull(at++, Types.BOOLEAN);
            to.setNull(at++, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            to.setString(at++, receipt.file());
            to.setString(at++, receipt.folder());
            to.setString(at++, receipt.name());
            to.setLong(at++, receipt.size());
            to.setString(at++, receipt.fingerprint());
            to.setBoolean(at++, receipt.instant());
            to.setObject(at++, Times.store(receipt.at()));
        }
        to.setString(at++, row.onConflict());
        to.setObject(at++, Times.store(row.started()));
        to.setInt(at++, row.tries());
        to.setLong(at, row.there());
    }

    /// Reads the rows that a question finds, which asks for `id` and [#NAMES].
    static void readAll(PreparedStatement select, List<FileRow> into) throws SQLException {
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                into.add(read(found));
            }
        }
    }

    private static FileRow read(ResultSet from) throws SQLException {
        @Nullable String code = from.getString("code");
        @Nullable String receiptFile = from.getString("receipt_file");
        FileRow.What what = new FileRow.What(
                from.getString("path"),
                from.getString("folder"),
                from.getString("name"),
                FileRow.Kind.valueOf(from.getString("kind")),
                new SourceStamp(
                        from.getLong("size"),
                        from.getLong("modified_second"),
                        from.getInt("modified_nano"),
                        from.getString("file_key"),
                        from.getLong("changed")));
        FileRow.Standing standing = new FileRow.Standing(
                RowState.valueOf(from.getString("state")),
                code == null ? null : new Problem(code, from.getString("message"), from.getString("remedy")),
                from.getInt("restarts"),
                from.getInt("tries"),
                Times.read(from, "started"),
                from.getString("on_conflict"));
        FileRow.AtServer server = new FileRow.AtServer(
                from.getString("transfer_key"),
                from.getString("upload"),
                from.getBoolean("adopted"),
                from.getLong("there"),
                receiptFile == null ? null : readReceipt(from, receiptFile));
        return new FileRow(from.getLong("id"), from.getLong("item"), what, standing, server);
    }

    private static Receipt readReceipt(ResultSet from, String file) throws SQLException {
        @Nullable Instant published = Times.read(from, "published");
        return new Receipt(
                file,
                from.getString("receipt_folder"),
                from.getString("receipt_name"),
                from.getLong("receipt_size"),
                from.getString("fingerprint"),
                from.getBoolean("instant"),
                published == null ? Instant.EPOCH : published);
    }
}
