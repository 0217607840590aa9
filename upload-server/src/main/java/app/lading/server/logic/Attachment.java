package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One socket's part in an upload: checks what comes, has it written and hashed, and carries the answers.
final class Attachment implements UploadStream {
    /// What the client may say next.
    private enum Phase {
        OPENING,
        PROVING,
        RECEIVING,
        /// Finish, pause or cancel are on their way to their answer.
        ANSWERING
    }

    private final ClientMessage.Init init;
    private final UserRef user;
    private final StreamPeer peer;
    private final Opener opener;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean detached = new AtomicBoolean();

    private volatile Phase phase = Phase.OPENING;
    private volatile @Nullable Upload upload;
    private volatile @Nullable Proof proof;

    // Used by the socket's thread only.
    private @Nullable NewestOnly<Fingerprint> offers;

    // Of the chunk that is coming; used by the socket's thread only.
    private long position;
    private long chunkEnd;

    private final HashInHand hash = new HashInHand();

    Attachment(UserRef user, ClientMessage.Init init, StreamPeer peer, Opener opener) {
        this.user = user;
        this.init = init;
        this.peer = peer;
        this.opener = opener;
    }

    ClientMessage.Init init() {
        return init;
    }

    UserRef user() {
        return user;
    }

    /// The client may send: `init` is answered by `ready`.
    void ready(Upload to, long epoch, List<Range> missing, List<Integer> unsealed, boolean likely) {
        upload = to;
        if (ended.get()) {
            return;
        }
        phase = Phase.RECEIVING;
        peer.send(new ServerMessage.Ready(init.stream(), to.id(), epoch, missing, unsealed, to.durable(), likely));
        opened.complete(null);
    }

    /// The answer to `init` follows from what the upload is doing already.
    void waitFor(Upload to) {
        upload = to;
        phase = Phase.ANSWERING;
        opened.complete(null);
    }

    void prove(Proof asked) {
        proof = asked;
        phase = Phase.PROVING;
        if (!ended.get()) {
            peer.send(new ServerMessage.Prove(
                    init.stream(), asked.nonceHex(), List.of(new Range(0, Math.max(1, init.size())))));
        }
        opened.complete(null);
    }

    /// The proof was wrong, or the client does not give it: go on as with any file.
    void proofFailed() {
        proof = null;
        phase = Phase.OPENING;
    }

    void reject(int block) {
        if (!ended.get()) {
            peer.send(new ServerMessage.Reject(init.stream(), block));
        }
    }

    void verifying(long done, long of) {
        if (!ended.get()) {
            peer.send(new ServerMessage.Verifying(init.stream(), done, of));
        }
    }

    void durableChanged() {
        if (!ended.get()) {
            peer.durableChanged();
        }
    }

    void finished(ServerMessage.Finished finished) {
        end(finished.onStream(init.stream()));
    }

    void refuse(LadingException cause) {
        end(ServerMessage.Failed.of(init.stream(), cause));
    }

    void paused(long durable) {
        end(new ServerMessage.Paused(init.stream(), durable));
    }

    void cancelled() {
        end(new ServerMessage.Cancelled(init.stream()));
    }

    void takenOver() {
        if (ended.compareAndSet(false, true)) {
            peer.takenOver(ServerMessage.Failed.of(
                    init.stream(),
                    new LadingException(ErrorCode.TAKEN_OVER, "another connection continues this upload")));
        }
        opened.complete(null);
    }

    private void end(ServerMessage last) {
        if (ended.compareAndSet(false, true)) {
            peer.end(last);
        }
        opened.complete(null);
    }

    /// Ends this stream for a client's mistake; the upload and what others do with it are untouched.
    private void fail(LadingException cause) {
        refuse(cause);
        Upload from = upload;
        if (from != null) {
            from.detach(this);
        }
    }

    @Override
    public CompletionStage<Void> opened() {
        return opened;
    }

    @Override
    public boolean ended() {
        return ended.get();
    }

    @Override
    public long durable() {
        Upload from = upload;
        return from == null ? 0 : from.durable();
    }

    @Override
    public boolean chunk(long offset, long length) {
        Upload to = receiving("a chunk");
        if (to == null) {
            return false;
        }
        Blocks blocks = to.blocks();
        try {
            if (offset < 0) {
                throw badOffset(to, "a chunk lies inside of the file, but its offset is " + offset);
            }
            if (offset >= blocks.fileSize() || length > blocks.fileSize() - offset) {
                throw tooManyBytes(to);
            }
            if (length == 0) {
                throw badOffset(to, "a chunk has at least one byte, but the one at " + offset + " is empty");
            }
            position = offset;
            chunkEnd = blocks.end(blocks.blockOf(offset));
            if (length > chunkEnd - offset) {
                throw badOffset(
                        to,
                        "a chunk lies inside of one block, but the one at " + offset + " with " + length
                                + " bytes crosses " + chunkEnd);
            }
            return true;
        } catch (LadingException e) {
            fail(e);
            return false;
        }
    }

