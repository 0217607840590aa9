package app.lading.client.account;

import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a whole queue waits although nobody paused it.
///
/// @param until when that ends by itself; null when it depends on something else
public record SessionHold(Reason reason, @Nullable Instant until) {

    /// What a person set.
    public enum Reason {
        /// The schedule says that nothing is sent now.
        OUTSIDE_HOURS,
        /// The network costs by the byte.
        METERED,
        /// The network costs by the byte, and the person wants to be asked.
        METERED_ASK
    }

    /// What the rows of the queue say meanwhile.
    Waiting waiting() {
        return switch (reason) {
            case OUTSIDE_HOURS -> new Waiting(WaitReason.OUTSIDE_HOURS, "Outside the hours for sending", until);
            case METERED, METERED_ASK ->
                new Waiting(
                        WaitReason.METERED,
                        "This network costs by the byte",
                        "It continues on another network, or when you allow this one.",
                        until);
        };
    }
}
