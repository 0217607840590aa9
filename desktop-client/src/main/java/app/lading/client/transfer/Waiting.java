package app.lading.client.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why something waits, for people and programs.
///
/// @param sentence one sentence without the countdown: "No connection to files.example.org:8470"
/// @param until when it is tried again; null when that is not a matter of time
public record Waiting(
        WaitReason reason, String sentence, @Nullable Instant until) {}
