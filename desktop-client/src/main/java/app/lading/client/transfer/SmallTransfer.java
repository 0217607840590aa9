package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.SourceStamp;
import app.lading.client.transfer.BufferPool.Buffer;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file of one block or less: read and hashed whole, then `init` with the fingerprint, the bytes, the `seal` and the
/// `finish` go out in a row without waiting, unless files are found to be on the server already so often that the
/// answer to `init` is worth waiting for, or the server may have no room.
final class SmallTransfer extends Transfer {
    private static final long STILL_ENDING = 250_000_000L;

    private final Buffer buffer;
    private final boolean fits;
    private boolean bufferIsMine = true;
    private byte @Nullable [] sha256;
    private @Nullable Fingerprint fingerprint;
    private @Nullable Stream stream;
    private boolean reading;
    private boolean pushed;
    private boolean rejected;
    private long acked;

    /// @param buffer large enough for the row's size; the transfer releases it
    /// @param fits whether the server has room for it, as far as is known; without, nothing is sent before its answer
    SmallTransfer(
            Services services, Outcome outcome, Item item, FileRow row, Tries tries, Buffer buffer, boolean fits) {
        super(services, outcome, item, row, tries);
        this.buffer = buffer;
        this.fits = fits;
    }

    @Override
    void begin() {
        moveTo(FileState.UPLOADING);
        reading = true;
        int most = Math.min(Blocks.BLOCK_SIZE, buffer.bytes().length);
        services.reader().readWhole(path, most, buffer, this::wasRead);
    }

    private void wasRead(SourceResult result) {
        reading = false;
        if (isOver()) {
            releaseBuffer();
            return;
        }
        switch (result) {
            case SourceResult.Read read -> wasRead(read.stamp(), read.sha256());
            case SourceResult.Changed changed -> sourceChanged(changed.how());
            case SourceResult.Broken broken -> endFailed(broken.problem());
            case SourceResult.Opened opened -> throw new IllegalStateException("a small file is not held open");
            case SourceResult.Same same -> throw new IllegalStateException("a small file is not asked about");
        }
    }

    private void wasRead(SourceStamp stamp, byte @Nullable [] digest) {
        if (stamp.sameFile(row().stamp()) && !stamp.surelySame(row().stamp())) {
            keepSoon(row().withStamp(stamp));
        } else if (!stamp.sameFile(row().stamp())) {
            // Another state than the one that was found: the key may have been used for that one, so take a new one.
            keep(row().begunAnew(stamp, services.keys().next(), row().restarts()));
        }
        if (stamp.size() > 0 && digest == null) {
            // It grew beyond the buffer; it goes back as what it is now.
            if (tries.movedOn()) {
                sourceChanged("it keeps growing");
            } else {
                endAgain();
            }
            return;
        }
        sha256 = digest;
        fingerprint = Digests.fingerprintOf(digest == null ? new byte[0] : digest);
        if (services.lanes().isEnding(row().id())) {
            endLater(WaitReason.SERVER_BUSY, "The server is still ending the last attempt", "", STILL_ENDING);
            return;
        }
        Optional<Lane> lane = services.lanes().leastBusy();
        if (lane.isEmpty()) {
            endAgain();
            return;
        }
        Stream opened = lane.get().open(this);
        stream = opened;
        lane.get().say(init(opened.number(), fingerprint, null, lane.get().number()));
        if (fits && !services.hits().hitsAreLikely()) {
            push(opened, List.of());
        }
    }

    private void push(Stream to, List<Range> only) {
        pushed = true;
        byte[] digest = sha256;
        if (digest == null) {
            releaseBuffer();
            finish(to);
            return;
        }
        bufferIsMine = false;
        List<Range> ranges = only.isEmpty() ? List.of(new Range(0, row().size())) : only;
        to.send(new BlockSend(0, 0, buffer, digest, ranges));
    }

    private void finish(Stream to) {
        moveTo(FileState.VERIFYING);
        Fingerprint known = fingerprint;
        if (known != null) {
            to.lane().say(new ClientMessage.Finish(to.number(), known));
        }
        outcome.room();
    }

    @Override
    public void ready(Stream from, ServerMessage.Ready ready) {
        if (!pushed) {
            push(from, ready.missing());
        }
    }

    @Override
    public void blockSent(Stream to, BlockSend send) {
        finish(to);
    }

    @Override
    public void progress(Stream from, long fresh, long durable) {
        acked += fresh;
        services.ledger().acked(item, fresh);
    }

    @Override
    public void reject(Stream from, int block) {
        // The finish went out behind the seal, so the server answers it with bad-state, which begins this anew.
        rejected = true;
        if (tries.rejected()) {
            damaged(block);
        }
    }

    @Override
    public void verifying(Stream from, ServerMessage.Verifying verifying) {}

    @Override
    public void finished(Stream from, ServerMessage.Finished finished) {
        services.hits().finished(finished.instant());
        if (!finished.fingerprint().equals(fingerprint)) {
            // The same key brought other content before: this is another file by now.
            keep(row().begunAnew(row().stamp(), services.keys().next(), row().restarts()));
            endAgain();
            return;
        }
        endDone(finished);
    }

    @Override
    public void failed(Stream from, ServerMessage.Failed failed) {
        if (rejected && !isOver()) {
            endAgain();
        } else {
            super.failed(from, failed);
        }
    }

    @Override
    public void paused(Stream from) {
        endAgain();
    }

    @Override
    public void cancelled(Stream from) {
        endAgain();
    }

    @Override
    public void lost(Stream from) {
        endAgain();
    }

    @Override
    void pauseAtServer() {
        // A small file has no breakpoint worth keeping; one whose finish is out comes to its end there, and the next
        // attempt is told so by its key.
        cancelAtServer();
    }

    @Override
    void cancelAtServer() {
        Stream current = stream;
        if (current != null && !current.isEnded() && state() == FileState.UPLOADING) {
            current.lane().say(new ClientMessage.Cancel(current.number()));
        }
    }

    @Override
    void release() {
        if (stream != null && !stream.isEnded()) {
            stream.letGo(row().id());
        }
        if (!reading) {
            releaseBuffer();
        }
    }

    private void releaseBuffer() {
        if (bufferIsMine) {
            bufferIsMine = false;
            buffer.release();
        }
    }

    @Override
    long there() {
        return 0;
    }

    @Override
    ActiveFile view() {
        long sent = stream == null ? 0 : stream.sent();
        return new ActiveFile(
                row().id(),
                row().item(),
                row().folder(),
                row().name(),
                row().size(),
                state(),
                sent,
                acked,
                0,
                acked,
                0,
                0,
                0,
                null,
                null);
    }
}
