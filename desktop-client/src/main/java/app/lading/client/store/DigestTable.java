package app.lading.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The block digests of files that are under way, so that continuing hashes nothing again.
final class DigestTable {
    private final Database database;

    DigestTable(Database database) {
        this.database = database;
    }

    void put(long file, int block, byte[] sha256) {
        database.change("keeping a block digest", () -> {
            PreparedStatement merge = database.prepared("merge into block key(file, number) values(?, ?, ?)");
            merge.setLong(1, file);
            merge.setInt(2, block);
            merge.setBytes(3, sha256);
            merge.executeUpdate();
        });
    }

    byte @Nullable [] get(long file, int block) {
        byte[][] result = new byte[1][];
        database.run("reading a block digest", () -> {
            PreparedStatement select = database.prepared("select sha256 from block where file = ? and number = ?");
            select.setLong(1, file);
            select.setInt(2, block);
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    result[0] = found.getBytes(1);
                }
            }
        });
        return result[0];
    }

    /// Which blocks have a digest.
    BitSet known(long file) {
        BitSet known = new BitSet();
        database.run("reading which blocks are known", () -> {
            PreparedStatement select = database.prepared("select number from block where file = ?");
            select.setLong(1, file);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    known.set(found.getInt(1));
                }
            }
        });
        return known;
    }

    /// Gives the digests of a file one by one, in the order of the blocks.
    void inOrder(long file, Consumer<byte[]> digests) {
        database.run("reading the block digests", () -> {
            PreparedStatement select =
                    database.prepared("select sha256 from block where file = ? order by file, number");
            select.setLong(1, file);
            select.setFetchSize(1000);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    digests.accept(found.getBytes(1));
                }
            }
        });
    }

    void forget(long file) {
        database.change("forgetting block digests", () -> {
            PreparedStatement delete = database.prepared("delete from block where file = ?");
            delete.setLong(1, file);
            delete.executeUpdate();
        });
    }
}
