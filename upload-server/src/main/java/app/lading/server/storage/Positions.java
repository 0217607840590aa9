package app.lading.server.storage;

import java.util.Arrays;

/// A set of positions in a file, of eight bytes each. Not thread safe.
final class Positions {
    private long[] all = new long[16];
    private int count;
    private boolean sorted = true;

    void add(long position) {
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        sorted &= count == 0 || all[count - 1] <= position;
        all[count++] = position;
    }

    boolean contains(long position) {
        if (!sorted) {
            Arrays.sort(all, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(all, 0, count, position) >= 0;
    }

    /// The one that was added as this, from 0 on; only before the first [#contains].
    long get(int index) {
        return all[index];
    }

    int count() {
        return count;
    }
}
