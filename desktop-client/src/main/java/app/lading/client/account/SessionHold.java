package app.lading.client.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a whole queue rests although nobody paused it.
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
}
