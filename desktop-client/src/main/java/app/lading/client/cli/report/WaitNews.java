package app.lading.client.cli.report;

import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decides which waiting of single files is worth a line that stays: each reason when it has lasted for a moment, and
/// again every ten minutes. A thousand files that wait for the same thing, each trying again every few seconds, are one
/// line.
final class WaitNews {
    /// What is over before that is nothing to tell.
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int MOST_KNOWN = 200;

    private final Map<String, Times> known = new LinkedHashMap<>();

    private record Times(Instant first, Instant last, Instant told) {}

    /// A reason to tell.
    ///
    /// @param first the first file that waits for it
    /// @param files how many do
    record Told(Waiting waiting, ActiveFile first, long files) {}

    /// What is to be told now. While there is no connection that is the reason for everything, and told elsewhere.
    List<Told> of(Snapshot snapshot, Instant now) {
        if (snapshot.connection().waiting() != null) {
            return List.of();
        }
        Map<String, Told> reasons = new LinkedHashMap<>();
        for (ActiveFile file : snapshot.active()) {
            Waiting waiting = file.waiting();
            if (waiting != null) {
                reasons.merge(
                        key(file, waiting),
                        new Told(waiting, file, 1),
                        (told, one) -> new Told(told.waiting(), told.first(), told.files() + 1));
            }
        }
        List<Told> news = new ArrayList<>();
        reasons.forEach((key, told) -> {
            if (isDue(key, now)) {
                news.add(told);
            }
        });
        while (known.size() > MOST_KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
        return news;
    }

    private static String key(ActiveFile file, Waiting waiting) {
        // What one file does is no news about another.
        return waiting.reason() == WaitReason.SOURCE_CHANGING
                ? waiting.reason() + " " + file.id()
                : waiting.reason().toString();
    }

    private boolean isDue(String key, Instant now) {
        Times times = known.remove(key);
        if (times == null || times.last().plus(AGAIN).isBefore(now)) {
            times = new Times(now, now, Instant.MIN);
        }
        boolean due = !now.isBefore(times.first().plus(MOMENT))
                && (times.told().equals(Instant.MIN)
                        || !now.isBefore(times.told().plus(AGAIN)));
        known.put(key, new Times(times.first(), now, due ? now : times.told()));
        return due;
    }
}
