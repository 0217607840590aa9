package app.lading.client.ui.queue;

import app.lading.client.transfer.Waiting;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;

/// Why something waits, and for how long.
public final class WaitText {
    private final Formats formats;
    private final Texts texts;

    WaitText(Formats formats) {
        this.formats = formats;
        this.texts = formats.texts();
    }

    /// Why something waits, without the countdown.
    public String reason(Waiting waiting) {
        return texts.get("queue.wait."
                + switch (waiting.reason()) {
                    case NETWORK -> "network";
                    case SERVER_STOPPING -> "stopping";
                    case SIGN_IN -> "signIn";
                    case SERVER_BUSY -> "busy";
                    case NO_SPACE -> "space";
                    case SERVER_TROUBLE -> "trouble";
                    case SOURCE_CHANGING -> "changing";
                    case CERTIFICATE -> "certificate";
                    case REFUSED -> "refused";
                    case OUTSIDE_HOURS -> "hours";
                    case METERED -> "metered";
                });
    }

    /// How long until it is tried again: `8 s`; empty when that is not a matter of time.
    public String countdown(Waiting waiting) {
        Instant until = waiting.until();
        if (until == null) {
            return "";
        }
        long millis = Duration.between(formats.times().now(), until).toMillis();
        return formats.durations().exact(Duration.ofSeconds(Math.max(0, (millis + 999) / 1000)));
    }

    /// Why something waits and for how long: `No network, 8 s`, `Outside hours, until 22:00`.
    public String title(Waiting waiting) {
        String reason = reason(waiting);
        Instant until = waiting.until();
        if (until == null) {
            return reason;
        }
        return waiting.reason().isHold()
                ? texts.get("queue.wait.until", reason, formats.times().moment(until))
                : texts.get("queue.wait.in", reason, countdown(waiting));
    }

    /// How it will go on.
    public String detail(Waiting waiting) {
        return texts.get(
                switch (waiting.reason()) {
                    case SIGN_IN -> "queue.wait.detail.signIn";
                    case CERTIFICATE -> "queue.wait.detail.certificate";
                    case METERED -> "queue.wait.detail.metered";
                    default -> "queue.wait.detail";
                });
    }
}
