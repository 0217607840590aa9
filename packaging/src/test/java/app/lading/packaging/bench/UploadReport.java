package app.lading.packaging.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Says a line for each round, and in the end what all rounds gave together.
final class UploadReport {
    private static final double MEGABYTE = 1e6;
    private static final double GIBIBYTE = 1L << 30;

    private final Workload workload;
    private final BenchConsole console;
    private final Map<Peer, List<Peer.Carried>> rounds = new LinkedHashMap<>();

    /// @param peers what is measured, then what it is compared with
    UploadReport(Workload workload, List<Peer> peers, BenchConsole console) {
        this.workload = workload;
        this.console = console;
        peers.forEach(peer -> rounds.put(peer, new ArrayList<>()));
    }

    /// Takes what one round of one peer gave.
    ///
    /// @param round negative for one that only warms up
    void add(int round, Peer peer, Peer.Carried carried) {
        console.say(String.format(
                Locale.ROOT,
                "  %-8s  %-18s  %8.3f s  client %6.2f CPU s, %4.0f MB  server %6.2f CPU s, %4.0f MB  all equal",
                round < 0 ? "warm-up" : "round " + (round + 1),
                peer.name(),
                carried.client().seconds(),
                carried.client().cpuSeconds(),
                carried.client().peakMemory() / MEGABYTE,
                carried.serverCpuSeconds(),
                carried.serverPeakMemory() / MEGABYTE));
        if (round >= 0) {
            rounds.computeIfAbsent(peer, any -> new ArrayList<>()).add(carried);
        }
    }

    /// Says the medians.
    void end() {
        console.say("\nMedian [least..most]; memory is the most a process had, the server's since it started");
        rounds.forEach((peer, all) -> {
            console.say(peer.name());
            line("wall", all, carried -> carried.client().seconds(), "s");
            if (workload.isOneFile()) {
                line(
                        "speed",
                        all,
                        carried -> workload.bytes() / carried.client().seconds() / MEGABYTE,
                        "MB/s");
            } else {
                line(
                        "speed",
                        all,
                        carried -> workload.count() / carried.client().seconds(),
                        "files/s");
            }
            line("client", all, carried -> perGibibyte(carried.client().cpuSeconds()), "CPU s/GiB");
            line("server", all, carried -> perGibibyte(carried.serverCpuSeconds()), "CPU s/GiB");
            line("client", all, carried -> carried.client().peakMemory() / MEGABYTE, "MB of memory");
            line("server", all, carried -> carried.serverPeakMemory() / MEGABYTE, "MB of memory");
        });
        if (rounds.size() > 1) {
            ratios();
        }
        console.say("\nEvery file on the server's disk has the SHA-256 of its source, in every round.");
    }

    private void ratios() {
        List<List<Peer.Carried>> both = List.copyOf(rounds.values());
        List<String> names = rounds.keySet().stream().map(Peer::name).toList();
        console.say(names.getFirst() + " / " + names.getLast() + ", the ratio of each round");
        ratio("wall", both, carried -> carried.client().seconds());
        ratio("CPU of both ends", both, carried -> carried.client().cpuSeconds() + carried.serverCpuSeconds());
    }

    private double perGibibyte(double seconds) {
        return seconds / (workload.bytes() / GIBIBYTE);
    }

    private void ratio(String what, List<List<Peer.Carried>> both, ToDoubleFunction<Peer.Carried> value) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < both.getFirst().size(); i++) {
            ratios.add(value.applyAsDouble(both.getFirst().get(i))
                    / value.applyAsDouble(both.getLast().get(i)));
        }
        console.say("  " + what + "  " + Spread.of(ratios));
    }

    private void line(String what, List<Peer.Carried> all, ToDoubleFunction<Peer.Carried> value, String unit) {
        Spread spread = Spread.of(all.stream().map(value::applyAsDouble).toList());
        // Where there is no server, or memory cannot be known, nothing is said of it.
        if (spread.most() > 0) {
            console.say(String.format(Locale.ROOT, "  %-7s %s %s", what, spread, unit));
        }
    }
}
