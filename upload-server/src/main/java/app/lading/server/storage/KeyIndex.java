package app.lading.server.storage;

import app.lading.model.digest.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Numbers by name, for millions of names: 24 bytes an entry, however long the name is. Names are told apart by
/// 128 bits of their SHA-256. Not thread safe.
final class KeyIndex {
    /// What [#get] says of a name that has no number.
    static final int NONE = -1;

    private final MessageDigest digest = Digests.sha256();
    private long[] high = new long[64];
    private long[] low = new long[64];
    /// More by two than what was put, so that zero is a free place.
    private int[] numbers = new int[64];
    private int used;

    int get(String name) {
        int at = place(hash(name));
        return numbers[at] == 0 ? NONE : numbers[at] - 2;
    }

    boolean contains(String name) {
        return get(name) != NONE;
    }

    /// Gives a name another number, 0 or more, or [#NONE].
    void put(String name, int number) {
        ByteBuffer hash = hash(name);
        int at = place(hash);
        if (numbers[at] == 0) {
            if (3 * used >= 2 * numbers.length) {
                grow();
                at = place(hash);
            }
            high[at] = hash.getLong(0);
            low[at] = hash.getLong(8);
            used++;
        }
        numbers[at] = number + 2;
    }

    private ByteBuffer hash(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    }

    private int place(ByteBuffer hash) {
        return place(hash.getLong(0), hash.getLong(8));
    }

    private int place(long first, long second) {
        int mask = numbers.length - 1;
        int at = (int) first & mask;
        while (numbers[at] != 0 && (high[at] != first || low[at] != second)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldNumbers = numbers;
        high = new long[2 * oldHigh.length];
        low = new long[2 * oldLow.length];
        numbers = new int[2 * oldNumbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                int at = place(oldHigh[i], oldLow[i]);
                high[at] = oldHigh[i];
                low[at] = oldLow[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }
}
