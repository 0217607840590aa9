package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Unfinished uploads that last. Thread safe; the futures complete on the committer's thread, exceptionally
/// with a [LadingException].
public final class UploadStore {
    private final Database database;
    private final Committer committer;
    private final Incoming incoming;

    UploadStore(Database database, Committer committer, Incoming incoming) {
        this.database = database;
        this.committer = committer;
        this.incoming = incoming;
    }

    /// What an upload was recorded to have.
    ///
    /// @param sealed the digests, by block
    /// @param open bytes of blocks that are not sealed
    public record Claims(UploadRow row, Map<Integer, SealedBlock> sealed, List<Range> open) {
        /// The same of an upload under which the disk has failed.
        public Claims withSuspect() {
            return new Claims(row.withSuspect(true), sealed, open);
        }
    }

    public List<UploadRow> all() throws LadingException {
        return database.read(UploadTable::all);
    }

    public List<UploadRow> ofOwner(String owner) throws LadingException {
        return database.read(connection -> UploadTable.ofOwner(connection, owner));
    }

    /// Some of a user's uploads, oldest first.
    ///
    /// @param afterCreated when the one before the first was begun; the epoch for the first ones
    /// @param afterId the number of that one; `""` for the first ones
    public List<UploadRow> page(String owner, Instant afterCreated, String afterId, int limit) throws LadingException {
        return database.read(connection -> UploadTable.page(connection, owner, afterCreated, afterId, limit));
    }

    /// The bytes that the unfinished uploads of one device will take.
    public long reservedBy(String owner, String device) throws LadingException {
        return database.read(connection -> UploadTable.reservedBy(connection, owner, device));
    }

    /// Which bytes of an upload are recorded.
    ///
    /// @param sealed blocks
    /// @param open bytes of blocks that are not sealed
    public record Outline(BitSet sealed, List<Range> open) {}

    public Outline outline(String id) throws LadingException {
        return database.read(
                connection -> new Outline(UploadTable.sealed(connection, id), UploadTable.ranges(connection, id)));
    }

    public Optional<UploadRow> byId(String id) throws LadingException {
        return database.read(connection -> UploadTable.byId(connection, id));
    }

    public Optional<UploadRow> byKey(String owner, String key) throws LadingException {
        return database.read(connection -> UploadTable.byKey(connection, owner, key));
    }

    public Optional<UploadRow> byIdentity(
            String owner, String device, String folder, String name, long size, long modified) throws LadingException {
        return database.read(
                connection -> UploadTable.byIdentity(connection, owner, device, folder, name, size, modified));
    }

    /// Everything recorded of an upload; empty when it is not there (any more).
    public Optional<Claims> claims(String id) throws LadingException {
        return database.read(connection -> {
            Optional<UploadRow> row = UploadTable.byId(connection, id);
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Claims(
                            row.get(), UploadTable.blocks(connection, id), UploadTable.ranges(connection, id)));
        });
    }

    /// Adds a new upload.
    public CompletableFuture<Void> add(UploadRow row) {
        return change(connection -> UploadTable.put(connection, row));
    }

    /// Changes an upload's row; does nothing when the upload was finished or removed meanwhile.
    public CompletableFuture<Void> update(UploadRow row) {
        return change(connection -> UploadTable.update(connection, row));
    }

    /// Records what was forced, and brought into the sidecar, before.
    public CompletableFuture<Void> record(String id, List<SealedBlock> sealed, List<Range> open, Instant now) {
        return change(connection -> {
            if (UploadTable.touch(connection, id, now)) {
                UploadTable.addBlocks(connection, id, sealed);
                UploadTable.setRanges(connection, id, open);
            }
        });
    }

    /// Lowers what is claimed to what was found true.
    public CompletableFuture<Void> lower(UploadRow row, List<Integer> lost, List<Range> open) {
        return change(connection -> {
            for (int block : lost) {
                UploadTable.removeBlock(connection, row.id(), block);
            }
            UploadTable.setRanges(connection, row.id(), open);
            UploadTable.update(connection, row);
        });
    }

    /// Forgets an upload. Its sidecar goes first, so that a crash in between cannot bring it back; then the
    /// row, then the bytes.
    public CompletableFuture<Boolean> remove(String id) {
        PlaceCommit<Boolean> commit = new PlaceCommit<>(
                null,
                batch -> {
                    incoming.forget(id);
                    return true;
                },
                connection -> UploadTable.remove(connection, id));
        committer.submit(commit);
        return commit.result();
    }

    /// How many bytes of an upload are recorded, sealed or not.
    public long recordedBytes(UploadRow row) throws LadingException {
        return database.read(connection -> UploadTable.sealedBytes(connection, row.id(), row.size(), Blocks.BLOCK_SIZE)
                + UploadTable.ranges(connection, row.id()).stream()
                        .mapToLong(Range::length)
                        .sum());
    }

    private CompletableFuture<Void> change(SqlCommit.Change change) {
        SqlCommit commit = new SqlCommit(change);
        committer.submit(commit);
        return commit.result();
    }
}
