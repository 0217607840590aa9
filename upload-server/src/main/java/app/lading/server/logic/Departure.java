package app.lading.server.logic;

import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import app.lading.server.logic.UploadState.Stage;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All the ways in which an [Upload] leaves the memory: let go of, finished, cancelled, failed, or broken down with the
/// disk. Whoever waits is told last, when what they are told is true.
final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private final Upload upload;
    private final Workshop shop;
    private final String id;
    private final boolean light;
    private final UploadState state;
    private final PartFile part;
    private final Ledger.Reservation reservation;

    Departure(Upload upload, UploadState state, PartFile part, Ledger.Reservation reservation) {
        this.upload = upload;
        this.shop = upload.shop();
        this.id = upload.id();
        this.light = upload.isLight();
        this.state = state;
        this.part = part;
        this.reservation = reservation;
    }

    /// Nobody is connected any more: what came is made to last, and only the record stays; that of a light upload is in
    /// memory.
    void letGo() {
        if (light) {
            upload.task(this::keepBreakpoint);
            return;
        }
        upload.task(() -> Outcomes.then(
                upload.flushNow(),
                failure -> upload.task(() -> {
                    if (failure == null && becomeGone(Stage.RECEIVING, true)) {
                        closePart();
                    }
                })));
    }

    /// Of a light upload its block is kept when it is sealed; other bytes are few, and asked for again.
    private void keepBreakpoint() {
        if (!state.moveToGone(Stage.RECEIVING, true, light)) {
            return;
        }
        state.awaitQuiet();
        closePart();
        BlockDigests digest = state.sealedDigest();
        if (digest == null) {
            deleteLeftovers();
        }
        // First there, then no more here: whoever looks for it in this order finds it.
        shop.breakpoints().keep(state.row(), digest, reservation);
        left();
    }

    /// What came is not what was announced: everybody is told, and the upload is kept for a day as failed.
    void mismatch(LadingException cause) {
        UploadRow failed = state.changeRow(row -> row.withState(UploadRow.State.FAILED, shop.now()));
        state.backToReceiving();
        if (!light) {
            Outcomes.note(shop.storage().uploads().update(failed), "marking an upload failed");
        }
        fail(cause);
    }

    /// It is published, and lasts.
    void finished(ServerMessage.Finished answer, long grown) {
        reservation.settle(grown);
        becomeGone(Stage.FINISHING, false);
        state.takeAttachments().forEach(each -> each.finished(answer));
    }

    /// Forgets the upload and deletes its bytes; everybody gets `cancelled`.
    ///
    /// @return when it is done; false when it could not be begun, because the upload is being finished, is
    ///     cancelled already, or is not here any more: then nothing was done
    CompletableFuture<Boolean> cancel() {
        if (!state.move(Stage.RECEIVING, Stage.CANCELLING)) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        upload.task(() -> {
            state.awaitQuiet();
            closePart();
            if (light) {
                cancelled(done);
                return;
            }
            Outcomes.then(shop.storage().uploads().remove(id), failure -> {
                if (failure == null) {
                    cancelled(done);
                } else {
                    becomeGone(Stage.CANCELLING, false);
                    state.takeAttachments().forEach(each -> each.refuse(failure));
                    done.completeExceptionally(failure);
                }
            });
        });
        return done;
    }

    private void cancelled(CompletableFuture<Boolean> done) {
        deleteLeftovers();
        reservation.release();
        becomeGone(Stage.CANCELLING, false);
        state.takeAttachments().forEach(Attachment::cancelled);
        done.complete(true);
    }

    /// Ends every stream with an error; the upload and what of it lasts are kept. Of a light one nothing lasts.
    void fail(LadingException cause) {
        if (!light) {
            state.takeAttachments().forEach(each -> each.refuse(cause));
            letGo();
        } else if (becomeGone(Stage.RECEIVING, false)) {
            dropLight();
            state.takeAttachments().forEach(each -> each.refuse(cause));
        }
    }

    private void dropLight() {
        closePart();
        reservation.release();
        deleteLeftovers();
    }

    /// The disk failed: nothing that is only in memory may be believed any more. Whoever comes next gets what
    /// was durable, after it was read and compared.
    void breakDown(LadingException cause) {
        List<Attachment> told = state.takeAttachments();
        shop.counters().diskFailed(cause);
        if (light) {
            abandon(cause);
            told.forEach(each -> each.refuse(cause));
            return;
        }
        UploadRow suspect = state.changeRow(row -> row.withSuspect(true));
        shop.registry().suspect(id);
        try {
            shop.storage().incoming().doubt(suspect);
        } catch (IOException e) {
            LOG.warn("The sidecar of upload {} could not be marked as doubted", id, e);
        }
        Outcomes.then(shop.storage().uploads().update(suspect), failure -> {
            if (failure != null) {
                LOG.warn("Upload {} could not be marked as suspect: {}", id, failure.getMessage());
            }
            becomeGone(null, false);
            closePart();
            told.forEach(each -> each.refuse(cause));
        });
    }

    /// The end of opening that did not succeed, and of publishing that did not, or whose outcome is unknown:
    /// whoever waits is told, and the next one looks it up anew.
    void abandon(LadingException cause) {
        becomeGone(null, false);
        if (light) {
            dropLight();
        } else {
            closePart();
        }
        state.takeAttachments().forEach(each -> each.refuse(cause));
    }

    /// A new upload could not be recorded: nothing of it stays.
    void dropNew(LadingException cause) {
        abandon(cause);
        deleteLeftovers();
    }

    private boolean becomeGone(@Nullable Stage from, boolean onlyIdle) {
        if (!state.moveToGone(from, onlyIdle, light)) {
            return false;
        }
        left();
        return true;
    }

    private void left() {
        shop.registry().remove(upload, state.row());
        upload.opened().complete(null);
        upload.gone().complete(null);
    }

    private void closePart() {
        try {
            part.close();
        } catch (IOException e) {
            LOG.warn("The files of upload {} could not be closed in order", id, e);
        }
    }

    private void deleteLeftovers() {
        try {
            shop.storage().incoming().deleteAll(id);
        } catch (IOException e) {
            LOG.warn("What is left of upload {} could not be deleted; the next start tries again", id, e);
        }
    }
}
