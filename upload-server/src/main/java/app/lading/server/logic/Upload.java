package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import app.lading.server.logic.UploadState.Stage;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.SealedBlock;
import app.lading.server.storage.UploadRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One transfer while somebody is connected to it, or its last bytes are on their way to the disk.
///
/// A **light** upload (one block or less) is known only in memory until it is finished, here and, while nobody
/// is connected to it, in [LightBreakpoints]: its `init` costs no sync, and 10,000 of them share a few. All
/// others have a row, a preallocated part file and a sidecar before anybody gets `ready`.
///
/// What is decided under a lock is in [UploadState]; here is what is done about it: writing, forcing,
/// recording, answering. See the package for the threads.
final class Upload {
    private static final int MAX_MISSING_RANGES = 1000;
    private static final int MAX_UNSEALED = 2000;

    private final Workshop shop;
    private final String id;
    private final boolean light;
    private final Blocks blocks;
    private final UploadState state;
    private final SerialTasks tasks;
    private final PartFile part;
    private final Ledger.Reservation reservation;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Flush flush;
    private final Intake intake;
    private final Departure departure;

    Upload(Workshop shop, UploadRow row, boolean light, Ledger.Reservation reservation) {
        this.shop = shop;
        this.id = row.id();
        this.light = light;
        this.reservation = reservation;
        this.blocks = new Blocks(row.size());
        this.state = new UploadState(row, blocks, shop.nanos());
        this.tasks = new SerialTasks(shop.disk());
        this.part = new PartFile(shop.storage().incoming(), row, light);
        this.flush = new Flush(shop, id, blocks, part);
        this.intake = new Intake(this, state, part, shop.counters());
        this.departure = new Departure(this, state, part, reservation);
    }

    String id() {
        return id;
    }

    Blocks blocks() {
        return blocks;
    }

    boolean isLight() {
        return light;
    }

    UploadRow row() {
        return state.row();
    }

    Stage stage() {
        return state.stage();
    }

    long durable() {
        return flush.durable();
    }

    PartFile part() {
        return part;
    }

    Workshop shop() {
        return shop;
    }

    /// Complete when the upload can be attached to, or is gone.
    CompletableFuture<Void> opened() {
        return opened;
    }

    /// Complete when the upload is not here any more.
    CompletableFuture<Void> gone() {
        return gone;
    }

    boolean isAttached() {
        return !state.attachments().isEmpty();
    }

    List<Range> missing(int most) {
        return state.missing(most);
    }

    @Nullable
    Range firstMissing() {
        List<Range> missing = state.missing(1);
        return missing.isEmpty() ? null : missing.getFirst();
    }

    /// Runs a task of this upload after those before it.
    void task(Runnable task) {
        tasks.execute(task);
    }

    /// Opening is done.
    ///
    /// @param newest the row as it is recorded
    /// @param found what is here
    /// @param durableBytes of sealed blocks that are recorded
    /// @param late sealed blocks that the index does not know yet
    void open(UploadRow newest, BlockMap found, long durableBytes, List<SealedBlock> late) {
        state.changeRow(before -> newest);
        flush.start(durableBytes);
        state.open(found, late);
        opened.complete(null);
    }

    /// Adds a socket: lanes of the same run join; everybody else takes over. An upload that is being finished
    /// answers the newcomer with the others.
    ///
    /// @return false when the upload is not here any more
    boolean attach(Attachment newcomer, boolean likely) {
        UploadRow before = state.row();
        List<Attachment> older = state.attach(newcomer, row -> {
            UploadRow next = row.withState(UploadRow.State.RECEIVING, shop.now())
                    .withConflict(Conflicts.of(newcomer.init().onConflict()));
            String run = newcomer.init().run();
            return run.equals(row.run()) ? next : next.withEpoch(row.epoch() + 1, run, shop.now());
        });
        if (older == null) {
            return false;
        }
        older.forEach(Attachment::takenOver);
        if (state.stage() == Stage.FINISHING) {
            newcomer.waitFor(this);
            return true;
        }
        UploadRow now = state.row();
        boolean recorded = light
                || (before.epoch() == now.epoch()
                        && before.state() == now.state()
                        && before.onConflict() == now.onConflict());
        if (recorded) {
            sayReady(newcomer, likely);
            return true;
        }
        Outcomes.then(shop.storage().uploads().update(now), failure -> {
            if (failure == null) {
                sayReady(newcomer, likely);
            } else {
                newcomer.refuse(failure);
                detach(newcomer);
            }
        });
        return true;
    }

    private void sayReady(Attachment newcomer, boolean likely) {
        state.sayReady(newcomer, this, MAX_MISSING_RANGES, MAX_UNSEALED, likely);
        if (newcomer.isDetached()) {
            detach(newcomer);
        }
    }

