package app.lading.client.cli;

import app.lading.client.link.LinkFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long is waited between two tries: longer each time until something moves, a minute at most, and never longer
/// than until somebody interrupts.
final class Patience {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Interruption interruption;
    private final GetProgress progress;
    private Duration wait = FIRST_WAIT;

    Patience(Interruption interruption, GetProgress progress) {
        this.interruption = interruption;
        this.progress = progress;
    }

    /// Something moved: what was wrong is over.
    void moved() {
        wait = FIRST_WAIT;
    }

    /// Waits before the next try, and says why.
    ///
    /// @return false when it was interrupted
    boolean await(LinkFailure failure) {
        progress.waiting(failure.message(), wait);
        if (interruption.await(jittered(wait))) {
            return false;
        }
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return true;
    }

    private static Duration jittered(Duration wait) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2, wait.toMillis() + 1));
    }
}
