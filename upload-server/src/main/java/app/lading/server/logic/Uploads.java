package app.lading.server.logic;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The uploads under way: opened by an `init`, listed, cancelled, flushed in time and forgotten when nobody
/// continues them. Thread safe.
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    /// How old unflushed bytes may become.
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration FAILED_EXPIRY = Duration.ofDays(1);

    private static final Duration RECEIPTS = Duration.ofDays(90);
    private static final long DRAIN_SECONDS = 5;

    private final Workshop shop;
    private final Ledger ledger;
    private final HeldSpace held;
    private final Opener opener;
    private final UploadListing listing;
    private final Duration expiry;
    private final ClockWatch watch;
    private volatile boolean draining;

    Uploads(Workshop shop, Ledger ledger, Opener.Quotas quotas, Executor threads, CoreOptions options) {
        this.shop = shop;
        this.ledger = ledger;
        this.listing = new UploadListing(shop);
        this.expiry = options.uploadExpiry();
        this.watch = new ClockWatch(shop.clock(), shop.nanos());
        this.held = new HeldSpace(shop, ledger);
        this.opener = new Opener(shop, ledger, held, quotas, threads, options.maxFileSize(), () -> draining);
    }

    /// Answers an `init`. Never waits, never throws for what a client said; the answer goes to `peer`.
    public UploadStream open(UserRef user, ClientMessage.Init init, StreamPeer peer) {
        Attachment attachment = new Attachment(user, init, peer, opener);
        opener.open(attachment);
        return attachment;
    }

    /// A user's unfinished uploads, oldest first; asking disturbs none of them. Light ones are not in it.
    ///
    /// @param after the `next` of the page before, null for the first
    /// @param limit 1 to 1,000
    /// @throws LadingException `bad-request`, `store-unavailable`
    public Api.Uploads page(UserRef user, @Nullable String after, int limit) throws LadingException {
        return listing.page(user.name(), after, limit);
    }

    /// The bytes that a user's unfinished uploads from one device will take. Light ones are not in it.
    ///
    /// @throws LadingException `store-unavailable`
    public long reservedBy(UserRef user, String device) throws LadingException {
        return shop.storage().uploads().reservedBy(user.name(), device);
    }

    /// Gives an upload up; its clients get `cancelled`, its space is free when this returns.
    ///
    /// @throws LadingException `not-found` for unknown ones and those of others alike, `bad-state` for one that is
    ///     being finished, `store-unavailable`
    public void cancel(UserRef user, String upload) throws LadingException {
        Upload live = shop.registry().byId(upload);
        while (live != null) {
            if (!live.row().owner().equals(user.name())) {
                throw notFound();
            }
            Outcomes.await(live.opened());
            if (Outcomes.await(live.cancel())) {
                return;
            }
            if (live.stage() == UploadState.Stage.FINISHING) {
                throw new LadingException(
                        ErrorCode.BAD_STATE, "this upload is being finished: delete the file when it is there");
            }
            if (live.stage() != UploadState.Stage.RECEIVING) {
                // It is going away in this very moment; what it leaves is found where such uploads are kept.
                Outcomes.await(live.gone());
            }
            live = shop.registry().byId(upload);
        }
        UploadRow light = shop.breakpoints().byId(upload);
        if (light != null && light.owner().equals(user.name())) {
            LightBreakpoints.Kept kept = shop.breakpoints().take(upload);
            if (kept != null) {
                shop.breakpoints().forget(kept);
                return;
            }
        }
        Optional<UploadRow> row = shop.storage()
                .uploads()
                .byId(upload)
                .filter(each -> each.owner().equals(user.name()));
        remove(row.orElseThrow(Uploads::notFound));
    }

    /// Ends all uploads of a user who is removed; those that are being finished are waited for.
    void cancelAllOf(String user) throws LadingException {
        for (Upload live : shop.registry().all()) {
            if (live.row().owner().equals(user)) {
                Outcomes.await(live.opened());
                if (!Outcomes.await(live.cancel())) {
                    Outcomes.await(live.gone());
                }
            }
        }
        shop.breakpoints().forgetAllOf(user);
        for (UploadRow row : shop.storage().uploads().ofOwner(user)) {
            remove(row);
        }
        shop.registry().forgetReceiptsOf(user);
    }

    private void remove(UploadRow row) throws LadingException {
        Outcomes.await(shop.storage().uploads().remove(row.id()));
        try {
            shop.storage().incoming().deleteAll(row.id());
        } catch (IOException e) {
            LOG.warn("What is left of upload {} could not be deleted; the next start tries again", row.id(), e);
        }
        ledger.release(row.id());
    }

    /// The index was opened again: what was promised and what is used is counted anew.
    void restate() {
        try {
            ledger.restate(
                    shop.storage().files().usedBytes(),
                    shop.storage().uploads().all().stream().map(UploadRow::id).collect(Collectors.toSet()));
        } catch (LadingException e) {
            LOG.warn("Used space could not be counted anew; the next start does it: {}", e.getMessage());
        }
    }

    /// At the start: what is recorded keeps its promised space, and what was finished last can be said
    /// again at once.
    void start() throws LadingException {
        for (UploadRow row : shop.storage().uploads().all()) {
            held.of(row);
        }
        shop.storage().files().newestReceipts(10_000).reversed().forEach(shop.registry()::remember);
    }

    /// Four times a second: whatever has waited for a second is made to last.
    void flushDue() {
        for (Upload upload : shop.registry().all()) {
            upload.tidy(FLUSH_NANOS);
        }
        shop.breakpoints().tidy();
    }

    /// Every hour: forgets what nobody continues.
    void expire() {
        if (!watch.isBelieved()) {
            return;
        }
        try {
            Instant now = shop.now();
            for (UploadRow row : shop.storage().uploads().all()) {
                Duration limit = row.state() == UploadRow.State.FAILED && expiry.compareTo(FAILED_EXPIRY) > 0
                        ? FAILED_EXPIRY
                        : expiry;
                if (shop.registry().byId(row.id()) == null
                        && row.touched().plus(limit).isBefore(now)) {
                    LOG.info("Upload {} of {} was not continued for {} and is deleted", row.id(), row.owner(), limit);
                    remove(row);
                }
            }
            Outcomes.await(shop.storage().files().forgetReceiptsBefore(now.minus(RECEIPTS)));
        } catch (LadingException e) {
            LOG.warn("Expired uploads could not be looked for: {}", e.getMessage());
        }
    }

    /// From now on every `init` is refused; returns when all that came before lasts, or after five seconds.
    /// Files that are read back at their end are read again after the next start, when they are continued.
    void drain() {
        draining = true;
        shop.longReads().stop();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (Upload upload : shop.registry().all()) {
            ends.add(upload.stage() == UploadState.Stage.FINISHING ? upload.gone() : upload.flush());
        }
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Not everything could be made durable before stopping: clients send the rest again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LadingException notFound() {
        return new LadingException(ErrorCode.NOT_FOUND, "there is no such upload");
    }
}
