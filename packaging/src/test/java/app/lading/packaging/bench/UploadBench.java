package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// W1 to W4: how fast files are carried, and what that takes of the machine, alone or in turns with something else.
///
/// @param workload what is carried
record UploadBench(Workload workload) implements Bench.Benchmark {

    @Override
    public void run(Bench bench) throws IOException, InterruptedException, TrialException {
        int warmUps = bench.warmUps();
        int rounds = bench.rounds();
        bench.say(workload + "; " + rounds + " rounds" + (warmUps > 0 ? " after " + warmUps + " to warm up" : ""));
        bench.say(bench.programs().words());
        Source source = Source.make(workload, bench.folder().resolve("source"));
        List<Peer> peers = new ArrayList<>();
        try {
            // What may be missing on this machine comes first, so that nobody waits for that news.
            String baseline = bench.options().text("baseline").orElse("");
            if (!baseline.isEmpty()) {
                peers.add(baseline(baseline, bench, source));
            }
            peers.addFirst(LadingPeer.start(bench, source, warmUps + rounds));
            UploadReport report = new UploadReport(workload, peers, bench.console());
            for (int round = 0; round < warmUps + rounds; round++) {
                List<Peer> turn = new ArrayList<>(peers);
                if (round % 2 == 1) {
                    Collections.reverse(turn);
                }
                for (Peer peer : turn) {
                    bench.settle();
                    Peer.Carried carried = peer.carry(round);
                    report.add(round - warmUps, peer, carried);
                    if (!bench.options().has("keep")) {
                        peer.forget(round);
                    }
                }
            }
            report.end();
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private static Peer baseline(String name, Bench bench, Source source)
            throws IOException, InterruptedException, TrialException {
        return switch (name) {
            case "curl-nginx" -> CurlPeer.start(bench, source);
            case LocalPeer.COPY -> new LocalPeer(bench, source, LocalPeer.COPY);
            case LocalPeer.DIGEST -> {
                if (!bench.has("openssl", "version")) {
                    throw new TrialException("There is no openssl on this machine to compare with. Install it, or"
                            + " measure without --baseline.");
                }
                yield new LocalPeer(bench, source, LocalPeer.DIGEST);
            }
            default -> throw new TrialException("--baseline is curl-nginx, openssl or cp, but got '" + name + "'.");
        };
    }
}
