package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.Failures;
import app.lading.server.storage.SealedBlock;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One transfer while somebody is connected to it, or its last bytes are on their way to the disk.
///
/// A **light** upload (one block or less) is known only here until it is finished: its `init` costs no sync, and 10,000
/// of
/// them share a few. All others have a row, a preallocated part file and a sidecar before anybody gets `ready`.
///
/// Locking: see the package. In short, `lock` guards everything below it, and is never held while something is waited
/// for.
final class Upload {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    /// A flush is due when so much was written since the last: 64 MiB between two syncs cost 4 % (measured).
    private static final long FLUSH_BYTES = 64L << 20;

    private static final int MAX_MISSING_RANGES = 1000;
    private static final int MAX_UNSEALED = 2000;

    /// Where the upload stands.
    enum State {
        OPENING,
        RECEIVING,
        FINISHING,
        CANCELLING,
        /// Not here any more: finished, cancelled, failed, or only its record is left. Look again.
        GONE
    }

    /// How a piece was taken.
    ///
    /// @param whole whether all of it was missing and is written now, by this call alone
    /// @param generation of the rejections; a hash that began in an older one is worth nothing
    record Written(boolean whole, int generation) {}

    private final Workshop shop;
    private final boolean light;
    private final Blocks blocks;
    private final SerialTasks tasks;
    private final PartFile part;
    private final Ledger.Reservation reservation;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final AtomicLong durable = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private UploadRow row;
    private State state = State.OPENING;
    private BlockMap map;
    private final RangeSet writing = new RangeSet();
    private final Set<Integer> sealing = new HashSet<>();
    private final Map<Integer, byte[]> inHand = new HashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private List<SealedBlock> unrecorded = new ArrayList<>();
    private int generation;
    private long unflushed;
    private boolean dirty;
    private long dirtySince;
    private boolean flushQueued;

    Upload(Workshop shop, UploadRow row, boolean light, Ledger.Reservation reservation) {
        this.shop = shop;
        this.row = row;
        this.light = light;
        this.reservation = reservation;
        this.blocks = new Blocks(row.size());
        this.map = new BlockMap(blocks);
        this.tasks = new SerialTasks(shop.disk());
        this.part = new PartFile(shop.storage().incoming(), row, light);
    }

    String id() {
        return row().id();
    }

    Blocks blocks() {
        return blocks;
    }

    boolean isLight() {
        return light;
    }

    UploadRow row() {
        lock.lock();
        try {
            return row;
        } finally {
            lock.unlock();
        }
    }

    State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    long durable() {
        return durable.get();
    }

    PartFile part() {
        return part;
    }

