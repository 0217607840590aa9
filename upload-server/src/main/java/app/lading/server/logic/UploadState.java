package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.SealedBlock;
import app.lading.server.storage.UploadRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The bookkeeping of one [Upload], under one lock: where it stands, which bytes are here, being written or
/// being compared, and what has yet to be recorded. Each method is one step that nobody sees half of; none
/// does I/O. Those that say so wait for another thread's write or comparison of the same block.
final class UploadState {
    /// Into so many separate ranges the bytes of blocks that are not sealed may be scattered: each costs memory,
    /// and a row at each flush. A client that sends blocks in order, on all its 64 lanes, has 64.
    static final int MAX_OPEN_RANGES = 1000;

    /// Where an upload stands.
    enum Stage {
        OPENING,
        RECEIVING,
        FINISHING,
        CANCELLING,
        /// Not here any more: finished, cancelled, failed, or only its record is left. Look again.
        GONE
    }

    /// What of a piece is to be written.
    ///
    /// @param todo the bytes that are missing and now claimed by the caller; null when nothing is received
    ///     any more
    /// @param generation of the rejections; a hash that began in an older one is worth nothing
    record WriteClaim(@Nullable List<Range> todo, int generation) {}

    /// What is to be done about a `seal`.
    enum SealWork {
        /// It is sealed with this digest already, or nothing is received any more.
        NOTHING,
        /// The digest that was made while the bytes came is to be compared.
        COMPARE,
        /// The block is to be read back.
        READ
    }

    /// How [#claimSeal] was answered.
    ///
    /// @param inHand the one digest made while the bytes came, for [SealWork#COMPARE]
    record SealClaim(SealWork work, @Nullable BlockDigests inHand) {}

    /// What a flush makes last: taken out of the state, to be put back if it fails.
    record Unrecorded(List<SealedBlock> sealed, List<Range> open) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Blocks blocks;
    private final RangeSet writing = new RangeSet();
    private final Set<Integer> sealing = new HashSet<>();
    private final Map<Integer, byte[]> inHand = new HashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private UploadRow row;
    private Stage stage = Stage.OPENING;
    private BlockMap map;
    private final Unflushed unflushed;
    private int generation;

    UploadState(UploadRow row, Blocks blocks, LongSupplier nanos) {
        this.row = row;
        this.blocks = blocks;
        this.unflushed = new Unflushed(nanos);
        this.map = new BlockMap(blocks);
    }

    /// Something that is read or changed as a whole, under the lock.
    private <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    UploadRow row() {
        return locked(() -> row);
    }

    /// Changes what is known of the upload.
    ///
    /// @return how it is now
    UploadRow changeRow(UnaryOperator<UploadRow> change) {
        return locked(() -> row = change.apply(row));
    }

    Stage stage() {
        return locked(() -> stage);
    }

    /// Goes on to another stage, when it stands where the caller thinks.
    boolean move(Stage from, Stage to) {
        return locked(() -> {
            if (stage != from) {
                return false;
            }
            stage = to;
            changed.signalAll();
            return true;
        });
    }

    /// Back from finishing that did not succeed; does nothing at other stages.
    void backToReceiving() {
        locked(() -> {
            if (stage == Stage.FINISHING) {
                stage = Stage.RECEIVING;
            }
            return null;
        });
    }

    /// Ends for good.
    ///
    /// @param from the stage it must stand at, null for any
    /// @param onlyIdle whether nobody may be attached and nothing unrecorded
    boolean moveToGone(@Nullable Stage from, boolean onlyIdle, boolean light) {
        return locked(() -> {
            boolean busy = onlyIdle && (!attachments.isEmpty() || (unflushed.isAny() && !light));
            if (stage == Stage.GONE || (from != null && stage != from) || busy) {
                return false;
            }
            stage = Stage.GONE;
            changed.signalAll();
            return true;
        });
    }

    void open(BlockMap found, List<SealedBlock> late) {
        locked(() -> {
            map = found;
            stage = Stage.RECEIVING;
            unflushed.addAll(late);
            return null;
        });
    }

