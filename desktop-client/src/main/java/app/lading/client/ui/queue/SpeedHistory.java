package app.lading.client.ui.queue;

/// The last speeds of something, one a second at most. One thread.
public final class SpeedHistory {
    private final long[] speeds;
    private int next;
    private int size;
    private long peak;

    /// Nothing is remembered yet.
    ///
    /// @param length how many speeds are kept
    public SpeedHistory(int length) {
        this.speeds = new long[length];
    }

    /// Takes the newest speed; the oldest is forgotten.
    ///
    /// @param bytesPerSecond 0 or more
    public void add(long bytesPerSecond) {
        speeds[next] = bytesPerSecond;
        next = (next + 1) % speeds.length;
        size = Math.min(size + 1, speeds.length);
        peak = 0;
        for (int i = 0; i < size; i++) {
            peak = Math.max(peak, get(i));
        }
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// How many there can be.
    public int length() {
        return speeds.length;
    }

    /// A speed.
    ///
    /// @param index 0 for the oldest
    public long get(int index) {
        return speeds[Math.floorMod(next - size + index, speeds.length)];
    }

    /// The highest of those that are kept; 0 when there is none.
    public long peak() {
        return peak;
    }

    /// Whether every kept speed is 0.
    public boolean isFlat() {
        return peak == 0;
    }
}
