package app.lading.client.ui.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// When a voice hears of a row anew: at once when the row is another one or its state changed, and of numbers that
/// only count up or down at most every few seconds, because each change interrupts the listener.
final class SpokenPace {
    static final Duration REST = Duration.ofSeconds(5);

    private Object key = "";
    private String words = "";
    private Instant at = Instant.MIN;

    /// What is to be said now, if anything.
    ///
    /// @param about equal as long as it is the same row in the same state
    /// @param sentence what the row says now; asked only when it may be said
    /// @return the new words; null when nothing is to be said
    @Nullable
    String next(Object about, Instant now, Supplier<String> sentence) {
        boolean another = !about.equals(key);
        if (!another && now.isBefore(at.plus(REST))) {
            return null;
        }
        key = about;
        at = now;
        String fresh = sentence.get();
        if (!another && fresh.equals(words)) {
            return null;
        }
        words = fresh;
        return fresh;
    }
}