    Ledger.Reservation reservation() {
        return reservation;
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
        lock.lock();
        try {
            return !attachments.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    List<Range> missing(int most) {
        lock.lock();
        try {
            return map.missing(most);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Range firstMissing() {
        List<Range> missing = missing(1);
        return missing.isEmpty() ? null : missing.getFirst();
    }

    // ---- opening, joining, taking over -----------------------------------------------------------------------------

    /// The newest record of an upload that is brought back into memory.
    void reload(UploadRow newest) {
        lock.lock();
        try {
            row = newest;
        } finally {
            lock.unlock();
        }
    }

    /// A new upload could not be recorded: nothing of it stays.
    void dropNew(LadingException cause) {
        abandon(cause);
        deleteLeftovers();
    }

    /// Opening is done.
    ///
    /// @param found what is here
    /// @param durableBytes of sealed blocks that are recorded
    /// @param late sealed blocks that the index does not know yet
    void open(BlockMap found, long durableBytes, List<SealedBlock> late) {
        lock.lock();
        try {
            map = found;
            durable.set(durableBytes);
            state = State.RECEIVING;
            if (!late.isEmpty()) {
                unrecorded.addAll(late);
                markDirty(0);
            }
        } finally {
            lock.unlock();
        }
        opened.complete(null);
    }

    /// Adds a socket: lanes of the same run join; everybody else takes over.
    ///
    /// @return false when the upload is not here any more
    boolean attach(Attachment newcomer, boolean likely) {
        List<Attachment> older = new ArrayList<>();
        boolean recorded = false;
        lock.lock();
        try {
            if (state == State.FINISHING) {
                attachments.add(newcomer);
                newcomer.waitFor(this);
                return true;
            }
            if (state != State.RECEIVING) {
                return false;
            }
            var init = newcomer.init();
            boolean sameRun = init.run().equals(row.run());
            for (Attachment each : attachments) {
                if (!sameRun || each.init().laneNumber() == init.laneNumber()) {
                    older.add(each);
                }
            }
            attachments.removeAll(older);
            attachments.add(newcomer);
            UploadRow before = row;
            row = row.withState(UploadRow.State.RECEIVING, shop.now()).withConflict(Conflicts.of(init.onConflict()));
            if (!sameRun) {
                row = row.withEpoch(row.epoch() + 1, init.run(), shop.now());
            }
            recorded = light || (sameRun && before.state() == row.state() && before.onConflict() == row.onConflict());
        } finally {
            lock.unlock();
        }
        older.forEach(Attachment::takenOver);
        if (recorded) {
            sayReady(newcomer, likely);
        } else {
            Outcomes.then(shop.storage().uploads().put(row()), failure -> {
                if (failure == null) {
                    sayReady(newcomer, likely);
                } else {
                    newcomer.refuse(failure);
                    detach(newcomer);
                }
            });
        }
        return true;
    }

    private void sayReady(Attachment newcomer, boolean likely) {
        lock.lock();
        try {
            List<Integer> unsealed = map.unsealed();
            for (int block : unsealed.subList(Math.min(MAX_UNSEALED, unsealed.size()), unsealed.size())) {
                // More than one message can name: those are sent again.
                map.forget(block);
                generation++;
            }
            newcomer.ready(
                    this,
                    row.epoch(),
                    map.missing(MAX_MISSING_RANGES),
                    unsealed.subList(0, Math.min(MAX_UNSEALED, unsealed.size())),
                    likely);
        } finally {
            lock.unlock();
        }
        if (newcomer.isDetached()) {
            detach(newcomer);
        }
    }

    /// A socket is gone, or its stream has ended. When it was the last, what came is made to last, and only the record
    /// stays.
    void detach(Attachment from) {
        boolean last;
        lock.lock();
        try {
            last = attachments.remove(from) && attachments.isEmpty() && state == State.RECEIVING;
        } finally {
            lock.unlock();
        }
        if (last) {
            letGo();
        }
    }

    private void letGo() {
        if (light) {
            tasks.execute(() -> {
                if (becomeGone(State.RECEIVING, true)) {
                    reservation.release();
                    closePart();
                    deleteLeftovers();
                }
            });
        } else {
            tasks.execute(() -> Outcomes.then(
                    flushNow(),
                    failure -> tasks.execute(() -> {
                        if (failure == null && becomeGone(State.RECEIVING, true)) {
                            closePart();
                        }
                    })));
        }
    }

    // ---- receiving -------------------------------------------------------------------------------------------------

    /// Writes what of a piece is missing; the rest is dropped. All of the piece lies in one block.
    Written write(Attachment from, long position, ByteBuffer piece) {
        long end = position + piece.remaining();
        List<Range> todo;
        int since;
        lock.lock();
        try {
            while (state == State.RECEIVING && writing.intersects(position, end)) {
                // Another lane is writing some of the same bytes: let it, then see what is left.
                changed.awaitUninterruptibly();
            }
            if (state != State.RECEIVING || from.ended()) {
                return new Written(false, generation);
            }
            todo = map.missingWithin(position, end);
            todo.forEach(writing::add);
            since = generation;
        } finally {
            lock.unlock();
        }
        IOException failure = writeRanges(position, piece, todo);
        long written = 0;
        boolean flush = false;
        lock.lock();
        try {
            for (Range range : todo) {
                writing.remove(range.start(), range.end());
                if (failure == null) {
                    map.add(range.start(), range.end());
                    written += range.length();
                }
            }
            changed.signalAll();
            if (written > 0) {
                markDirty(written);
                flush = !light && unflushed >= FLUSH_BYTES && !flushQueued;
                flushQueued |= flush;
            }
        } finally {
            lock.unlock();
        }
        shop.counters().received(end - position);
        if (failure != null) {
            LOG.warn("Upload {} cannot be written", id(), failure);
            fail(Failures.of(failure));
        } else if (written > 0) {
            reservation.written(written);
        }
        if (flush) {
            tasks.execute(this::flushUnwatched);
        }
        return new Written(written == end - position, since);
    }

    private @Nullable IOException writeRanges(long position, ByteBuffer piece, List<Range> todo) {
        try {
            int start = piece.position();
            for (Range range : todo) {
                part.write(piece.slice(start + (int) (range.start() - position), (int) range.length()), range.start());
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /// The digest of a block that one socket wrote alone and in order, so that it need not be read back.
    void digestInHand(int block, byte[] digest, int ofGeneration) {
        lock.lock();
        try {
            if (ofGeneration == generation && !map.isSealed(block)) {
                inHand.put(block, digest);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Compares a block with what the client says it is.
    ///
    /// @throws LadingException `bad-state` before all its bytes are here, `source-changed` when it was sealed
    /// differently
    void seal(Attachment from, int block, byte[] sha256) throws LadingException {
        if (!blocks.hasBlock(block)) {
            throw new LadingException(
                    ErrorCode.BAD_STATE, "the file has " + blocks.count() + " blocks, but seal names block " + block);
        }
        byte[] here = claimSeal(block, sha256);
        if (here == null && !isReceiving(block)) {
            return;
        }
        IOException failure = null;
        try {
            if (here == null) {
                here = part.digest(blocks.start(block), blocks.end(block));
            }
            if (MessageDigest.isEqual(here, sha256)) {
                part.sealed(new SealedBlock(block, HexFormat.of().formatHex(sha256)));
            }
        } catch (IOException e) {
            failure = e;
        }
        settleSeal(from, block, here, sha256, failure);
    }

    private boolean isReceiving(int block) {
        lock.lock();
        try {
            return sealing.contains(block);
        } finally {
            lock.unlock();
        }
    }

    /// @return the digest in hand, when there is one; null when the block must be read, if it is now in `sealing`, or
    /// when
    ///     there is nothing to do, if it is not
    private byte @Nullable [] claimSeal(int block, byte[] sha256) throws LadingException {
        lock.lock();
        try {
            while (sealing.contains(block)) {
                changed.awaitUninterruptibly();
            }
            if (state != State.RECEIVING) {
                return null;
            }
            if (map.isSealed(block)) {
                if (!map.hasDigest(block, sha256)) {
                    throw new LadingException(
                            ErrorCode.SOURCE_CHANGED,
                            "block " + block
                                    + " was sealed with another digest: the file is not the one that was begun");
                }
                return null;
            }
            if (!map.isWhole(block)) {
                throw new LadingException(
                        ErrorCode.BAD_STATE,
                        "block " + block + " is sealed when all its bytes are here, but some are missing",
                        Map.of("expected", blockMissing(block)));
            }
            sealing.add(block);
            return inHand.remove(block);
        } finally {
            lock.unlock();
        }
    }

    private List<Long> blockMissing(int block) {
        Range first = map.missingWithin(blocks.start(block), blocks.end(block)).getFirst();
        return List.of(first.start(), first.end());
    }

    private void settleSeal(
            Attachment from, int block, byte @Nullable [] here, byte[] sha256, @Nullable IOException failure) {
        boolean rejected = false;
        lock.lock();
        try {
            sealing.remove(block);
            changed.signalAll();
            if (state != State.RECEIVING) {
                return;
            }
            if (failure == null && here != null && MessageDigest.isEqual(here, sha256)) {
                map.seal(block, sha256);
                unrecorded.add(new SealedBlock(block, HexFormat.of().formatHex(sha256)));
                markDirty(0);
            } else if (failure == null) {
                map.forget(block);
                inHand.remove(block);
                generation++;
                rejected = true;
            }
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            LOG.warn("Block {} of upload {} cannot be sealed", block, id(), failure);
            fail(Failures.of(failure));
        }
        if (rejected) {
            shop.counters().rejected();
            from.reject(block);
        }
    }

    private void markDirty(long bytes) {
        unflushed += bytes;
        if (!dirty) {
            dirty = true;
            dirtySince = shop.nanos().getAsLong();
        }
    }

    // ---- making it last --------------------------------------------------------------------------------------------

    /// Called every now and then.
    ///
    /// @param age in nanoseconds from which on what came is to be made to last
    void flushIfOlder(long age) {
        boolean due;
        lock.lock();
        try {
            due = !light
                    && state == State.RECEIVING
                    && dirty
                    && !flushQueued
                    && shop.nanos().getAsLong() - dirtySince >= age;
            flushQueued |= due;
        } finally {
            lock.unlock();
        }
        if (due) {
            tasks.execute(this::flushUnwatched);
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

    /// A flush that nobody waits for: what it fails with has been dealt with.
    private void flushUnwatched() {
        Outcomes.then(flushNow(), failure -> {});
    }

    /// Runs as a task of this upload.
    private CompletableFuture<Void> flushNow() {
        List<SealedBlock> sealed;
        List<Range> open;
        lock.lock();
        try {
            flushQueued = false;
            if (light || !dirty || state == State.GONE) {
                return CompletableFuture.completedFuture(null);
            }
            dirty = false;
            unflushed = 0;
            sealed = unrecorded;
            unrecorded = new ArrayList<>();
            open = map.openRanges();
        } finally {
            lock.unlock();
        }
        try {
            part.force();
            shop.counters().forced();
        } catch (IOException e) {
            LOG.error(
                    "The disk failed under upload {}: back to what was durable, to be read before it is believed",
                    id(),
                    e);
            breakDown(Failures.of(e));
            return CompletableFuture.failedFuture(Failures.of(e));
        }
        long bytes =
                sealed.stream().mapToLong(block -> blocks.length(block.block())).sum();
        return shop.storage().uploads().record(id(), sealed, open, shop.now()).whenComplete((ok, failure) -> {
            if (failure == null) {
                nowDurable(bytes);
            } else {
                takeBack(sealed);
            }
        });
    }

    private void nowDurable(long bytes) {
        if (bytes == 0) {
            return;
        }
        List<Attachment> told;
        lock.lock();
        try {
            durable.addAndGet(bytes);
            told = List.copyOf(attachments);
        } finally {
            lock.unlock();
        }
        shop.counters().durable(bytes);
        told.forEach(Attachment::durableChanged);
    }

    /// The record could not be written: it is tried again with the next flush.
    private void takeBack(List<SealedBlock> sealed) {
        lock.lock();
        try {
            sealed.addAll(unrecorded);
            unrecorded = sealed;
            markDirty(0);
        } finally {
            lock.unlock();
        }
    }

    // ---- ending ----------------------------------------------------------------------------------------------------

    /// Publishes the upload, when everything is sealed.
    ///
    /// @throws LadingException `bad-state`, `bad-message`
    void finish(Attachment from, Fingerprint fingerprint) throws LadingException {
        if (fingerprint.algorithm() != Fingerprint.Algorithm.SHA_256_BLOCKS) {
            throw new LadingException(
                    ErrorCode.BAD_MESSAGE,
                    "finish carries a fingerprint of sha-256-blocks, but got one of "
                            + fingerprint.algorithm().wireName());
        }
        BlockDigests digests;
        boolean equal;
        lock.lock();
        try {
            if (state != State.RECEIVING) {
                return;
            }
            if (!map.allSealed()) {
                Range missing = map.missing(1).isEmpty() ? null : map.missing(1).getFirst();
                throw new LadingException(
                        ErrorCode.BAD_STATE,
                        "finish comes when all " + blocks.count() + " blocks are sealed, but some are not",
                        missing == null ? Map.of() : Map.of("expected", List.of(missing.start(), missing.end())));
            }
            digests = map.digests();
            equal = digests.fingerprint().equals(fingerprint);
            state = equal ? State.FINISHING : State.RECEIVING;
        } finally {
            lock.unlock();
        }
        if (equal) {
            new Finish(this, digests).start();
        } else {
            mismatch(new LadingException(
                    ErrorCode.FINGERPRINT_MISMATCH,
                    "the sealed blocks do not make the announced file: it changed while it was being sent"));
        }
    }

    /// What came is not what was announced: everybody is told, and the upload is kept for a day as failed.
    void mismatch(LadingException cause) {
        lock.lock();
        try {
            row = row.withState(UploadRow.State.FAILED, shop.now());
            if (state == State.FINISHING) {
                state = State.RECEIVING;
            }
        } finally {
            lock.unlock();
        }
        if (!light) {
            Outcomes.note(shop.storage().uploads().put(row()), "marking an upload failed");
        }
        fail(cause);
    }

    /// Runs a task of this upload after those before it.
    void task(Runnable task) {
        tasks.execute(task);
    }

    /// From receiving straight to finishing, because the content is there already.
    ///
    /// @return false when the upload is doing something else by now
    boolean beginInstantFinish() {
        lock.lock();
        try {
            if (state != State.RECEIVING) {
                return false;
            }
            state = State.FINISHING;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Back from an instant finish that was not possible after all.
    void abandonInstantFinish() {
        lock.lock();
        try {
            if (state == State.FINISHING) {
                state = State.RECEIVING;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nobody is writing; only after the state forbids new writes.
    void awaitQuiet() {
        lock.lock();
        try {
            while (!writing.isEmpty() || !sealing.isEmpty()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void verifying(long done, long of) {
        copyOfAttachments().forEach(each -> each.verifying(done, of));
    }

    /// It is published, and lasts.
    void finished(ServerMessage.Finished answer, long grown) {
        reservation.settle(grown);
        becomeGone(State.FINISHING, false);
        takeAttachments().forEach(each -> each.finished(answer));
    }

    void pause() {
        tasks.execute(() -> {
            CompletableFuture<Void> flushed = flushNow();
            Outcomes.then(flushed, failure -> {
                if (failure != null) {
                    takeAttachments().forEach(each -> each.refuse(failure));
                } else {
                    markPaused();
                    takeAttachments().forEach(each -> each.paused(durable.get()));
                }
                letGo();
            });
        });
    }

    private void markPaused() {
        if (light) {
            return;
        }
        lock.lock();
        try {
            row = row.withState(UploadRow.State.PAUSED, shop.now());
        } finally {
            lock.unlock();
        }
        Outcomes.note(shop.storage().uploads().put(row()), "marking an upload paused");
    }

    /// Forgets the upload and deletes its bytes; everybody gets `cancelled`.
    CompletableFuture<Void> cancel() {
        lock.lock();
        try {
            if (state != State.RECEIVING) {
                return state == State.FINISHING ? gone : CompletableFuture.completedFuture(null);
            }
            state = State.CANCELLING;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.execute(() -> {
            awaitQuiet();
            closePart();
            if (light) {
                cancelled(done);
            } else {
                Outcomes.then(shop.storage().uploads().remove(id()), failure -> {
                    if (failure == null) {
                        cancelled(done);
                    } else {
                        becomeGone(State.CANCELLING, false);
                        takeAttachments().forEach(each -> each.refuse(failure));
                        done.completeExceptionally(failure);
                    }
                });
            }
        });
        return done;
    }

    private void cancelled(CompletableFuture<Void> done) {
        deleteLeftovers();
        reservation.release();
        becomeGone(State.CANCELLING, false);
        takeAttachments().forEach(Attachment::cancelled);
        done.complete(null);
    }

    /// Ends every stream with an error; the upload and what of it lasts are kept.
    void fail(LadingException cause) {
        takeAttachments().forEach(each -> each.refuse(cause));
        letGo();
    }

    /// The disk failed: nothing that is only in memory may be believed any more. Whoever comes next gets what was
    /// durable,
    /// after it was read and compared.
    void breakDown(LadingException cause) {
        List<Attachment> told = takeAttachments();
        UploadRow suspect;
        lock.lock();
        try {
            row = row.withSuspect(true);
            suspect = row;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        shop.counters().diskFailed(String.valueOf(cause.getMessage()));
        if (light) {
            reservation.release();
            becomeGone(null, false);
            deleteLeftovers();
            told.forEach(each -> each.refuse(cause));
            return;
        }
        Outcomes.then(shop.storage().uploads().put(suspect), failure -> {
            if (failure != null) {
                LOG.warn("Upload {} could not be marked as suspect: {}", id(), failure.getMessage());
            }
            becomeGone(null, false);
            told.forEach(each -> each.refuse(cause));
        });
    }

    /// The end of opening that did not succeed, and of publishing whose outcome is unknown: whoever waits is told.
    void abandon(LadingException cause) {
        becomeGone(null, false);
        takeAttachments().forEach(each -> each.refuse(cause));
        closePart();
        if (light) {
            reservation.release();
            deleteLeftovers();
        }
    }

    /// Leaves the registry.
    ///
    /// @param from the state it must be in, null for any
    /// @param onlyAlone whether it must have nobody attached
    private boolean becomeGone(@Nullable State from, boolean onlyAlone) {
        lock.lock();
        try {
            if (state == State.GONE || (from != null && state != from) || (onlyAlone && !attachments.isEmpty())) {
                return false;
            }
            if (onlyAlone && dirty && !light) {
                return false;
            }
            state = State.GONE;
            changed.signalAll();
            shop.registry().remove(this, row);
        } finally {
            lock.unlock();
        }
        opened.complete(null);
        gone.complete(null);
        return true;
    }

    private List<Attachment> copyOfAttachments() {
        lock.lock();
        try {
            return List.copyOf(attachments);
        } finally {
            lock.unlock();
        }
    }

    private List<Attachment> takeAttachments() {
        lock.lock();
        try {
            List<Attachment> all = List.copyOf(attachments);
            attachments.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void closePart() {
        try {
            part.close();
        } catch (IOException e) {
            LOG.warn("The files of upload {} could not be closed in order", id(), e);
        }
    }

    private void deleteLeftovers() {
        try {
            shop.storage().incoming().deleteAll(id());
        } catch (IOException e) {
            LOG.warn("What is left of upload {} could not be deleted; the next start tries again", id(), e);
        }
    }
}
