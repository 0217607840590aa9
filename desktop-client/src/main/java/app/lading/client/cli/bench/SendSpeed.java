package app.lading.client.cli.bench;

import app.lading.client.transfer.Bottleneck;
import java.util.Map;

/// How the upload of one file went.
///
/// @param bytes of the file
/// @param nanos from its beginning to the server's word that it is verified and on its disk
/// @param tailNanos of them those after the server had taken the last byte
/// @param connections the most that were open at once
/// @param seen how often the engine said that something kept it from being faster
public record SendSpeed(long bytes, long nanos, long tailNanos, int connections, Map<Bottleneck, Integer> seen) {
    public SendSpeed {
        seen = Map.copyOf(seen);
    }

    /// Bytes a second, from the beginning to the end.
    public double speed() {
        return LocalSpeed.perSecond(bytes, nanos);
    }

    /// Which part of the time was spent after the last byte, 0 to 1.
    double tailShare() {
        return (double) tailNanos / Math.max(1, nanos);
    }

    /// How often something was seen, of all the times that anything was, 0 to 1.
    double share(Bottleneck bottleneck) {
        long all = times(Bottleneck.NETWORK) + times(Bottleneck.SERVER) + times(Bottleneck.DISK);
        return all == 0 ? 0 : (double) times(bottleneck) / all;
    }

    private long times(Bottleneck bottleneck) {
        return seen.getOrDefault(bottleneck, 0);
    }
}