    /// A socket is gone, or its stream has ended. When it was the last, what came is made to last, and only
    /// the record stays; that of a light upload is in memory.
    void detach(Attachment from) {
        if (state.detach(from)) {
            departure.letGo();
        }
    }

    /// Takes what the client sends.
    Intake intake() {
        return intake;
    }

    /// Called every now and then: flushes what is old, and lets go of what nobody is connected to.
    ///
    /// @param age in nanoseconds from which on what came is to be made to last
    void tidy(long age) {
        if (light) {
            return;
        }
        if (state.queueFlushIfOlder(age)) {
            tasks.execute(this::flushUnwatched);
        } else if (state.isIdle()) {
            departure.letGo();
        }
    }

    /// Makes all that came so far last; the future is done when it does.
    CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.execute(() -> Outcomes.then(flushNow(), failure -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        }));
        return done;
    }

    /// Makes last what came so far, without anybody waiting for it.
    void queueFlush() {
        tasks.execute(this::flushUnwatched);
    }

    /// So many bytes more are on the disk.
    void written(long bytes) {
        reservation.written(bytes);
    }

    /// A flush that nobody waits for: what it fails with has been dealt with.
    private void flushUnwatched() {
        Outcomes.then(flushNow(), failure -> {});
    }

    /// Runs as a task of this upload.
    CompletableFuture<Void> flushNow() {
        return light ? CompletableFuture.completedFuture(null) : flush.now(state, this::breakDown);
    }

    /// Publishes the upload, when everything is sealed.
    ///
    /// @throws LadingException `bad-state`, `bad-message`
    void finish(Fingerprint fingerprint) throws LadingException {
        if (fingerprint.algorithm() != Fingerprint.Algorithm.SHA_256_BLOCKS) {
            throw new LadingException(
                    ErrorCode.BAD_MESSAGE,
                    "finish carries a fingerprint of sha-256-blocks, but got one of "
                            + fingerprint.algorithm().wireName());
        }
        BlockDigests digests = state.allDigests();
        if (digests == null) {
            return;
        }
        if (!digests.fingerprint().equals(fingerprint)) {
            mismatch(new LadingException(
                    ErrorCode.FINGERPRINT_MISMATCH,
                    "the sealed blocks do not make the announced file: it changed while it was being sent"));
        } else if (state.move(Stage.RECEIVING, Stage.FINISHING)) {
            new Finish(this, digests).start();
        }
    }

    /// From receiving straight to finishing, because the content is there already.
    ///
    /// @return false when the upload is doing something else by now
    boolean beginInstantFinish() {
        return state.move(Stage.RECEIVING, Stage.FINISHING);
    }

    /// Waits until nobody is writing; only after the stage forbids new writes.
    void awaitQuiet() {
        state.awaitQuiet();
    }

    void verifying(long done, long of) {
        state.attachments().forEach(each -> each.verifying(done, of));
    }

    void pause() {
        tasks.execute(() -> Outcomes.then(flushNow(), failure -> {
            if (state.stage() != Stage.RECEIVING) {
                // Another lane has ended the upload: everybody gets its answer.
                return;
            }
            if (failure != null) {
                state.takeAttachments().forEach(each -> each.refuse(failure));
            } else {
                UploadRow paused = state.changeRow(row -> row.withState(UploadRow.State.PAUSED, shop.now()));
                if (!light) {
                    Outcomes.note(shop.storage().uploads().update(paused), "marking an upload paused");
                }
                state.takeAttachments().forEach(each -> each.paused(durable()));
            }
            departure.letGo();
        }));
    }

    /// What came is not what was announced: everybody is told, and the upload is kept for a day as failed.
    void mismatch(LadingException cause) {
        departure.mismatch(cause);
    }

    /// It is published, and lasts.
    void finished(ServerMessage.Finished answer, long grown) {
        departure.finished(answer, grown);
    }

    /// Forgets the upload and deletes its bytes; everybody gets `cancelled`.
    ///
    /// @return when it is done; false when it could not be begun, because the upload is being finished, is
    ///     cancelled already, or is not here any more: then nothing was done
    CompletableFuture<Boolean> cancel() {
        return departure.cancel();
    }

    /// Ends every stream with an error; the upload and what of it lasts are kept. Of a light one nothing lasts.
    void fail(LadingException cause) {
        departure.fail(cause);
    }

    /// The disk failed: nothing that is only in memory may be believed any more. Whoever comes next gets what
    /// was durable, after it was read and compared.
    void breakDown(LadingException cause) {
        departure.breakDown(cause);
    }

    /// The end of opening that did not succeed, and of publishing that did not, or whose outcome is unknown:
    /// whoever waits is told, and the next one looks it up anew.
    void abandon(LadingException cause) {
        departure.abandon(cause);
    }

    /// A new upload could not be recorded: nothing of it stays.
    void dropNew(LadingException cause) {
        departure.dropNew(cause);
    }
}
