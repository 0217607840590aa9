package app.lading.client.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why something waits, for people and programs.
///
/// @param sentence one sentence without the countdown: "No connection to files.example.org:8470"
/// @param remedy what a person can do about it, one sentence; empty when there is nothing to do
/// @param until when it is tried again; null when that is not a matter of time
public record Waiting(
        WaitReason reason,
        String sentence,
        String remedy,
        @Nullable Instant until) {

    /// A waiting about which nothing can be done.
    public Waiting(WaitReason reason, String sentence, @Nullable Instant until) {
        this(reason, sentence, "", until);
    }

    /// Whether it goes on without anybody doing anything.
    public boolean healsByItself() {
        return switch (reason) {
            case REFUSED, CERTIFICATE, SIGN_IN -> false;
            default -> true;
        };
    }
}
