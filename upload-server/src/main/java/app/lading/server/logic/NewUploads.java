package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import app.lading.server.storage.Failures;
import app.lading.server.storage.ListedFile;
import app.lading.server.storage.Receipt;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins uploads: promises their space and makes what they need, which is nothing but memory for light ones.
final class NewUploads {
    private static final Logger LOG = LoggerFactory.getLogger(NewUploads.class);

    private final Workshop shop;
    private final Ledger ledger;
    private final Opener.Quotas quotas;
    private final Consumer<Attachment> again;

    /// @param again looks a newcomer's transfer up once more, because somebody else began it just now
    NewUploads(Workshop shop, Ledger ledger, Opener.Quotas quotas, Consumer<Attachment> again) {
        this.shop = shop;
        this.ledger = ledger;
        this.quotas = quotas;
        this.again = again;
    }

    static boolean isLight(ClientMessage.Init init) {
        return init.size() <= Blocks.BLOCK_SIZE;
    }

    /// Begins or continues a light upload, from memory alone.
    ///
    /// @return false when the transfer is in a state that has to be waited for
    boolean openLight(Attachment newcomer) throws LadingException {
        ClientMessage.Init init = newcomer.init();
        String owner = newcomer.user().name();
        String key = init.key();
        if (key != null) {
            Upload there = shop.registry().byKey(owner, key);
            if (there != null) {
                Lookup.checkSame(there.row(), init);
                return there.attach(newcomer, false);
            }
            Receipt receipt = shop.registry().recent(owner, key);
            if (receipt != null) {
                Opener.sayAgain(newcomer, receipt);
                return true;
            }
            if (shop.breakpoints().byKey(owner, key) != null) {
                return false;
            }
        }
        Ledger.Reservation reservation = ledger.reserve(owner, init.size(), quotas.of(owner), true);
        UploadRow row = newRow(newcomer);
        Upload upload = new Upload(shop, row, true, reservation);
        upload.open(row, new BlockMap(upload.blocks()), 0, List.of());
        Upload registered = shop.registry().add(upload, row);
        if (registered != upload) {
            reservation.release();
            return registered.attach(newcomer, false);
        }
        return upload.attach(newcomer, false);
    }

    /// Goes on with a light upload that nobody is connected to.
    ///
    /// @return null when there is none, or none any more
    @Nullable
    Upload wakeLight(@Nullable UploadRow row) {
        LightBreakpoints.Kept kept = row == null ? null : shop.breakpoints().take(row.id());
        if (kept == null) {
            return null;
        }
        Upload upload = new Upload(shop, kept.row(), true, kept.reservation());
        Upload registered = shop.registry().add(upload, kept.row());
        if (registered != upload) {
            // Its key began another upload just before.
            shop.breakpoints().forget(kept);
            return registered;
        }
        upload.open(kept.row(), shop.breakpoints().load(kept), 0, List.of());
        return upload;
    }

    /// Makes a new upload: there is neither a transfer nor content that it could be.
    void create(Attachment newcomer) throws LadingException {
        ClientMessage.Init init = newcomer.init();
        String owner = newcomer.user().name();
        checkConflict(owner, init);
        if (isLight(init)) {
            if (!openLight(newcomer)) {
                again.accept(newcomer);
            }
            return;
        }
        Ledger.Reservation reservation = ledger.reserve(owner, init.size(), quotas.of(owner), true);
        UploadRow row = newRow(newcomer);
        Upload upload = new Upload(shop, row, false, reservation);
        Upload registered = shop.registry().add(upload, row);
        if (registered != upload) {
            reservation.release();
            again.accept(newcomer);
            return;
        }
        boolean likely;
        try {
            likely = shop.storage().files().hasSize(owner, init.size());
            if (shop.storage().incoming().create(row)) {
                reservation.written(init.size());
            }
        } catch (IOException e) {
            LOG.warn("No part file for a new upload of {} bytes", init.size(), e);
            LadingException failure = Failures.of(e);
            reservation.release();
            upload.abandon(failure);
            throw failure;
        } catch (LadingException e) {
            reservation.release();
            upload.abandon(e);
            throw e;
        }
        Outcomes.then(shop.storage().uploads().add(row), failure -> {
            if (failure == null) {
                ledger.remember(row.id(), reservation);
                upload.open(row, new BlockMap(upload.blocks()), 0, List.of());
                if (!upload.attach(newcomer, likely)) {
                    newcomer.refuse(
                            new LadingException(ErrorCode.STORE_UNAVAILABLE, "the upload ended at once; try again"));
                }
            } else {
                reservation.release();
                upload.dropNew(failure);
                newcomer.refuse(failure);
            }
        });
    }

    /// A file of another size that has the name is certainly another file: said before anything is sent.
    private void checkConflict(String owner, ClientMessage.Init init) throws LadingException {
        if (init.onConflict() != ConflictPolicy.SKIP && init.onConflict() != ConflictPolicy.FAIL) {
            return;
        }
        Optional<ListedFile> there = shop.storage().files().byName(owner, init.folder(), init.name());
        if (there.isPresent() && there.get().size() != init.size()) {
            throw new LadingException(
                    ErrorCode.NAME_EXISTS,
                    "'" + FileNames.visible(init.name()) + "' is already in " + FileNames.quoted(init.folder())
                            + " with other content");
        }
    }

    private UploadRow newRow(Attachment newcomer) {
        ClientMessage.Init init = newcomer.init();
        Fingerprint fingerprint = init.fingerprint();
        Instant now = shop.now();
        return new UploadRow(
                shop.storage().ids().next('u'),
                newcomer.user().name(),
                init.key(),
                init.device(),
                init.folder(),
                init.name(),
                init.size(),
                init.modified(),
                Conflicts.of(init.onConflict()),
                fingerprint != null && fingerprint.algorithm() == Fingerprint.Algorithm.MD5 ? fingerprint.hex() : null,
                1,
                init.run(),
                UploadRow.State.RECEIVING,
                false,
                now,
                now);
    }
}
