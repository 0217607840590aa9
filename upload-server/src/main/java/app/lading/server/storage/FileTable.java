package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables `files`, `folders`, `receipts` and `journal_mark`.
final class FileTable {
    private static final String LISTED = "select id, folder, name, size, modified, fingerprint, published from files ";

    private static final String COLUMNS =
            "(id, owner, folder, name, size, modified, fingerprint, digests, md5, published, damaged)";
    private static final String VALUES = " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private FileTable() {}

    static Optional<FileRow> byId(Connection connection, String owner, String id) throws SQLException {
        return Sql.first(connection, "select * from files where id = ? and owner = ?", FileTable::file, id, owner);
    }

    static Optional<FileRow> byName(Connection connection, String owner, String folder, String name)
            throws SQLException {
        return Sql.first(
                connection,
                "select * from files where owner = ? and folder = ? and name = ?",
                FileTable::file,
                owner,
                folder,
                name);
    }

    /// What a listing says of the file with that name.
    static Optional<ListedFile> listedByName(Connection connection, String owner, String folder, String name)
            throws SQLException {
        return Sql.first(
                connection,
                LISTED + "where owner = ? and folder = ? and name = ?",
                FileTable::listed,
                owner,
                folder,
                name);
    }

    static List<FileRow> byContent(Connection connection, String owner, Fingerprint fingerprint, long size)
            throws SQLException {
        String column = fingerprint.algorithm() == Fingerprint.Algorithm.MD5 ? "md5" : "fingerprint";
        return Sql.list(
                connection,
                "select * from files where owner = ? and " + column + " = ? and size = ? and not damaged limit 8",
                FileTable::file,
                owner,
                fingerprint.bytes(),
                size);
    }

