package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One attempt to bring one file to the server: its state, and what an error means for it. The two kinds,
/// files of one block or less and larger ones, differ in how they send.
abstract class Transfer implements StreamOwner {
    private static final int MOST_RESTARTS = 3;
    private static final long SECOND = 1_000_000_000L;

    final Services services;
    final Outcome outcome;
    final Item item;
    final Path path;
    final Tries tries;
    private FileRow row;
    private FileState state = FileState.QUEUED;
    private boolean over;

    Transfer(Services services, Outcome outcome, Item item, FileRow row, Tries tries) {
        this.services = services;
        this.outcome = outcome;
        this.item = item;
        this.row = row;
        this.tries = tries;
        this.path = SourcePaths.path(row.path());
    }

    /// Starts; called once.
    abstract void begin();

    /// Lets go of streams, buffers and the file; called once, at the end of the attempt.
    abstract void release();

    /// How it looks now.
    abstract ActiveFile view();

    /// A person pauses: the server is told to keep what came, and the attempt is over.
    abstract void pauseAtServer();

    /// A person gives up: the server is told to forget.
    abstract void cancelAtServer();

    FileRow row() {
        return row;
    }

    FileState state() {
        return state;
    }

    /// The one place where a file's state changes.
    ///
    /// @throws IllegalStateException for a move that [FileState] does not allow
    void moveTo(FileState next) {
        if (state == next) {
            return;
        }
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("a file that is " + state.name().toLowerCase(Locale.ROOT)
                    + " cannot become " + next.name().toLowerCase(Locale.ROOT));
        }
        state = next;
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public Priority priority() {
        return item.priority();
    }

    /// Keeps a changed row on disk at once: what is sent next relies on it.
    void keep(FileRow changed) {
        item.sums().replace(row, changed);
        row = changed;
        services.store().updateFile(changed);
        services.store().commit();
    }

    /// Keeps a changed row on disk soon.
    void keepSoon(FileRow changed) {
        item.sums().replace(row, changed);
        row = changed;
        services.store().updateFile(changed);
        services.ledger().commitSoon();
    }

    ClientMessage.Init init(long stream, @Nullable Fingerprint fingerprint, @Nullable String upload, int lane) {
        return new ClientMessage.Init(
                stream,
                row.key(),
                row.name(),
                row.folder(),
                row.size(),
                row.stamp().modifiedMillis(),
                fingerprint,
                upload,
                services.settings().device(),
                services.settings().run(),
                lane,
                onConflict().wire());
    }

    /// A person's answer for this file, or what holds for its item.
    private OnConflict onConflict() {
        String own = row.onConflict();
        return own == null ? item.onConflict() : OnConflict.valueOf(own);
    }

    /// Bytes that the server has of it, as far as it is worth remembering.
    abstract long there();

    /// Keeps how far it came, for people who look at it while it is not under way.
    void remember() {
        if (there() != row.there()) {
            keepSoon(row.withThere(there()));
        }
    }

    // The ends of an attempt: each releases everything first.

    void endDone(ServerMessage.Finished finished) {
        if (close()) {
            moveTo(FileState.DONE);
            outcome.done(this, finished);
        }
    }

    void endFailed(Problem problem) {
        if (close()) {
            moveTo(FileState.FAILED);
            outcome.failed(this, problem);
        }
    }

    void endAgain() {
        if (close()) {
            outcome.again(this);
        }
    }

    void endLater(WaitReason reason, String sentence, String remedy, long nanos) {
        if (close()) {
            moveTo(FileState.WAITING);
            outcome.later(this, reason, sentence, remedy, nanos);
        }
    }

    /// A person decided; the scheduler knows and is not told.
    void endByPerson(FileState end) {
        if (close()) {
            moveTo(end);
        }
    }

    private boolean close() {
        if (over) {
            return false;
        }
        over = true;
        remember();
        release();
        return true;
    }