    /// Adds a socket's part, taking those out that it takes the place of.
    ///
    /// @return those; null when nobody can be attached any more
    @Nullable
    List<Attachment> attach(Attachment newcomer, UnaryOperator<UploadRow> takeOver) {
        return locked(() -> {
            if (stage != Stage.RECEIVING && stage != Stage.FINISHING) {
                return null;
            }
            List<Attachment> older = new ArrayList<>();
            if (stage == Stage.RECEIVING) {
                boolean sameRun = newcomer.init().run().equals(row.run());
                for (Attachment each : attachments) {
                    if (!sameRun || each.init().laneNumber() == newcomer.init().laneNumber()) {
                        older.add(each);
                    }
                }
                row = takeOver.apply(row);
            }
            attachments.removeAll(older);
            attachments.add(newcomer);
            return older;
        });
    }

    /// Takes a socket's part out.
    ///
    /// @return whether it was the last of an upload that is being received
    boolean detach(Attachment from) {
        return locked(() -> attachments.remove(from) && attachments.isEmpty() && stage == Stage.RECEIVING);
    }

    List<Attachment> attachments() {
        return locked(() -> List.copyOf(attachments));
    }

    List<Attachment> takeAttachments() {
        return locked(() -> {
            List<Attachment> all = List.copyOf(attachments);
            attachments.clear();
            return all;
        });
    }

    List<Range> missing(int most) {
        return locked(() -> map.missing(most));
    }

    /// Says `ready` with what is missing at this moment.
    ///
    /// @param mostUnsealed more than so many unsealed blocks cannot be named: those are asked for again
    void sayReady(Attachment newcomer, Upload upload, int mostMissing, int mostUnsealed, boolean likely) {
        locked(() -> {
            List<Integer> unsealed = map.unsealed();
            int named = Math.min(mostUnsealed, unsealed.size());
            for (int block : unsealed.subList(named, unsealed.size())) {
                forget(block);
            }
            newcomer.ready(upload, row.epoch(), map.missing(mostMissing), unsealed.subList(0, named), likely);
            return null;
        });
    }

    /// Claims what is missing of a piece, all of it in one block. Waits while somebody else writes some of
    /// the same bytes.
    ///
    /// @throws LadingException `bad-state` when the bytes would be scattered over too many ranges
    WriteClaim claimWrite(Attachment from, long start, long end) throws LadingException {
        lock.lock();
        try {
            while (stage == Stage.RECEIVING && writing.intersects(start, end)) {
                changed.awaitUninterruptibly();
            }
            if (stage != Stage.RECEIVING || from.ended()) {
                return new WriteClaim(null, generation);
            }
            List<Range> todo = map.missingWithin(start, end);
            if (!todo.isEmpty() && map.openCount() >= MAX_OPEN_RANGES && map.standsAlone(start, end)) {
                Range first = map.missing(2).getFirst();
                throw new LadingException(
                        ErrorCode.BAD_STATE,
                        "the bytes of blocks that are not sealed lie in at most " + MAX_OPEN_RANGES
                                + " ranges, but those at " + start
                                + " would be one more: send what lies between, and seal each block when it is whole",
                        Map.of("expected", List.of(first.start(), first.end())));
            }
            todo.forEach(writing::add);
            return new WriteClaim(todo, generation);
        } finally {
            lock.unlock();
        }
    }

    /// Gives back what [#claimWrite] claimed.
    ///
    /// @param flushAt from so many unflushed bytes on a flush is due
    /// @return whether the caller has to see to a flush
    boolean settleWrite(List<Range> todo, boolean written, long flushAt) {
        return locked(() -> {
            for (Range range : todo) {
                writing.remove(range.start(), range.end());
                if (written) {
                    map.add(range.start(), range.end());
                    unflushed.addBytes(range.length());
                }
            }
            changed.signalAll();
            return written && unflushed.queueIfMany(flushAt);
        });
    }

    /// Notes the digest of a block that one socket wrote alone and in order.
    void noteInHand(int block, byte[] digest, int ofGeneration) {
        locked(() -> {
            if (ofGeneration == generation && !map.isSealed(block)) {
                inHand.put(block, digest);
            }
            return null;
        });
    }

