package app.lading.server.access.socket;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which stream numbers were open on a socket before, in bounded memory.
///
/// Clients count upwards, so the numbers are a handful of ranges. A client that scatters them makes the oldest
/// low ranges be forgotten, and only gets `bad-state` instead of silence for what crosses the end of those. Not
/// thread safe: the socket's lock guards it.
final class PastStreams {
    private static final int MAX_RANGES = 1024;

    /// First number of each range to its last, inclusive.
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    void add(long stream) {
        if (contains(stream)) {
            return;
        }
        long first = stream;
        long last = stream;
        Map.@Nullable Entry<Long, Long> before = lastByFirst.lowerEntry(stream);
        if (before != null && before.getValue() == stream - 1) {
            first = before.getKey();
        }
        @Nullable Long after = lastByFirst.remove(stream + 1);
        if (after != null) {
            last = after;
        }
        lastByFirst.put(first, last);
        if (lastByFirst.size() > MAX_RANGES) {
            lastByFirst.pollFirstEntry();
        }
    }

    boolean contains(long stream) {
        Map.@Nullable Entry<Long, Long> entry = lastByFirst.floorEntry(stream);
        return entry != null && entry.getValue() >= stream;
    }

    int ranges() {
        return lastByFirst.size();
    }
}
