package app.lading.client.cli.bench;

import app.lading.model.size.ByteSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Everything that `lading bench` found out.
///
/// @param server where to
/// @param user as whom
/// @param place the folder in which the file lay
/// @param roundTrips of small requests, at least one
public record BenchReport(
        String server,
        String user,
        String place,
        LocalSpeed local,
        List<Duration> roundTrips,
        SendSpeed send,
        Verdict verdict) {
    public BenchReport {
        roundTrips = roundTrips.stream().sorted().toList();
    }

    /// A small table and a sentence.
    public List<String> lines() {
        return List.of(
                "Measured with a file of " + ByteSize.format(send.bytes()) + " in " + place + ", sent to " + server
                        + " as " + user + " and deleted again.",
                "",
                line(
                        "Your disk",
                        "reads " + Verdict.speed(local.read())
                                + (local.fromDisk() ? "" : " (from memory; it cannot be read past the cache)")),
                line("The digest", Verdict.speed(local.digest()) + " on one processor (SHA-256)"),
                line(
                        "Round trip",
                        String.format(
                                Locale.ROOT,
                                "%.1f ms at least, %.1f ms in the middle of %d requests",
                                millis(roundTrips.getFirst()),
                                millis(middle()),
                                roundTrips.size())),
                line(
                        "Upload",
                        String.format(
                                Locale.ROOT,
                                "%s, %.2f s; of it %.2f s after the last byte, until it was verified and stored",
                                Verdict.speed(send.speed()),
                                send.nanos() / 1e9,
                                send.tailNanos() / 1e9)),
                line("Connections", send.connections() + " at most"),
                "",
                "Limited by: " + verdict.sentence());
    }

    /// The same for programs: one object.
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("server", server);
        fields.put("user", user);
        fields.put("bytes", send.bytes());
        fields.put("diskBytesPerSecond", Math.round(local.read()));
        fields.put("diskPastCache", local.fromDisk());
        fields.put("digestBytesPerSecond", Math.round(local.digest()));
        fields.put("roundTripMillis", millis(roundTrips.getFirst()));
        fields.put("roundTripMedianMillis", millis(middle()));
        fields.put("uploadBytesPerSecond", Math.round(send.speed()));
        fields.put("uploadSeconds", send.nanos() / 1e9);
        fields.put("afterLastByteSeconds", send.tailNanos() / 1e9);
        fields.put("connections", send.connections());
        fields.put("limitedBy", verdict.limit().wireName());
        fields.put("message", "Limited by: " + verdict.sentence());
        return fields;
    }

    private Duration middle() {
        return roundTrips.get(roundTrips.size() / 2);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static String line(String what, String found) {
        return String.format("  %-12s %s", what, found);
    }
}
