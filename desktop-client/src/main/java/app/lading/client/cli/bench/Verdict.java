package app.lading.client.cli.bench;

import app.lading.client.transfer.Bottleneck;
import app.lading.model.size.ByteSize;
import java.time.Duration;
import java.util.Locale;

/// What keeps the sending from being faster, judged from this end of the wire.
///
/// @param limit for programs
/// @param sentence for people: what it is, and what speaks for it
public record Verdict(Limit limit, String sentence) {
    /// So much of the time after the last byte is more than the usual end of an upload.
    private static final double LONG_TAIL = 0.3;

    private static final long LEAST_TAIL = 300_000_000L;

    /// So much of what was seen decides.
    private static final double MOST = 0.5;

    /// The engine reads and digests on so many threads.
    private static final int READERS = 2;

    /// What can do so many times more does not limit.
    private static final double FAR_MORE = 2;

    /// Round trips shorter than that do not leave the house.
    private static final Duration NEAR = Duration.ofMillis(1);

    /// What it can be.
    public enum Limit {
        LINK,
        DISK,
        DIGEST,
        COMPUTER,
        SERVER_DISK,
        SERVER,
        UNKNOWN;

        /// Its name in JSON.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Judges.
    ///
    /// @param roundTrip the shortest that was seen
    /// @param processors of this machine
    public static Verdict of(LocalSpeed local, SendSpeed send, Duration roundTrip, int processors) {
        if (send.tailNanos() >= LEAST_TAIL && send.tailShare() >= LONG_TAIL) {
            return new Verdict(
                    Limit.SERVER_DISK,
                    String.format(
                            Locale.ROOT,
                            "the server's disk. Of %.1f s, %.1f s passed after the last byte had arrived there, until"
                                    + " all of it was on stable storage.",
                            send.nanos() / 1e9,
                            send.tailNanos() / 1e9));
        }
        if (send.share(Bottleneck.DISK) > MOST) {
            return here(local, send, processors);
        }
        if (send.share(Bottleneck.NETWORK) > MOST) {
            return roundTrip.compareTo(NEAR) < 0
                    ? new Verdict(
                            Limit.LINK,
                            "the way to the server, or the server itself: it is so near that a server that reads"
                                    + " slowly looks the same as a full network from here.")
                    : new Verdict(
                            Limit.LINK,
                            "the link. Bytes were ready here all the time, and the connections took no more of them.");
        }
        if (send.share(Bottleneck.SERVER) > MOST) {
            return new Verdict(
                    Limit.SERVER,
                    "the server. Its answers came late although the network had taken everything; whether its disk or"
                            + " its processor is slow cannot be told from here.");
        }
        return new Verdict(
                Limit.UNKNOWN,
                "nothing that stands out. No cause held for most of the time; a larger --size tells more.");
    }

    private static Verdict here(LocalSpeed local, SendSpeed send, int processors) {
        int threads = Math.min(READERS, Math.max(1, processors));
        double digests = threads * local.digest();
        boolean diskIsSlower = local.fromDisk() && local.read() <= digests;
        double slower = diskIsSlower ? local.read() : digests;
        String waited = "The connections had room and waited for bytes";
        if (slower > FAR_MORE * send.speed()) {
            return new Verdict(
                    Limit.COMPUTER,
                    "this computer. " + waited + ", although its disk and its digest can do far more alone: other"
                            + " programs, or the server when it runs here too, took the processors.");
        }
        if (diskIsSlower) {
            return new Verdict(
                    Limit.DISK, "your disk. " + waited + ", and it reads no more than " + speed(slower) + ".");
        }
        return new Verdict(
                Limit.DIGEST,
                "the digest. " + waited + ", and this computer digests no more than " + speed(slower)
                        + (threads > 1 ? " on " + threads + " processors." : ".")
                        + (local.fromDisk() ? "" : " It may be your disk too, which could not be measured."));
    }

    /// `94.1 MB/s`.
    static String speed(double bytesPerSecond) {
        return ByteSize.format(Math.round(bytesPerSecond)) + "/s";
    }
}
