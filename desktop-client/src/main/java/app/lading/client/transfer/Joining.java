package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.model.digest.Fingerprint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a large file comes onto lanes: one that is its home, and others that it joins while that is worth it.
final class Joining {
    /// Another lane is joined for at least so much more to send.
    private static final long WORTH_A_LANE = 16L * 1024 * 1024;

    private final Services services;
    private final LargeTransfer transfer;
    private final BlockPlan plan;
    private final FileDigests digests;
    private final Attachments attachments;
    private final HeldSource source;
    private @Nullable Waiting waiting;

    Joining(
            Services services,
            LargeTransfer transfer,
            BlockPlan plan,
            FileDigests digests,
            Attachments attachments,
            HeldSource source) {
        this.services = services;
        this.transfer = transfer;
        this.plan = plan;
        this.digests = digests;
        this.attachments = attachments;
        this.source = source;
    }

    /// Whether so much more to send is worth another lane.
    static boolean isWorthIt(long bytes) {
        return bytes > WORTH_A_LANE;
    }

    /// Why it has no home; null when it has one, or is about to.
    @Nullable
    Waiting waiting() {
        return waiting;
    }

    /// Finds a home on an open lane; without one, or while the last attempt is still being ended by the server, the
    /// transfer waits for another lane or the next tick.
    void findHome() {
        FileRow row = transfer.row();
        boolean isEnding = services.lanes().isEnding(row.id());
        if (isEnding || services.lanes().leastBusy().isEmpty()) {
            waiting = isEnding
                    ? new Waiting(WaitReason.SERVER_BUSY, "The server is still ending the last attempt", null)
                    : services.lanes().waiting();
            transfer.moveTo(FileState.WAITING);
            return;
        }
        waiting = null;
        transfer.moveTo(FileState.CHECKING);
        // Something may have been done to the file while there was no connection.
        source.look(untouched -> moveIn());
    }

    private void moveIn() {
        FileRow row = transfer.row();
        Optional<Lane> lane = services.lanes().leastBusy();
        if (attachments.home() == null && lane.isPresent() && !services.lanes().isEnding(row.id())) {
            transfer.beginsAnew();
            attach(lane.get(), row.adopted() ? row.upload() : null);
        }
    }

    /// Joins every lane that carries and that it is not on, as long as there is enough to send.
    void joinMore() {
        for (Lane lane : services.lanes().carriers()) {
            boolean worthIt = plan.hasUncertain() || isWorthIt(plan.bytesToSend());
            if (worthIt && !attachments.isOn(lane) && lane.freeStreams() > 0) {
                attach(lane, transfer.row().upload());
            }
        }
    }

    private void attach(Lane lane, @Nullable String upload) {
        Stream stream = lane.open(transfer);
        attachments.add(stream);
        Fingerprint fingerprint = digests.isWholeKnown() ? digests.fingerprint() : null;
        lane.say(transfer.init(stream.number(), fingerprint, upload, lane.number()));
    }
}
