package app.lading.packaging.bench;

import app.lading.model.size.ByteSize;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// How long a client that was killed takes, from its start, until the first new byte of a large file is on its way.
/// The file is all holes, so it takes no space here; the server reserves all of it.
record ResumeBench() implements Bench.Benchmark {
    private static final String USER = "ana";

    /// Sign-in, handshakes and messages are far less; a first chunk is more.
    private static final long FIRST_BYTES = 128 * 1024;

    private static final int POLL_MILLIS = 1;

    @Override
    public void run(Bench bench) throws IOException, InterruptedException, TrialException {
        long size = bench.options().size("size", 100L << 30);
        long piece = bench.options().size("sent", 1L << 30);
        int rounds = bench.rounds();
        long needed = piece * (rounds + 1);
        if (needed > size) {
            throw new TrialException("The file of " + ByteSize.format(size) + " is over before the last of " + rounds
                    + " rounds of " + ByteSize.format(piece) + "; give a larger --size or a smaller --sent.");
        }
        long free = Files.getFileStore(bench.folder()).getUsableSpace();
        if (free < size + size / 20) {
            throw new TrialException("The server would reserve " + ByteSize.format(size) + ", but only "
                    + ByteSize.format(free) + " are free in " + bench.folder()
                    + ". Give a smaller --size, or --data DIR on another disk.");
        }
        bench.say("resume, one file of " + ByteSize.format(size) + ", killed each time after " + ByteSize.format(piece)
                + " more; " + rounds + " rounds");
        bench.say(bench.programs().words());
        Path file = bench.folder().resolve("holes.bin");
        try (RandomAccessFile holes = new RandomAccessFile(file.toFile(), "rw")) {
            holes.setLength(size);
        }
        try (LadingServer server = LadingServer.start(bench, List.of(USER));
                Relay way = Relay.straight(server.url())) {
            LadingServer.Client client = server.signIn(USER, "client", way.url());
            double first = attempt(bench, client.put(file), way, piece);
            bench.say(String.format(Locale.ROOT, "  begin    first byte after %.3f s", first));
            List<Double> times = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                times.add(attempt(bench, client.put(file), way, piece));
                bench.say(
                        String.format(Locale.ROOT, "  round %d  first new byte after %.3f s", round, times.getLast()));
            }
            bench.say("\nMedian [least..most], from the start of the program: " + Spread.of(times) + " s");
        }
    }

    /// Starts a client and kills it when it has sent enough.
    ///
    /// @return seconds until its first bytes of content were under way
    private static double attempt(Bench bench, ProcessBuilder put, Relay way, long enough)
            throws IOException, InterruptedException, TrialException {
        long before = way.sent();
        long start = System.nanoTime();
        Process client = put.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(bench.log().toFile()))
                .start();
        try {
            await(bench, client, way, before + FIRST_BYTES);
            double first = (System.nanoTime() - start) / 1e9;
            await(bench, client, way, before + enough);
            return first;
        } finally {
            client.destroyForcibly().waitFor();
        }
    }

    private static void await(Bench bench, Process client, Relay way, long until)
            throws InterruptedException, TrialException {
        while (way.sent() < until) {
            if (client.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new TrialException("The client ended with exit code " + client.exitValue()
                        + " before it was killed; see " + bench.log() + ".");
            }
        }
    }
}
