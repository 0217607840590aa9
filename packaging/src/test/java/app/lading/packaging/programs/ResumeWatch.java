package app.lading.packaging.programs;

import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Reckons what each kill cost the uploads of large files, from the server's own words: what it still missed when an
/// attempt began, and what it took during it. An attempt is the time between two kills.
///
/// Two things must hold: the server kept what it took, but for the blocks that were open; and the client sent only what
/// was missing.
final class ResumeWatch implements WireTap.MessageListener {
    private static final long SMALL = 4L * 1024 * 1024;

    private final Map<Long, Integer> attemptOf = new HashMap<>();
    private final Map<String, Attempt> attemptByStream = new HashMap<>();
    private final Map<String, TreeMap<Integer, Attempt>> uploads = new HashMap<>();
    private int attempt;

    private static final class Attempt {
        long missing;
        final Map<String, Long> acked = new HashMap<>();

        long taken() {
            return acked.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Somebody was killed: what is opened from now on belongs to the next attempt.
    synchronized void killed() {
        attempt++;
    }

    @Override
    public synchronized void opened(long connection) {
        attemptOf.put(connection, attempt);
    }

    @Override
    public synchronized void message(long connection, ServerMessage message) {
        switch (message) {
            case ServerMessage.Ready ready -> {
                Attempt current = uploads.computeIfAbsent(ready.upload(), any -> new TreeMap<>())
                        .computeIfAbsent(attemptOf.getOrDefault(connection, 0), any -> new Attempt());
                long missing = ready.missing().stream().mapToLong(Range::length).sum();
                current.missing = Math.max(current.missing, missing);
                attemptByStream.put(connection + "/" + ready.stream(), current);
            }
            case ServerMessage.Progress progress -> {
                String stream = connection + "/" + progress.stream();
                Attempt current = attemptByStream.get(stream);
                if (current != null) {
                    current.acked.merge(stream, progress.acked(), Math::max);
                }
            }
            default -> {}
        }
    }

    /// How many uploads of large files there were: one for each file, however often it was continued.
    synchronized long uploads() {
        return uploads.values().stream().filter(ResumeWatch::isLarge).count();
    }

    /// The most that a server took in one attempt before somebody was killed, in bytes.
    synchronized long longestBrokenAttempt() {
        return uploads.values().stream()
                .filter(ResumeWatch::isLarge)
                .flatMap(attempts -> attempts.headMap(attempts.lastKey()).values().stream())
                .mapToLong(Attempt::taken)
                .max()
                .orElse(0);
    }

    /// What was lost or sent in vain, in words; empty when all is well.
    ///
    /// @param open how many bytes the blocks hold that may be open at once
    /// @param twice how many bytes may come twice in one attempt
    synchronized List<String> violations(long open, long twice) {
        List<String> violations = new ArrayList<>();
        uploads.forEach((upload, attempts) -> {
            if (!isLarge(attempts)) {
                return;
            }
            attempts.forEach((number, one) -> {
                if (one.taken() > one.missing + twice) {
                    violations.add("upload " + upload + ", attempt " + number + ": the server missed " + one.missing
                            + " bytes, but " + one.taken() + " came");
                }
                Map.Entry<Integer, Attempt> next = attempts.higherEntry(number);
                if (next != null) {
                    long kept = one.missing - next.getValue().missing;
                    if (one.taken() - kept > open) {
                        violations.add("upload " + upload + ", attempt " + number + ": the server took " + one.taken()
                                + " bytes, but kept only " + kept + " of them");
                    }
                }
            });
        });
        return violations;
    }

    private static boolean isLarge(NavigableMap<Integer, Attempt> attempts) {
        return attempts.firstEntry().getValue().missing > SMALL;
    }
}