    static boolean hasSize(Connection connection, String owner, long size) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from files where owner = ? and size = ? limit 1",
                        row -> row.getInt(1),
                        owner,
                        size)
                .isPresent();
    }

    /// Files of a folder, by name, from the first behind `after`.
    static List<ListedFile> page(Connection connection, String owner, String folder, @Nullable String after, int limit)
            throws SQLException {
        return Sql.list(
                connection,
                LISTED + "where owner = ? and folder = ? and name > ? order by name limit ?",
                FileTable::listed,
                owner,
                folder,
                after == null ? "" : after,
                limit);
    }

    /// All files, by number, from the first behind `after`.
    static List<FileRow> all(Connection connection, String after, int limit) throws SQLException {
        return Sql.list(
                connection, "select * from files where id > ? order by id limit ?", FileTable::file, after, limit);
    }

    /// What is done with a file.
    interface Visit<E extends Exception> {
        void file(FileRow file) throws SQLException, E;
    }

    /// Hands over every file, holding one: the digests of the largest take 32 MiB.
    static <E extends Exception> void each(Connection connection, Visit<E> visit) throws SQLException, E {
        Sql.<E>each(connection, "select * from files", row -> visit.file(file(row)));
    }

    /// Adds a file that is not there yet.
    static void add(Connection connection, FileRow row) throws SQLException {
        Sql.update(connection, "insert into files " + COLUMNS + VALUES, values(row));
    }

    /// Adds a file, or takes the place of the one with its number.
    static void put(Connection connection, FileRow row) throws SQLException {
        Sql.update(connection, "merge into files " + COLUMNS + " key (id)" + VALUES, values(row));
    }

    private static @Nullable Object[] values(FileRow row) {
        return new @Nullable Object[] {
            row.id(),
            row.owner(),
            row.folder(),
            row.name(),
            row.size(),
            row.modified(),
            row.fingerprint().bytes(),
            row.digests().bytes(),
            Sql.bytes(row.md5()),
            row.published(),
            row.damaged()
        };
    }

    static void remove(Connection connection, String id) throws SQLException {
        Sql.update(connection, "delete from files where id = ?", id);
    }

    static void removeNamed(Connection connection, String owner, String folder, String name) throws SQLException {
        Sql.update(connection, "delete from files where owner = ? and folder = ? and name = ?", owner, folder, name);
    }

    static void setDamaged(Connection connection, String id, boolean damaged) throws SQLException {
        Sql.update(connection, "update files set damaged = ? where id = ?", damaged, id);
    }

    /// Bytes of finished files, by user.
    static Map<String, Long> usedBytes(Connection connection) throws SQLException {
        return Sql.list(
                        connection,
                        "select owner, sum(size) from files group by owner",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Makes a folder and those above it.
    static void makeFolder(Connection connection, String owner, String folder) throws SQLException {
        for (String each = folder; !each.isEmpty() && !hasFolder(connection, owner, each); each = parentOf(each)) {
            Sql.update(
                    connection,
                    "insert into folders (owner, folder, parent) values (?, ?, ?)",
                    owner,
                    each,
                    parentOf(each));
        }
    }

    static String parentOf(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }

    static void removeFolder(Connection connection, String owner, String folder) throws SQLException {
        Sql.update(connection, "delete from folders where owner = ? and folder = ?", owner, folder);
    }

    static boolean hasFolder(Connection connection, String owner, String folder) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from folders where owner = ? and folder = ?",
                        row -> row.getInt(1),
                        owner,
                        folder)
                .isPresent();
    }

    /// The folders directly inside one, whole.
    static List<String> foldersIn(Connection connection, String owner, String folder) throws SQLException {
        return Sql.list(
                connection,
                "select folder from folders where owner = ? and parent = ? order by folder",
                row -> row.getString(1),
                owner,
                folder);
    }

    /// All folders of all users, each behind those above it.
    static List<History.Folder> allFolders(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select owner, folder from folders order by owner, folder",
                row -> new History.Folder(Sql.text(row, "owner"), Sql.text(row, "folder")));
    }

    /// The numbers of all files.
    static KeyIndex allIds(Connection connection) throws SQLException {
        return names(connection, "select id from files");
    }

    /// The uploads of all receipts.
    static KeyIndex receiptUploads(Connection connection) throws SQLException {
        return names(connection, "select upload from receipts");
    }

    private static KeyIndex names(Connection connection, String sql) throws SQLException {
        KeyIndex names = new KeyIndex();
        Sql.each(connection, sql, row -> names.put(row.getString(1), 0));
        return names;
    }

    /// How many rows there are of what the journal speaks of.
    static long journalledRows(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select (select count(*) from files) + (select count(*) from folders)"
                                + " + (select count(*) from receipts)",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    static void removeUser(Connection connection, String owner) throws SQLException {
        Sql.update(connection, "delete from files where owner = ?", owner);
        Sql.update(connection, "delete from folders where owner = ?", owner);
        Sql.update(connection, "delete from receipts where owner = ?", owner);
    }

    static Optional<Receipt> receiptOf(Connection connection, String upload) throws SQLException {
        return Sql.first(connection, "select * from receipts where upload = ?", FileTable::receipt, upload);
    }

    static Optional<Receipt> receiptByKey(Connection connection, String owner, String key) throws SQLException {
        return Sql.first(
                connection,
                "select * from receipts where owner = ? and transfer_key = ?",
                FileTable::receipt,
                owner,
                key);
    }

    static List<Receipt> newestReceipts(Connection connection, int limit) throws SQLException {
        return Sql.list(
                connection, "select * from receipts order by published desc limit ?", FileTable::receipt, limit);
    }

    static void putReceipt(Connection connection, Receipt receipt) throws SQLException {
        Sql.update(
                connection,
                "merge into receipts (upload, owner, transfer_key, file, folder, name, size, fingerprint, instant, published)"
                        + " key (upload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.upload(),
                receipt.owner(),
                receipt.key(),
                receipt.file(),
                receipt.folder(),
                receipt.name(),
                receipt.size(),
                receipt.fingerprint().bytes(),
                receipt.instant(),
                receipt.published());
    }

    /// As [#putReceipt], in place of one that the same key has from an earlier time.
    static void putNewestReceipt(Connection connection, Receipt receipt) throws SQLException {
        if (receipt.key() != null) {
            Sql.update(
                    connection,
                    "delete from receipts where owner = ? and transfer_key = ? and upload <> ?",
                    receipt.owner(),
                    receipt.key(),
                    receipt.upload());
        }
        putReceipt(connection, receipt);
    }

    /// All receipts, by upload, from the first behind `after`.
    static List<Receipt> allReceipts(Connection connection, String after, int limit) throws SQLException {
        return Sql.list(
                connection,
                "select * from receipts where upload > ? order by upload limit ?",
                FileTable::receipt,
                after,
                limit);
    }

    /// Empties what the journal tells anew.
    static void clear(Connection connection) throws SQLException {
        for (String table : List.of("files", "folders", "receipts")) {
            Sql.update(connection, "truncate table " + table);
        }
    }

    static void removeReceiptsBefore(Connection connection, Instant time) throws SQLException {
        Sql.update(connection, "delete from receipts where published < ?", time);
    }

    /// How much of the journal the tables contain; empty for tables that do not describe the data folder yet.
    static Optional<Long> journalMark(Connection connection) throws SQLException {
        return Sql.first(connection, "select position from journal_mark where id = 1", row -> row.getLong(1));
    }

    static void setJournalMark(Connection connection, long position) throws SQLException {
        Sql.update(connection, "merge into journal_mark (id, position) key (id) values (1, ?)", position);
    }

    private static ListedFile listed(ResultSet row) throws SQLException {
        return new ListedFile(
                Sql.text(row, "id"),
                Sql.text(row, "folder"),
                Sql.text(row, "name"),
                row.getLong("size"),
                row.getLong("modified"),
                new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, row.getBytes("fingerprint")),
                Sql.get(row, "published", Instant.class));
    }

    private static FileRow file(ResultSet row) throws SQLException {
        return new FileRow(
                Sql.text(row, "id"),
                Sql.text(row, "owner"),
                Sql.text(row, "folder"),
                Sql.text(row, "name"),
                row.getLong("size"),
                row.getLong("modified"),
                new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, row.getBytes("fingerprint")),
                BlockDigests.of(row.getBytes("digests")),
                Sql.hex(row.getBytes("md5")),
                Sql.get(row, "published", Instant.class),
                row.getBoolean("damaged"));
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                Sql.text(row, "upload"),
                Sql.text(row, "owner"),
                row.getString("transfer_key"),
                Sql.text(row, "file"),
                Sql.text(row, "folder"),
                Sql.text(row, "name"),
                row.getLong("size"),
                new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, row.getBytes("fingerprint")),
                row.getBoolean("instant"),
                Sql.get(row, "published", Instant.class));
    }
}
