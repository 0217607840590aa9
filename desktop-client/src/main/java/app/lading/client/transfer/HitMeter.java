package app.lading.client.transfer;

/// How often small files turned out to be on the server already. While that is rare, their bytes follow `init` without
/// waiting; while it is not, sending them would be for nothing, so the answer is awaited.
final class HitMeter {
    private static final double WEIGHT = 0.1;
    private static final double MANY = 0.3;

    private double share;

    void finished(boolean instant) {
        share += WEIGHT * ((instant ? 1 : 0) - share);
    }

    boolean hitsAreLikely() {
        return share > MANY;
    }
}
