package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.model.digest.Blocks;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file of more than one block. It is opened once and goes onto lanes ([Joining]); blocks are read ahead
/// and each travels whole on one lane, with its seal behind it. The digests are kept on disk, so that after a break, a
/// pause or a restart only what the server lacks is read again.
///
/// In memory: some bits a block ([BlockPlan]), and at most [#DEPTH] blocks on each lane out of the common pool.
final class LargeTransfer extends Transfer implements BlockWork.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(LargeTransfer.class);

    /// Blocks that are read or sent on one lane at a time: one on its way, the others being read.
    private static final int DEPTH = 3;

    private static final long SETTLE_WITHIN = 10_000_000_000L;

    private final Blocks blocks;
    private final BlockPlan plan;
    private final FileDigests digests;
    private final BlockWork work;
    private final Attachments attachments = new Attachments();
    private final LargeProgress progress = new LargeProgress();
    private final Closing closing;
    private final HeldSource source;
    private final Joining joining;
    private @Nullable HashAhead hashAhead;
    private boolean opened;
    private boolean planned;

    private boolean toldEnd;
    private long uncertainSince;

    LargeTransfer(Services services, Outcome outcome, Item item, FileRow row, Tries tries) {
        super(services, outcome, item, row, tries);
        this.blocks = new Blocks(row.size());
        this.plan = new BlockPlan(blocks);
        this.progress.planned(row.there(), 0);
        this.digests = new FileDigests(services.store(), services.ledger(), row.id(), blocks.count(), row.stamp());
        this.work = new BlockWork(services, path, blocks, plan, digests, this);
        this.source = new HeldSource(services.reader(), path, digests, this, () -> work.reading() > 0);
        this.closing = new Closing(this, plan, digests, attachments, work, progress, source);
        this.joining = new Joining(services, this, plan, digests, attachments, source);
    }

    @Override
    void begin() {
        moveTo(FileState.CHECKING);
        new SourceOpening(services, this, digests).begin();
    }

    /// The file is open from now on, and closed by this transfer.
    void holds(SourceFile file) {
        source.hold(file);
    }

    /// It is the file that was begun: it may go to the server.
    void opened() {
        opened = true;
        joining.findHome();
    }

    /// It goes onto a lane as if for the first time: the server tells what it has.
    void beginsAnew() {
        planned = false;
        closing.takeBack();
    }

    /// A lane can be used: it becomes the home of a file without one, or is joined.
    void laneOpened() {
        if (isOver() || !opened) {
            return;
        }
        if (attachments.home() == null) {
            joining.findHome();
        } else {
            joinLanes();
        }
    }

    private void joinLanes() {
        if (planned && !closing.isBegun() && row().upload() != null && !isHeldBack()) {
            joining.joinMore();
        }
    }

    @Override
    public void ready(Stream stream, ServerMessage.Ready ready) {
        Attachment attachment = attachments.of(stream);
        if (isOver() || attachment == null) {
            return;
        }
        attachment.isReady = true;
        progress.durable(ready.durable());
        if (planned) {
            plan.settle(ready.missing(), ready.unsealed());
        } else {
            planFrom(ready);
        }
        joinLanes();
        fill();
    }

    private void planFrom(ServerMessage.Ready ready) {
        planned = true;
        if (!ready.upload().equals(row().upload())) {
            keepSoon(row().withUpload(ready.upload(), row().adopted()));
        }
        // Blocks that the server holds and whose digest is not known here are read and sealed again: that finds a file
        // which is not the one that another machine, or this one before it lost its ledger, began.
        plan.begin(ready.missing(), ready.unsealed(), digests.known());
        long missing = ready.missing().stream().mapToLong(Range::length).sum();
        progress.planned(row().size() - missing, (long) plan.blocksToSeal() * Blocks.BLOCK_SIZE);
        item.continuedFile(row().size() - missing);
        if (Joining.isWorthIt(missing)) {
            services.lanes().wantForBulk();
        }
        if (ready.likely() && !digests.isComplete() && plan.blocksToSeal() == 0) {
            hashAhead = new HashAhead(services.loop(), blocks, blocks.count() - digests.count());
        }
        showState();
    }

    private void showState() {
        if (!closing.isBegun() && planned) {
            boolean onlyReads = plan.isChecking() || isHeldBack() || (plan.isComplete() && !digests.isProven());
            moveTo(onlyReads ? FileState.CHECKING : FileState.UPLOADING);
        }
    }

    /// Called when there may be room for more: buffers, window, time.
    void fill() {
        SourceFile file = source.file();
        if (isOver() || !planned || closing.isBegun() || file == null) {
            return;
        }
        settleInTime();
        List<Attachment> carriers = attachments.carriers(services.lanes().carriers());
        boolean taken = true;
        while (taken) {
            taken = false;
            for (Attachment attachment : carriers) {
                taken |= attachment.count < DEPTH && mayTake() && takeNext(file, attachment);
            }
        }
        hashNext(file);
        work.proveNext(file);
        closing.whenComplete();
    }

    /// Whether sending waits for the file to be read first, because the server may have it already.
    private boolean isHeldBack() {
        return hashAhead != null && hashAhead.isHoldingBack();
    }

    private boolean mayTake() {
        return plan.hasWork() && (hashAhead == null || hashAhead.maySend(attachments.blocksUnderWay()));
    }

    private boolean takeNext(SourceFile file, Attachment attachment) {
        boolean taken = work.readNext(file, attachment);
        if (taken && hashAhead != null) {
            hashAhead.sends();
        }
        return taken;
    }

    private void settleInTime() {
        if (!plan.hasUncertain()) {
            uncertainSince = services.loop().nanos();
        } else if (services.loop().nanos() - uncertainSince > SETTLE_WITHIN) {
            plan.sendUncertainAgain();
        }
    }

    @Override
    public boolean isFinishing() {
        return closing.isBegun();
    }

    @Override
    public void sourceBroken(Problem problem) {
        pauseAtServer();
        endFailed(problem);
    }

    @Override
    public void wasRead() {
        if (isOver()) {
            source.closeWhenOver();
        } else {
            fill();
        }
    }

    private void hashNext(SourceFile file) {
        HashAhead ahead = hashAhead;
        if (ahead == null) {
            return;
        }
        work.hashNext(file, ahead);
        if (digests.isComplete()) {
            hashAhead = null;
            if (planned && digests.isWholeKnown()) {
                attachments.sayAtHome(stream -> new ClientMessage.Offer(stream, digests.fingerprint()));
            }
            showState();
            joinLanes();
            fill();
        }
    }

    @Override
    public void blockSent(Stream stream, BlockSend send) {
        Attachment attachment = attachments.of(stream);
        if (attachment == null) {
            return;
        }
        attachment.count--;
        sealSent(attachment, send.block(), false);
        outcome.room();
    }

    @Override
    public void sealSent(Attachment attachment, int block, boolean wasChecked) {
        progress.checked(wasChecked ? blocks.length(block) : 0);
        plan.sealSent(block);
        attachment.seals.addLast(new Attachment.SealMark(block, attachment.stream.sent()));
        showState();
    }

    /// The file was touched, but is the same: what is in doubt is read again.
    void goOn() {
        showState();
        fill();
    }

    /// `finish` is about to be said.
    void finishes() {
        moveTo(FileState.VERIFYING);
        if (!digests.state().surelySame(row().stamp())) {
            keepSoon(row().withStamp(digests.state()));
        }
    }

    @Override
    public void progress(Stream stream, long fresh, long nowDurable) {
        services.ledger().acked(item, fresh);
        progress.acked(fresh);
        if (progress.durable(nowDurable) || fresh > 0) {
            tries.progressed();
        }
        Attachment attachment = attachments.of(stream);
        if (attachment != null) {
            attachment.takenSeals().forEach(plan::sealTaken);
        }
        if (hashAhead != null && attachments.everythingIsAcked() && attachments.blocksUnderWay() == 0) {
            hashAhead.allArrived();
        }
        fill();
    }

    @Override
    public void reject(Stream stream, int block) {
        if (isOver()) {
            return;
        }
        LOG.warn("the server rejected block {} of {}; it is read and sent again", block, path);
        if (tries.rejected()) {
            pauseAtServer();
            damaged(block);
            return;
        }
        digests.doubt(block);
        plan.rejected(block);
        showState();
        fill();
    }

    @Override
    public void verifying(Stream stream, ServerMessage.Verifying verifying) {
        progress.verifying(verifying.done(), verifying.of());
    }

    @Override
    public void finished(Stream stream, ServerMessage.Finished finished) {
        if (!isMine(stream) || isOver()) {
            return;
        }
        if (!digests.isWholeKnown() || !finished.fingerprint().equals(digests.fingerprint())) {
            // The server finished something under this name or number, but whether it is what lies here is known only
            // when all of it was read here and is the same. It is sent as a new file; should it be there already after
            // all, that is found by reading it.
            digests.forget();
            keep(row().begunAnew(row().stamp(), services.keys().next(), row().restarts()));
            endAgain();
            return;
        }
        endDone(finished);
    }

    @Override
    public void failed(Stream stream, ServerMessage.Failed failed) {
        if (isMine(stream)) {
            super.failed(stream, failed);
        }
    }

    @Override
    public void paused(Stream stream) {
        lost(stream);
    }

    @Override
    public void cancelled(Stream stream) {
        // Somebody gave it up at the server while it was sent from here.
        if (isMine(stream) && !isOver()) {
            endFailed(new Problem(
                    "cancelled",
                    "the upload of '" + row().name() + "' was given up at the server",
                    "Retry if it should be sent after all."));
        }
    }

    @Override
    public void lost(Stream stream) {
        Attachment attachment = attachments.of(stream);
        if (isOver() || attachment == null) {
            return;
        }
        if (attachment == attachments.home()) {
            closing.takeBack();
        }
        attachments.remove(attachment);
        plan.lost(attachment.id());
        if (attachments.home() == null) {
            planned = false;
            progress.speed().idle();
            joining.findHome();
        } else {
            showState();
            laneOpened();
            fill();
        }
    }

    private boolean isMine(Stream stream) {
        return attachments.of(stream) != null;
    }

    @Override
    void pauseAtServer() {
        if (!closing.isBegun() && !toldEnd) {
            toldEnd = true;
            attachments.sayAtHome(ClientMessage.Pause::new);
        }
    }

    @Override
    void cancelAtServer() {
        Attachment at = attachments.home();
        if (at != null && !at.stream.isEnded() && !closing.isBegun()) {
            toldEnd = true;
            at.say(new ClientMessage.Cancel(at.stream.number()));
        } else if (row().upload() != null && !row().adopted()) {
            services.calls().cancelUpload(row().upload(), () -> {});
        }
    }

    @Override
    void release() {
        // Whatever ended this attempt, no stream of it stays open at the server.
        attachments.all().stream()
                .filter(attachment -> attachment.stream.isEnded())
                .toList()
                .forEach(attachments::remove);
        pauseAtServer();
        attachments.letGo(row().id());
        source.closeWhenOver();
    }

    void notice(String kind, String text) {
        services.ledger().notice(item, path.toString(), kind, text);
    }

    /// Called a few times a second.
    void tick(long nowNanos) {
        if (attachments.home() != null) {
            progress.speed().tick(nowNanos);
        } else if (!isOver() && opened) {
            joining.findHome();
        }
        if (hashAhead != null) {
            showState();
        }
        // Lanes that are open already may have become worth using.
        joinLanes();
        fill();
    }

    @Override
    long there() {
        return progress.moved(row());
    }

    /// Whether the server told what it has.
    boolean isPlanned() {
        return planned;
    }

    /// What the server has of it, as far as it told.
    BlockView blocks() {
        return BlockView.of(row().id(), blocks, plan.received(), progress.durable());
    }

    @Override
    ActiveFile view() {
        return progress.view(row(), state(), attachments.sent(), blocksRead(), joining.waiting());
    }

    /// How many blocks were read ahead, or again; null when neither is under way.
    private @Nullable Integer blocksRead() {
        if (isHeldBack()) {
            return digests.count();
        }
        return digests.isProven() ? null : (Integer) digests.countProven();
    }
}
