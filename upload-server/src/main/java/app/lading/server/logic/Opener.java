package app.lading.server.logic;

import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import app.lading.server.storage.Failures;
import app.lading.server.storage.FileRow;
import app.lading.server.storage.Receipt;
import app.lading.server.storage.UploadRow;
import app.lading.server.storage.UploadStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what an `init` means: another lane, a take-over, a transfer that is continued or said again,
/// content that is already there, or something new. PROTOCOL.md section 9 has the order.
final class Opener {
    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

    /// An upload can go while it is looked up; then it is looked up again.
    private static final int TRIES = 5;

    private final Workshop shop;
    private final Ledger ledger;
    private final HeldSpace held;
    private final Lookup lookup;
    private final Loader loader;
    private final Instants instants;
    private final NewUploads fresh;
    private final Executor threads;
    private final long maxFileSize;
    private final BooleanSupplier draining;

    /// How much a user may store.
    interface Quotas {
        /// Asks for the bytes a user may store.
        ///
        /// @return bytes, null for no limit
        @Nullable
        Long of(String user);
    }

    Opener(
            Workshop shop,
            Ledger ledger,
            HeldSpace held,
            Quotas quotas,
            Executor threads,
            long maxFileSize,
            BooleanSupplier draining) {
        this.shop = shop;
        this.ledger = ledger;
        this.held = held;
        this.lookup = new Lookup(shop);
        this.loader = new Loader(shop.storage().incoming());
        this.instants = new Instants(shop, ledger, quotas);
        this.fresh = new NewUploads(shop, ledger, quotas, this::lookUp);
        this.threads = threads;
        this.maxFileSize = maxFileSize;
        this.draining = draining;
    }

    /// Answers an `init`, at once when that needs nothing but memory.
    void open(Attachment newcomer) {
        try {
            check(newcomer);
            if (needsLookup(newcomer.init())) {
                threads.execute(() -> lookUp(newcomer));
            } else if (!fresh.openLight(newcomer)) {
                threads.execute(() -> lookUp(newcomer));
            }
        } catch (LadingException e) {
            newcomer.refuse(e);
        }
    }

    /// Takes the fingerprints of an upload under way as they become known.
    NewestOnly<Fingerprint> offers(Attachment from, Upload upload) {
        return new NewestOnly<>(threads, fingerprint -> lookUpOffer(from, upload, fingerprint));
    }

    private void lookUpOffer(Attachment from, Upload upload, Fingerprint fingerprint) {
        try {
            UploadRow row = upload.row();
            if (fingerprint.algorithm() == Fingerprint.Algorithm.SHA_256_BLOCKS && !from.ended()) {
                shop.storage()
                        .files()
                        .byContent(row.owner(), fingerprint, row.size())
                        .ifPresent(content -> shop.reread()
                                .check(
                                        content,
                                        Reread.Listener.NOBODY,
                                        () -> instants.insteadOf(upload, content),
                                        failure -> {
                                            // The file is being sent: that goes on.
                                        }));
            }
        } catch (LadingException e) {
            // An offer may be left unanswered: the file is sent then, which is right in any case.
            LOG.info("An offer could not be looked up: {}", e.getMessage());
        }
    }

    /// The answer to `prove`.
    void prove(Attachment from, Proof asked, String hmac) {
        shop.longReads().execute(from.user().name(), () -> {
            try {
                if (from.ended()) {
                    return;
                }
                if (instants.isRight(asked, hmac)) {
                    shop.links().execute(() -> link(from, asked.candidate()));
                    return;
                }
                shop.counters().proofFailed();
                LOG.warn(
                        "A proof of possession by {} was wrong; the file itself is asked for",
                        from.user().name());
                from.proofFailed();
                fresh.create(from);
            } catch (LadingException e) {
                from.refuse(e);
            }
        });
    }

    /// A small file came instead of the proof.
    void skipProof(Attachment from) {
        from.proofFailed();
        try {
            if (!fresh.openLight(from)) {
                from.refuse(new LadingException(
                        ErrorCode.BAD_STATE, "this upload is being opened elsewhere: start it again"));
            }
        } catch (LadingException e) {
            from.refuse(e);
        }
    }

    private void check(Attachment newcomer) throws LadingException {
        ClientMessage.Init init = newcomer.init();
        if (draining.getAsBoolean()) {
            throw new LadingException(ErrorCode.DRAINING, "the server is about to stop");
        }
        if (init.size() < 0) {
            throw new LadingException(ErrorCode.BAD_SIZE, "a size is 0 or more, but got " + init.size());
        }
        if (init.size() > maxFileSize) {
            throw new LadingException(
                    ErrorCode.FILE_TOO_LARGE,
                    "this server takes files up to " + ByteSize.format(maxFileSize) + ", but this one has "
                            + ByteSize.format(init.size()));
        }
        FileNames.checkFolder(init.folder());
        LadingException full = shop.storage().full();
        if (full != null) {
            ledger.watch().refused(init.size(), 0);
            throw full;
        }
        shop.storage().files().checkPath(newcomer.user().name(), init.folder(), init.name());
    }

    private boolean needsLookup(ClientMessage.Init init) {
        return !NewUploads.isLight(init)
                || init.upload() != null
                || init.fingerprint() != null
                || init.onConflict() == ConflictPolicy.SKIP
                || init.onConflict() == ConflictPolicy.FAIL;
    }