    /// The file is not what it was when this transfer began: what was sent of the old content is given up,
    /// and after a while to rest it is begun anew, three times at most.
    public void sourceChanged(String how) {
        @Nullable String upload = row.adopted() ? null : row.upload();
        services.store().forgetDigests(row.id());
        int restarts = row.restarts() + 1;
        FileRow anew = row.begunAnew(row.stamp(), services.keys().next(), restarts);
        if (restarts > MOST_RESTARTS) {
            cancelAtServer();
            keep(anew);
            endFailed(new Problem(
                    "source-changed",
                    "'" + row.name() + "' changed each of the " + restarts + " times it was sent: " + how,
                    "Wait until the program that writes it has finished, then retry."));
            return;
        }
        cancelAtServer();
        keep(anew);
        services.ledger()
                .notice(
                        item,
                        path.toString(),
                        "restarted",
                        "'" + row.name() + "' changed while it was sent (" + how
                                + "); it is sent again from the beginning");
        if (!close()) {
            return;
        }
        moveTo(FileState.WAITING);
        String sentence = "'" + row.name() + "' is being changed: " + how;
        String remedy = "It is sent when it has rested.";
        if (upload == null) {
            outcome.later(this, WaitReason.SOURCE_CHANGING, sentence, remedy, SECOND << restarts);
        } else {
            outcome.laterWithout(this, upload, WaitReason.SOURCE_CHANGING, sentence, remedy, SECOND << restarts);
        }
    }

    /// A block was refused so often that something is broken.
    void damaged(int block) {
        endFailed(new Problem(
                ErrorCode.FINGERPRINT_MISMATCH.wireName(),
                "block " + block + " of '" + row.name() + "' arrived damaged " + Tries.MOST + " times",
                "Check the network and this machine's memory and disk, then retry."));
    }

    @Override
    public void failed(Stream stream, ServerMessage.Failed failed) {
        if (over) {
            return;
        }
        switch (failed.errorCode()) {
            case NAME_EXISTS -> nameExists(failed);
            case BAD_NAME -> badName(failed);
            case SOURCE_CHANGED, FINGERPRINT_MISMATCH, TOO_MANY_BYTES -> {
                if (row.adopted()) {
                    keep(row.withUpload(null, false));
                    endAgain();
                } else {
                    sourceChanged(failed.message());
                }
            }
            case NOT_FOUND -> {
                if (row.upload() == null) {
                    endFailed(problem(failed));
                } else {
                    keep(row.withUpload(null, false));
                    endAgain();
                }
            }
            case BAD_STATE, BAD_OFFSET -> {
                if (tries.glitch()) {
                    endFailed(problem(failed));
                } else {
                    endLater(
                            WaitReason.SERVER_TROUBLE,
                            failed.message(),
                            failed.remedy(),
                            tries.backoff().next());
                }
            }
            case NOT_SIGNED_IN, SESSION_ENDED, DRAINING -> {
                endAgain();
                services.lanes().refused(stream.lane(), failed);
            }
            case NO_SPACE -> wait(WaitReason.NO_SPACE, failed);
            case TOO_MANY_STREAMS, TOO_MANY_UPLOADS, TOO_MANY_REQUESTS, TOO_MANY_SOCKETS ->
                wait(WaitReason.SERVER_BUSY, failed);
            case STORE_UNAVAILABLE, IO_ERROR -> wait(WaitReason.SERVER_TROUBLE, failed);
            default -> {
                if (failed.retryable()) {
                    wait(WaitReason.SERVER_TROUBLE, failed);
                } else {
                    endFailed(problem(failed));
                }
            }
        }
    }

    private void wait(WaitReason reason, ServerMessage.Failed failed) {
        Integer asked = failed.retryAfter();
        long delay = tries.backoff().next(asked == null ? 0 : asked * SECOND);
        endLater(reason, failed.message(), failed.remedy(), delay);
    }

    private void nameExists(ServerMessage.Failed failed) {
        switch (onConflict()) {
            case SKIP -> {
                if (close()) {
                    moveTo(FileState.SKIPPED);
                    keep(services.calls().giveUp(row));
                    outcome.skipped(this, problem(failed));
                }
            }
            case ASK -> ask(failed);
            case RENAME, REPLACE, FAIL -> endFailed(problem(failed));
        }
    }

    private void badName(ServerMessage.Failed failed) {
        if (item.row().asks()) {
            ask(failed);
        } else {
            endFailed(problem(failed));
        }
    }

    private void ask(ServerMessage.Failed failed) {
        if (close()) {
            moveTo(FileState.NEEDS_ATTENTION);
            outcome.attention(this, problem(failed));
        }
    }

    static Problem problem(ServerMessage.Failed failed) {
        return new Problem(failed.code(), failed.message(), failed.remedy());
    }
}
