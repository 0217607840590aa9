package app.lading.server.storage;

import app.lading.model.digest.Blocks;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the records of unfinished uploads and their files together.
final class UploadMatch {
    private static final Logger LOG = LoggerFactory.getLogger(UploadMatch.class);

    private final Incoming incoming;

    UploadMatch(Incoming incoming) {
        this.incoming = incoming;
    }

    /// At the start, rows against files: whatever has neither part nor sidecar is gone; of a part that became
    /// shorter only what is left is claimed; what has a sidecar but no row is taken up again; part files of nobody
    /// are deleted.
    void atStart(Connection connection) throws IOException, SQLException {
        takeUp(connection, true);
        for (UploadRow row : UploadTable.all(connection)) {
            long length = incoming.partSize(row.id());
            if (length < 0 && !Files.exists(incoming.side(row.id()))) {
                LOG.warn("Upload {} of {} has no bytes any more and is forgotten", row.id(), row.owner());
                UploadTable.remove(connection, row.id());
            } else if (length < row.size()) {
                LOG.warn(
                        "Upload {} of {} has {} of {} bytes on the disk: what is behind them is asked for again",
                        row.id(),
                        row.owner(),
                        Math.max(0, length),
                        row.size());
                UploadTable.cut(connection, row.id(), Math.max(0, length), Blocks.BLOCK_SIZE);
            }
        }
    }

    /// While the server runs, for an index that was made anew: uploads under way get their rows again. Nothing is
    /// deleted, because small uploads are in no record at all.
    void whileRunning(Connection connection) throws IOException, SQLException {
        takeUp(connection, false);
    }

    private void takeUp(Connection connection, boolean delete) throws IOException, SQLException {
        int takenUp = 0;
        for (String id : incoming.uploads()) {
            if (UploadTable.byId(connection, id).isPresent()) {
                continue;
            }
            Sidecar.Content side = incoming.readSidecar(id);
            if (side.damagedAt() >= 0) {
                incoming.keepDamagedSidecar(id, side.damagedAt());
            }
            UploadRow row = side.upload();
            if (row == null || FileTable.receiptOf(connection, id).isPresent() || isTaken(connection, row)) {
                if (delete) {
                    incoming.deleteAll(id);
                }
                continue;
            }
            UploadTable.put(connection, row);
            if (!side.doubted() && force(id)) {
                UploadTable.addBlocks(connection, id, List.copyOf(side.sealed().values()));
            }
            takenUp++;
        }
        if (takenUp > 0) {
            LOG.warn(
                    "{} unfinished uploads were taken up from their sidecars; their blocks are read before they count",
                    takenUp);
        }
    }

    /// Makes last what the part file has: a block that is there counts from then on.
    private boolean force(String upload) throws IOException {
        if (!incoming.hasPart(upload)) {
            return false;
        }
        try (DiskFile part = incoming.open(upload)) {
            part.force();
            return true;
        }
    }

    private static boolean isTaken(Connection connection, UploadRow row) throws SQLException {
        return row.key() != null
                && UploadTable.byKey(connection, row.owner(), row.key()).isPresent();
    }
}
