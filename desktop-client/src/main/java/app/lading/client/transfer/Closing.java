package app.lading.client.transfer;

import app.lading.model.message.ClientMessage;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says `finish` for a large file. Seals of other lanes may still be on their way when it comes: they are said again on
/// the lane of the finish, so that they are there before it.
final class Closing {
    /// Above so many blocks sealed on other lanes it is quicker to wait for `durable` than to seal them again.
    private static final int MOST_SEALED_AGAIN = 1024;

    private final BlockPlan plan;
    private final FileDigests digests;
    private final Attachments attachments;

    Closing(BlockPlan plan, FileDigests digests, Attachments attachments) {
        this.plan = plan;
        this.digests = digests;
        this.attachments = attachments;
    }

    /// The blocks to seal again on the home before the finish.
    ///
    /// @return null when it is too early: not all bytes are acknowledged, or there are too many to say again
    @Nullable
    List<Integer> sealsBefore(Attachment home, boolean allDurable) {
        List<Integer> elsewhere = plan.sealedElsewhere(home.id());
        if (allDurable || elsewhere.isEmpty()) {
            return List.of();
        }
        boolean now = attachments.everythingIsAcked() && elsewhere.size() <= MOST_SEALED_AGAIN;
        return now ? elsewhere : null;
    }

    void say(Attachment home, List<Integer> sealAgain) {
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