    /// Claims a block for its comparison. Waits while somebody else compares it.
    ///
    /// @throws LadingException `bad-state` before all its bytes are here, `source-changed` when it was sealed
    ///     with another digest
    SealClaim claimSeal(int block, byte[] sha256) throws LadingException {
        lock.lock();
        try {
            while (sealing.contains(block)) {
                changed.awaitUninterruptibly();
            }
            if (stage != Stage.RECEIVING) {
                return new SealClaim(SealWork.NOTHING, null);
            }
            if (map.isSealed(block)) {
                if (!map.hasDigest(block, sha256)) {
                    throw new LadingException(
                            ErrorCode.SOURCE_CHANGED,
                            "block " + block
                                    + " was sealed with another digest: the file is not the one that was begun");
                }
                return new SealClaim(SealWork.NOTHING, null);
            }
            if (!map.isWhole(block)) {
                Range first = map.missingWithin(blocks.start(block), blocks.end(block))
                        .getFirst();
                throw new LadingException(
                        ErrorCode.BAD_STATE,
                        "block " + block + " is sealed when all its bytes are here, but some are missing",
                        Map.of("expected", List.of(first.start(), first.end())));
            }
            sealing.add(block);
            byte[] digest = inHand.remove(block);
            return digest == null
                    ? new SealClaim(SealWork.READ, null)
                    : new SealClaim(SealWork.COMPARE, BlockDigests.of(digest));
        } finally {
            lock.unlock();
        }
    }

    /// Gives back what [#claimSeal] claimed.
    ///
    /// @param equal whether the digest is right; null when it could not be compared
    /// @return whether the block is to be rejected
    boolean settleSeal(int block, byte[] sha256, @Nullable Boolean equal) {
        return locked(() -> {
            sealing.remove(block);
            changed.signalAll();
            if (stage != Stage.RECEIVING || equal == null) {
                return false;
            }
            if (equal) {
                map.seal(block, sha256);
                unflushed.add(new SealedBlock(block, sha256));
            } else {
                forget(block);
            }
            return !equal;
        });
    }

    /// Waits until nobody writes or compares; only after the stage forbids to begin with it.
    void awaitQuiet() {
        locked(() -> {
            while (!writing.isEmpty() || !sealing.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            return null;
        });
    }

    /// The digest of the one block of a light upload that nothing is done to any more.
    ///
    /// @return null when it is not sealed, or the file is empty
    @Nullable
    BlockDigests sealedDigest() {
        return locked(() -> blocks.count() == 1 && map.allSealed() ? map.digests() : null);
    }

    /// The digests of all blocks.
    ///
    /// @return null when nothing is received any more
    /// @throws LadingException `bad-state` when some block is not sealed
    @Nullable
    BlockDigests allDigests() throws LadingException {
        lock.lock();
        try {
            if (stage != Stage.RECEIVING) {
                return null;
            }
            if (!map.allSealed()) {
                List<Range> missing = map.missing(1);
                throw new LadingException(
                        ErrorCode.BAD_STATE,
                        "finish comes when all " + blocks.count() + " blocks are sealed, but some are not",
                        missing.isEmpty()
                                ? Map.of()
                                : Map.of(
                                        "expected",
                                        List.of(
                                                missing.getFirst().start(),
                                                missing.getFirst().end())));
            }
            return map.digests();
        } finally {
            lock.unlock();
        }
    }

    /// Whether something has waited so long that it is to be made to last; then a flush counts as queued.
    boolean queueFlushIfOlder(long age) {
        return locked(() -> stage == Stage.RECEIVING && unflushed.queueIfOlder(age));
    }

    /// Whether an upload that nobody is connected to has nothing left to do.
    boolean isIdle() {
        return locked(() -> stage == Stage.RECEIVING && attachments.isEmpty() && unflushed.isSettled());
    }

    /// Takes out what is to be made to last.
    ///
    /// @return null when there is nothing
    @Nullable
    Unrecorded takeUnrecorded() {
        return locked(() -> {
            unflushed.flushBegins();
            if (!unflushed.isAny() || stage == Stage.GONE) {
                return null;
            }
            // Sealing blocks here and there can leave more; what is not recorded is sent again after a restart.
            List<Range> open = map.openRanges();
            return new Unrecorded(unflushed.take(), open.subList(0, Math.min(MAX_OPEN_RANGES, open.size())));
        });
    }

    /// Puts back what could not be recorded: it is tried again with the next flush.
    void putBack(Unrecorded taken) {
        locked(() -> {
            unflushed.putBack(taken.sealed());
            return null;
        });
    }

    private void forget(int block) {
        map.forget(block);
        inHand.remove(block);
        generation++;
    }
}
