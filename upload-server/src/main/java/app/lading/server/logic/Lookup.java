package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.server.storage.Receipt;
import app.lading.server.storage.UploadRow;
import app.lading.server.storage.UploadStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the transfer that an `init` names: by number, by key, or by what it is (PROTOCOL.md section 9). What
/// belongs to another user is not there.
final class Lookup {
    private final Workshop shop;

    Lookup(Workshop shop) {
        this.shop = shop;
    }

    /// The upload in memory that is meant; null when there is none.
    @Nullable
    Upload live(String owner, ClientMessage.Init init) throws LadingException {
        String id = init.upload();
        if (id != null) {
            Upload there = shop.registry().byId(id);
            if (there != null) {
                UploadRow row = there.row();
                if (!row.owner().equals(owner) || row.size() != init.size()) {
                    throw notFound();
                }
            }
            return there;
        }
        String key = init.key();
        if (key != null) {
            Upload there = shop.registry().byKey(owner, key);
            if (there != null) {
                checkSame(there.row(), init);
                return there;
            }
        }
        Upload there = shop.registry()
                .byIdentity(owner, init.device(), init.folder(), init.name(), init.size(), init.modified());
        if (there == null || there.row().state() == UploadRow.State.FAILED || there.isLight()) {
            return null;
        }
        boolean keyIsAnothers =
                key != null && shop.storage().uploads().byKey(owner, key).isPresent();
        return keyIsAnothers ? null : there;
    }

    /// The light upload that is meant and that nobody is connected to; null when there is none. What it is does
    /// not find it: only its number and its key do.
    @Nullable
    UploadRow light(String owner, ClientMessage.Init init) throws LadingException {
        String id = init.upload();
        if (id != null) {
            UploadRow row = shop.breakpoints().byId(id);
            if (row != null && (!row.owner().equals(owner) || row.size() != init.size())) {
                throw notFound();
            }
            return row;
        }
        String key = init.key();
        UploadRow row = key == null ? null : shop.breakpoints().byKey(owner, key);
        if (row != null) {
            checkSame(row, init);
        }
        return row;
    }

    /// What was said at the end of a transfer that is finished.
    Optional<Receipt> receipt(String owner, ClientMessage.Init init) throws LadingException {
        String id = init.upload();
        if (id != null) {
            Optional<Receipt> receipt = shop.storage().files().receiptOf(id);
            if (receipt.isPresent()
                    && (!receipt.get().owner().equals(owner) || receipt.get().size() != init.size())) {
                throw notFound();
            }
            return receipt;
        }
        String key = init.key();
        return key == null ? Optional.empty() : shop.storage().files().receiptByKey(owner, key);
    }

    /// The recorded upload that is meant.
    Optional<UploadRow> row(String owner, ClientMessage.Init init) throws LadingException {
        UploadStore uploads = shop.storage().uploads();
        String id = init.upload();
        if (id != null) {
            return uploads.byId(id).filter(row -> row.owner().equals(owner) && row.size() == init.size());
        }
        String key = init.key();
        if (key != null) {
            Optional<UploadRow> row = uploads.byKey(owner, key);
            if (row.isPresent()) {
                checkSame(row.get(), init);
                return row;
            }
        }
        return init.size() <= Blocks.BLOCK_SIZE
                ? Optional.empty()
                : uploads.byIdentity(owner, init.device(), init.folder(), init.name(), init.size(), init.modified());
    }

    /// Refuses a key that was used for another file.
    static void checkSame(UploadRow row, ClientMessage.Init init) throws LadingException {
        if (row.size() != init.size()
                || !row.name().equals(init.name())
                || !row.folder().equals(init.folder())) {
            throw keyOfAnother();
        }
    }

    static LadingException keyOfAnother() {
        return new LadingException(
                ErrorCode.BAD_STATE,
                "this key was used for a file of another name or size: a new file needs a new key");
    }

    static LadingException notFound() {
        return new LadingException(ErrorCode.NOT_FOUND, "there is no such upload");
    }
}
