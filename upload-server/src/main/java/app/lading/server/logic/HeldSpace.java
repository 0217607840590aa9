package app.lading.server.logic;

import app.lading.model.error.LadingException;
import app.lading.server.storage.UploadRow;
import app.lading.server.storage.UploadStore;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Promises again what was promised to recorded uploads before a restart: on the disk where that is possible,
/// else by counting what is not written yet. Thread safe.
final class HeldSpace {
    private static final Logger LOG = LoggerFactory.getLogger(HeldSpace.class);

    private final Workshop shop;
    private final Ledger ledger;

    HeldSpace(Workshop shop, Ledger ledger) {
        this.shop = shop;
        this.ledger = ledger;
    }

    /// The space of a recorded upload. Waits for disk and index when nothing is promised to it yet.
    ///
    /// @throws LadingException `store-unavailable`
    Ledger.Reservation of(UploadRow row) throws LadingException {
        Ledger.Reservation there = ledger.recorded(row.id());
        return there != null ? there : ledger.resumed(row.id(), row.owner(), row.size(), notOnDisk(row));
    }

    private long notOnDisk(UploadRow row) throws LadingException {
        try {
            if (shop.storage().incoming().hold(row)) {
                return 0;
            }
        } catch (IOException e) {
            LOG.warn("The disk holds no space for what is missing of upload {}: {}", row.id(), e.getMessage());
        }
        UploadStore uploads = shop.storage().uploads();
        return Math.max(0, row.size() - uploads.recordedBytes(row));
    }
}
