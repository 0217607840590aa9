package app.lading.client.transfer;

import app.lading.model.message.ClientMessage;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says `finish` for a large file, when all of it is sealed and the file is still what was read. Seals of other lanes
/// may still be on their way then: they are said again on the lane of the finish, so that they are there before it.
final class Closing {
    /// Above so many blocks sealed on other lanes it is quicker to wait for `durable` than to seal them again.
    private static final int MOST_SEALED_AGAIN = 1024;

    /// After so many last looks that found the file touched, it is taken for one that does not rest.
    private static final int MOST_TOUCHED = 5;

    private final LargeTransfer transfer;
    private final BlockPlan plan;
    private final FileDigests digests;
    private final Attachments attachments;
    private final BlockWork work;
    private final LargeProgress progress;
    private final HeldSource source;
    private boolean begun;

    /// So often the last look found that something had been done to the file since it was read.
    private int touched;

    Closing(
            LargeTransfer transfer,
            BlockPlan plan,
            FileDigests digests,
            Attachments attachments,
            BlockWork work,
            LargeProgress progress,
            HeldSource source) {
        this.transfer = transfer;
        this.plan = plan;
        this.digests = digests;
        this.attachments = attachments;
        this.work = work;
        this.progress = progress;
        this.source = source;
    }

    /// Whether `finish` was said on the home, and the home is still there.
    boolean isBegun() {
        return begun;
    }

    /// The home is gone: whether the server heard it, nobody knows.
    void takeBack() {
        begun = false;
    }

    /// Finishes if it is time.
    void whenComplete() {
        if (sealsBeforeFinish() != null) {
            source.look(untouched -> {
                if (untouched) {
                    finish();
                } else if (++touched > MOST_TOUCHED) {
                    transfer.sourceChanged("something is done to it again and again");
                } else {
                    transfer.goOn();
                }
            });
        }
    }

    /// The file was still the same a moment ago; whether all is sealed may have changed meanwhile.
    private void finish() {
        Attachment home = attachments.home();
        List<Integer> sealAgain = sealsBeforeFinish();
        if (home != null && sealAgain != null) {
            begun = true;
            transfer.finishes();
            say(home, sealAgain);
        }
    }

    /// The blocks to seal again on the home before the finish; null when it is too early: not all is sealed or
    /// acknowledged, or there are too many to say again.
    private @Nullable List<Integer> sealsBeforeFinish() {
        Attachment home = attachments.home();
        boolean allSealed = plan.isComplete() && digests.isProven() && work.reading() == 0;
        if (!allSealed || home == null || !home.isReady) {
            return null;
        }
        List<Integer> elsewhere = plan.sealedElsewhere(home.id());
        if (elsewhere.isEmpty() || progress.isAllDurable(transfer.row().size())) {
            return List.of();
        }
        boolean now = attachments.everythingIsAcked() && elsewhere.size() <= MOST_SEALED_AGAIN;
        return now ? elsewhere : null;
    }

    private void say(Attachment home, List<Integer> sealAgain) {
        for (int block : sealAgain) {
            byte[] digest = digests.get(block);
            if (digest != null) {
                home.say(new ClientMessage.Seal(
                        home.stream.number(), block, HexFormat.of().formatHex(digest)));
            }
        }
        home.say(new ClientMessage.Finish(home.stream.number(), digests.fingerprint()));
    }
}
