package app.lading.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Judges what keeps the sending from being faster: looks ten times a second, and says what it saw most of in
/// the last two seconds. It only looks; nothing is measured on the way of the bytes themselves.
final class BottleneckWatch {
    private static final int LOOKS = 20;

    /// Answers that take so many times the shortest round trip keep the sending waiting.
    private static final double SLOW = 2;

    private final Lanes lanes;
    private final Turnstile turnstile;
    private final Scheduler scheduler;
    private final Deque<Bottleneck> seen = new ArrayDeque<>();
    private final Map<Integer, Double> shortest = new HashMap<>();

    BottleneckWatch(Lanes lanes, Turnstile turnstile, Scheduler scheduler) {
        this.lanes = lanes;
        this.turnstile = turnstile;
        this.scheduler = scheduler;
    }

    /// Called ten times a second.
    void look() {
        seen.addLast(now());
        if (seen.size() > LOOKS) {
            seen.removeFirst();
        }
    }

    /// What was seen most of; `NONE` when nothing was seen half of the time.
    Bottleneck verdict() {
        Map<Bottleneck, Integer> counts = new EnumMap<>(Bottleneck.class);
        seen.forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > seen.size() && seen.size() >= LOOKS / 4)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Bottleneck.NONE);
    }

    private Bottleneck now() {
        if (scheduler.isResting() || !lanes.anyOpen() || !scheduler.isSending()) {
            return Bottleneck.NONE;
        }
        if (turnstile.isHolding()) {
            return Bottleneck.YOUR_LIMIT;
        }
        Bottleneck verdict = Bottleneck.NONE;
        boolean anyPieces = false;
        for (Lane lane : lanes.open()) {
            double roundTrip = roundTrip(lane);
            if (lane.sending().hasPieces()) {
                anyPieces = true;
                if (lane.sending().queueIsFull()) {
                    return Bottleneck.NETWORK;
                }
                if (lane.sending().windowIsFull()) {
                    boolean slow = roundTrip > SLOW * shortest.getOrDefault(lane.number(), roundTrip);
                    verdict = slow ? Bottleneck.SERVER : Bottleneck.NETWORK;
                }
            }
        }
        if (anyPieces) {
            return verdict;
        }
        return scheduler.isMostlyVerifying() ? Bottleneck.SERVER : Bottleneck.DISK;
    }

    /// How long a byte is under way, in seconds: what is under way over what arrives in a second.
    private double roundTrip(Lane lane) {
        long speed = lane.sending().speed().bytesPerSecond();
        if (speed == 0 || lane.unacked() == 0) {
            return 0;
        }
        double now = (double) lane.unacked() / speed;
        shortest.merge(lane.number(), now, Math::min);
        return now;
    }
}
