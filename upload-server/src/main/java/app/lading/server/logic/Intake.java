package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.Failures;
import app.lading.server.storage.SealedBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the bytes of one upload and compares its blocks, on the threads of the sockets that bring them.
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /// A flush is due when so much was written since the last: 64 MiB between two syncs cost 4 % (measured).
    private static final long FLUSH_BYTES = 64L << 20;

    /// How a piece was taken.
    ///
    /// @param whole whether all of it was missing and is written now, by this call alone
    /// @param generation of the rejections; a hash that began in an older one is worth nothing
    record Written(boolean whole, int generation) {}

    private final Upload upload;
    private final UploadState state;
    private final PartFile part;
    private final Counters counters;
    private final Blocks blocks;

    Intake(Upload upload, UploadState state, PartFile part, Counters counters) {
        this.upload = upload;
        this.state = state;
        this.part = part;
        this.counters = counters;
        this.blocks = upload.blocks();
    }

    /// Writes what of a piece is missing; the rest is dropped. All of the piece lies in one block.
    ///
    /// @throws LadingException `bad-state` when the bytes would be scattered over too many ranges; then nothing
    ///     is written
    Written write(Attachment from, long position, ByteBuffer piece) throws LadingException {
        int length = piece.remaining();
        UploadState.WriteClaim claim = state.claimWrite(from, position, position + length);
        List<Range> todo = claim.todo();
        if (todo == null) {
            return new Written(false, claim.generation());
        }
        IOException failure = writeRanges(position, piece, todo);
        boolean flush = state.settleWrite(todo, failure == null, upload.isLight() ? Long.MAX_VALUE : FLUSH_BYTES);
        long written = todo.stream().mapToLong(Range::length).sum();
        if (failure != null) {
            LOG.warn("Upload {} cannot be written", upload.id(), failure);
            upload.fail(Failures.of(failure));
            return new Written(false, claim.generation());
        }
        upload.written(written);
        if (flush) {
            upload.queueFlush();
        }
        return new Written(written == length, claim.generation());
    }

    private @Nullable IOException writeRanges(long position, ByteBuffer piece, List<Range> todo) {
        try {
            int start = piece.position();
            for (Range range : todo) {
                int from = start + (int) (range.start() - position);
                part.write(piece.slice(from, (int) range.length()), range.start());
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /// The digest of a block that one socket wrote alone and in order, so that it need not be read back.
    void digestInHand(int block, byte[] digest, int ofGeneration) {
        state.noteInHand(block, digest, ofGeneration);
    }

    /// Compares a block with what the client says it is.
    ///
    /// @throws LadingException `bad-state` before all its bytes are here, `source-changed` when it was sealed
    ///     with another digest
    void seal(Attachment from, int block, byte[] sha256) throws LadingException {
        if (!blocks.hasBlock(block)) {
            throw new LadingException(
                    ErrorCode.BAD_STATE, "the file has " + blocks.count() + " blocks, but seal names block " + block);
        }
        UploadState.SealClaim claim = state.claimSeal(block, sha256);
        if (claim.work() == UploadState.SealWork.NOTHING) {
            return;
        }
        IOException failure = null;
        Boolean equal = null;
        try {
            BlockDigests inHand = claim.inHand();
            byte[] here = inHand != null ? inHand.digest(0) : part.digest(blocks.start(block), blocks.end(block));
            boolean same = MessageDigest.isEqual(here, sha256);
            if (same) {
                part.sealed(new SealedBlock(block, sha256));
            }
            equal = same;
        } catch (IOException e) {
            failure = e;
        }
        boolean rejected = state.settleSeal(block, sha256, equal);
        if (failure != null) {
            LOG.warn("Block {} of upload {} cannot be sealed", block, upload.id(), failure);
            upload.fail(Failures.of(failure));
        }
        if (rejected) {
            counters.rejected();
            from.reject(block);
        }
    }
}