    @Override
    public void write(ByteBuffer piece) {
        Upload to = upload;
        int length = piece.remaining();
        if (to == null || ended.get() || length == 0) {
            piece.position(piece.limit());
            return;
        }
        if (length > chunkEnd - position) {
            piece.position(piece.limit());
            fail(
                    chunkEnd == to.blocks().fileSize()
                            ? tooManyBytes(to)
                            : badOffset(to, "a chunk lies inside of one block, but this one crosses " + chunkEnd));
            return;
        }
        ByteBuffer toHash = piece.duplicate();
        long at = position;
        position += length;
        try {
            Intake.Written written = to.intake().write(this, at, piece);
            hash.take(to, at, toHash, written);
        } catch (LadingException e) {
            fail(e);
        } finally {
            piece.position(piece.limit());
        }
    }

    @Override
    public void seal(int block, String sha256) {
        Upload to = receiving("seal");
        if (to == null) {
            return;
        }
        try {
            to.intake().seal(this, block, HexFormat.of().parseHex(sha256));
        } catch (LadingException e) {
            fail(e);
        }
    }

    @Override
    public void offer(Fingerprint fingerprint) {
        Upload to = receiving("offer");
        if (to != null) {
            NewestOnly<Fingerprint> taking = offers;
            if (taking == null) {
                taking = opener.offers(this, to);
                offers = taking;
            }
            taking.put(fingerprint);
        }
    }

    @Override
    public void finish(Fingerprint fingerprint) {
        Upload to = receiving("finish");
        if (to == null) {
            return;
        }
        try {
            phase = Phase.ANSWERING;
            to.finish(fingerprint);
        } catch (LadingException e) {
            fail(e);
        }
    }

    @Override
    public void pause() {
        Upload to = receiving("pause");
        if (to != null) {
            phase = Phase.ANSWERING;
            to.pause();
        }
    }

    @Override
    public void cancel() {
        if (phase == Phase.PROVING && !ended.get()) {
            cancelled();
            return;
        }
        Upload to = receiving("cancel");
        if (to != null) {
            phase = Phase.ANSWERING;
            Outcomes.note(to.cancel(), "cancelling an upload");
        }
    }

    @Override
    public void proof(String hmac) {
        Proof asked = proof;
        if (ended.get()) {
            return;
        }
        if (phase != Phase.PROVING || asked == null) {
            fail(new LadingException(ErrorCode.BAD_STATE, "proof is the answer to prove, which was not asked"));
            return;
        }
        phase = Phase.ANSWERING;
        opener.prove(this, asked, hmac);
    }

    @Override
    public void detach() {
        ended.set(true);
        if (detached.compareAndSet(false, true)) {
            Upload from = upload;
            if (from != null) {
                from.detach(this);
            }
        }
    }

    /// Whether the socket went away; asked by whoever attaches this, so that it is not left behind.
    boolean isDetached() {
        return detached.get();
    }

    /// The upload, when its client may send now; else null, and the client has been told why.
    private @Nullable Upload receiving(String what) {
        if (ended.get()) {
            return null;
        }
        Proof asked = proof;
        if (phase == Phase.PROVING && asked != null && NewUploads.isLight(init)) {
            // Small files come without waiting for an answer: then the content itself is the proof.
            opener.skipProof(this);
        }
        Upload to = upload;
        if (phase != Phase.RECEIVING || to == null) {
            if (!ended.get()) {
                fail(new LadingException(
                        ErrorCode.BAD_STATE,
                        what + " does not fit: the upload is "
                                + switch (phase) {
                                    case OPENING -> "not open yet";
                                    case PROVING -> "waiting for a proof";
                                    case RECEIVING -> "receiving";
                                    case ANSWERING -> "being finished, paused or cancelled";
                                }));
            }
            return null;
        }
        return to;
    }

    private static LadingException badOffset(Upload to, String message) {
        return new LadingException(ErrorCode.BAD_OFFSET, message, expected(to));
    }

    private static LadingException tooManyBytes(Upload to) {
        return new LadingException(
                ErrorCode.TOO_MANY_BYTES,
                "the file has " + to.blocks().fileSize() + " bytes, but more came",
                expected(to));
    }

    private static Map<String, Object> expected(Upload to) {
        Range first = to.firstMissing();
        return first == null ? Map.of() : Map.of("expected", List.of(first.start(), first.end()));
    }
}