    private void lookUp(Attachment newcomer) {
        try {
            for (int i = 0; i < TRIES && !newcomer.ended(); i++) {
                Upload waitFor = tryOnce(newcomer);
                if (waitFor == null) {
                    return;
                }
                UploadState.Stage stage = waitFor.stage();
                // One that is open by now is looked at again at once: it may be long until it is gone.
                CompletableFuture<Void> change =
                        stage == UploadState.Stage.CANCELLING || stage == UploadState.Stage.GONE
                                ? waitFor.gone()
                                : waitFor.opened();
                if (!change.isDone()) {
                    // Looked at again when it is open, or gone; no thread waits meanwhile.
                    Outcomes.then(change, failure -> threads.execute(() -> lookUp(newcomer)));
                    return;
                }
            }
            newcomer.refuse(new LadingException(
                    ErrorCode.STORE_UNAVAILABLE, "the upload kept changing while it was looked up; try again"));
        } catch (LadingException e) {
            newcomer.refuse(e);
        } catch (RuntimeException e) {
            LOG.error("Opening an upload failed", e);
            newcomer.refuse(new LadingException(ErrorCode.INTERNAL, "the server made a mistake", e));
        }
    }

    /// @return null when `init` is or will be answered; else the upload that cannot be attached to now
    private @Nullable Upload tryOnce(Attachment newcomer) throws LadingException {
        ClientMessage.Init init = newcomer.init();
        String owner = newcomer.user().name();
        Upload upload = lookup.live(owner, init);
        if (upload == null) {
            upload = fresh.wakeLight(lookup.light(owner, init));
        }
        if (upload == null) {
            Optional<Receipt> receipt = lookup.receipt(owner, init);
            if (receipt.isPresent()) {
                sayAgain(newcomer, receipt.get());
                return null;
            }
            Optional<UploadRow> row = lookup.row(owner, init);
            if (row.isPresent()) {
                upload = load(row.get());
            } else if (init.upload() != null) {
                throw Lookup.notFound();
            } else {
                begin(newcomer);
                return null;
            }
        }
        boolean likely = !upload.isLight() && shop.storage().files().hasSize(owner, init.size());
        if (!upload.attach(newcomer, likely)) {
            return upload;
        }
        Fingerprint fingerprint = init.fingerprint();
        if (fingerprint != null && upload.stage() == UploadState.Stage.RECEIVING) {
            lookUpOffer(newcomer, upload, fingerprint);
        }
        return null;
    }

    /// Brings a recorded upload back into memory; whoever comes meanwhile waits for it.
    private Upload load(UploadRow row) throws LadingException {
        Upload upload = new Upload(shop, row, false, held.of(row));
        Upload registered = shop.registry().add(upload, row);
        if (registered != upload) {
            return registered;
        }
        try {
            // Read after it was registered: nobody else can finish or cancel it from here on.
            Optional<UploadStore.Claims> claims = shop.storage().uploads().claims(row.id());
            if (claims.isEmpty()) {
                ledger.release(row.id());
                throw new LadingException(
                        ErrorCode.STORE_UNAVAILABLE, "the upload ended while it was looked up; try again");
            }
            UploadStore.Claims known =
                    shop.registry().isSuspect(row.id()) ? claims.get().withSuspect() : claims.get();
            Loader.Found found = loader.load(known);
            if (found.lowered()) {
                Outcomes.await(shop.storage()
                        .uploads()
                        .lower(claims.get().row().withSuspect(false), found.lost(), found.open()));
                shop.registry().trust(row.id());
            }
            upload.open(claims.get().row().withSuspect(false), found.map(), found.durable(), found.late());
            return upload;
        } catch (IOException e) {
            LOG.error("Upload {} cannot be read", row.id(), e);
            LadingException failure = Failures.of(e);
            upload.abandon(failure);
            throw failure;
        } catch (LadingException e) {
            upload.abandon(e);
            throw e;
        }
    }

    /// Something new: perhaps the content is there already.
    private void begin(Attachment newcomer) throws LadingException {
        ClientMessage.Init init = newcomer.init();
        String owner = newcomer.user().name();
        Fingerprint fingerprint = init.fingerprint();
        if (fingerprint != null) {
            Optional<FileRow> content = shop.storage().files().byContent(owner, fingerprint, init.size());
            if (content.isPresent()) {
                if (fingerprint.algorithm() == Fingerprint.Algorithm.SHA_256_BLOCKS) {
                    FileRow there = content.get();
                    shop.reread()
                            .check(
                                    there,
                                    newcomer::verifying,
                                    () -> link(newcomer, there),
                                    failure -> beginWithout(newcomer, failure));
                    return;
                }
                if (init.size() > 0) {
                    newcomer.prove(instants.ask(content.get()));
                    return;
                }
            }
        }
        fresh.create(newcomer);
    }

    /// The content that was found is not what was uploaded: perhaps other content is, else it is sent.
    private void beginWithout(Attachment newcomer, @Nullable LadingException failure) {
        threads.execute(() -> {
            try {
                if (failure != null) {
                    throw failure;
                }
                begin(newcomer);
            } catch (LadingException e) {
                newcomer.refuse(e);
            }
        });
    }

    private void link(Attachment newcomer, FileRow content) {
        try {
            instants.insteadOfNew(newcomer, content);
        } catch (LadingException e) {
            newcomer.refuse(e);
        }
    }

    static void sayAgain(Attachment newcomer, Receipt receipt) throws LadingException {
        if (receipt.size() != newcomer.init().size()) {
            throw Lookup.keyOfAnother();
        }
        newcomer.finished(Outcomes.finished(receipt));
    }
}
