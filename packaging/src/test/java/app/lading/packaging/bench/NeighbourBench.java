package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How much longer a small upload takes, on a socket that is open, while another user sends a large file as fast as the
/// server takes it.
record NeighbourBench() implements Bench.Benchmark {
    private static final String USER = "ana";
    private static final String NEIGHBOUR = "ben";
    private static final double MILLIS = 1000;
    private static final int WARM_UP = 200;
    private static final int FEWEST = 5;
    private static final int POLL_MILLIS = 5;

    @Override
    public void run(Bench bench) throws IOException, InterruptedException, TrialException {
        int small = (int) Math.min(4 << 20, bench.options().size("size", 64 * 1024));
        int samples = bench.options().number("samples", 100, 10);
        Workload workload = new Workload("neighbour", 1, bench.options().size("background", 2L << 30));
        bench.say("neighbour: " + samples + " files of " + small + " bytes one after another, alone and beside "
                + workload.bytes() / 1_000_000 + " MB of another user; " + bench.rounds() + " rounds");
        bench.say(bench.programs().words());
        Source source = Source.make(workload, bench.folder().resolve("source"));
        List<Double> ratios = new ArrayList<>();
        try (LadingServer server = LadingServer.start(bench, List.of(USER, NEIGHBOUR));
                Sockets sockets = new Sockets(server.url())) {
            BenchSocket socket = sockets.open(sockets.signIn(USER));
            Small uploads = new Small(socket, new byte[small]);
            // A server that has just started compiles first; that is not what is asked here.
            uploads.times(WARM_UP);
            for (int round = 1; round <= bench.rounds(); round++) {
                LadingServer.Client neighbour = server.signIn(NEIGHBOUR, "neighbour-" + round);
                bench.settle();
                List<Double> alone = uploads.times(samples);
                Process sending = neighbour
                        .put(source.folder())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(bench.log().toFile()))
                        .start();
                List<Double> beside;
                try {
                    beside = uploads.timesBeside(sending, () -> server.isReceiving(workload.size()), samples);
                } finally {
                    sending.waitFor();
                }
                if (sending.exitValue() != 0) {
                    throw new TrialException("The neighbour's put ended with exit code " + sending.exitValue()
                            + "; see " + bench.log() + ".");
                }
                source.compare(server.filesOf(NEIGHBOUR).resolve("source"));
                neighbour.run("rm", "--recursive", "source");
                ratios.add(Spread.of(beside).median() / Spread.of(alone).median());
                bench.say(String.format(
                        Locale.ROOT,
                        "  round %d  alone: median %.2f ms, 95 %% below %.2f; beside it: median %.2f ms, 95 %% below"
                                + " %.2f (%d files); ratio of the medians %.2f",
                        round,
                        Spread.of(alone).median(),
                        Spread.below(alone, 0.95),
                        Spread.of(beside).median(),
                        Spread.below(beside, 0.95),
                        beside.size(),
                        ratios.getLast()));
            }
            socket.close();
        }
        bench.say("\nRatio of the medians, median of the rounds [least..most]: " + Spread.of(ratios));
    }

    /// Small files that are all different, so that each is sent whole.
    private static final class Small {
        private final BenchSocket socket;
        private final byte[] content;
        private int number;

        Small(BenchSocket socket, byte[] content) {
            this.socket = socket;
            this.content = content;
            new Random(1).nextBytes(content);
        }

        List<Double> times(int samples) throws InterruptedException, TrialException {
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < samples; i++) {
                times.add(time());
            }
            return times;
        }

        /// Sends files while another process sends its own, at most as many as asked.
        ///
        /// @param arriving whether the other's file has begun to arrive
        List<Double> timesBeside(Process other, BooleanSupplier arriving, int samples)
                throws InterruptedException, TrialException {
            boolean ended = false;
            while (!ended && !arriving.getAsBoolean()) {
                ended = other.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            List<Double> times = new ArrayList<>();
            while (other.isAlive() && times.size() < samples) {
                times.add(time());
            }
            if (times.size() < FEWEST) {
                throw new TrialException("The neighbour had ended after " + times.size()
                        + " small files. Give it more to send: --background 4GiB");
            }
            return times;
        }

        private double time() throws InterruptedException, TrialException {
            number++;
            ByteBuffer.wrap(content).putInt(number);
            long start = System.nanoTime();
            socket.send("small", "file-" + number, content);
            return (System.nanoTime() - start) / 1e9 * MILLIS;
        }
    }
}
