package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long it takes to learn that a file is on the server already, for a client that knows nothing of it: at best as
/// long as reading the file once for its digest, which `openssl sha256` shows.
record InstantBench() implements Bench.Benchmark {
    private static final String USER = "ana";

    @Override
    public void run(Bench bench) throws IOException, InterruptedException, TrialException {
        Workload workload = new Workload("instant", 1, bench.options().size("size", 2L << 30));
        boolean compared = bench.has("openssl", "version");
        bench.say(workload + " that is there already; " + bench.rounds() + " rounds");
        bench.say(bench.programs().words());
        if (!compared) {
            bench.say("There is no openssl on this machine, so there is nothing to compare with.");
        }
        Source source = Source.make(workload, bench.folder().resolve("source"));
        Path file = Workload.onlyFile(source.folder());
        try (LadingServer server = LadingServer.start(bench, List.of(USER))) {
            Run.of(bench.log(), List.of(server.signIn(USER, "first").put(source.folder())));
            List<Double> times = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= bench.rounds(); round++) {
                Run instant;
                long sent;
                try (Relay way = Relay.straight(server.url())) {
                    LadingServer.Client stranger = server.signIn(USER, "stranger-" + round, way.url());
                    bench.settle();
                    long before = way.sent();
                    instant = Run.of(bench.log(), List.of(stranger.put(source.folder())));
                    sent = way.sent() - before;
                }
                source.compare(server.filesOf(USER).resolve("source"));
                String words = String.format(
                        Locale.ROOT,
                        "  round %d  lading %.3f s, %.1f MB sent before it was known",
                        round,
                        instant.seconds(),
                        sent / 1e6);
                times.add(instant.seconds());
                if (compared) {
                    Run openssl = Run.of(bench.log(), List.of(CurlPeer.openssl(file)));
                    ratios.add(instant.seconds() / openssl.seconds());
                    words += String.format(Locale.ROOT, "; openssl sha256 %.3f s", openssl.seconds());
                }
                bench.say(words);
            }
            bench.say("\nMedian [least..most]: " + Spread.of(times) + " s"
                    + (compared ? "; lading / openssl sha256, the ratio of each round: " + Spread.of(ratios) : ""));
            bench.say("One copy is on the server's disk, and it has the SHA-256 of its source.");
        }
    }
}
