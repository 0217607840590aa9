package app.lading.packaging.bench;

import app.lading.model.message.ServerMessage;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A server with little memory, many signed-in sockets that say nothing, and some that upload without a pause: nothing
/// may be refused, and memory may not grow. Each file is deleted when it has arrived.
record IdleBench() implements Bench.Benchmark {
    /// The server takes 64 of a user.
    private static final int SOCKETS_OF_A_USER = 60;

    private static final String HEAP = "256m";

    @Override
    public void run(Bench bench) throws IOException, InterruptedException, TrialException {
        int idle = bench.options().number("sockets", 1000, 0);
        int busy = bench.options().number("uploaders", 50, 0);
        int minutes = bench.options().number("minutes", 5, 1);
        int size = Math.clamp(bench.options().size("size", 8L << 20), 8, 1 << 30);
        bench.say("idle: " + idle + " sockets that say nothing, " + busy + " that send files of " + size / 1_000_000
                + " MB, for " + minutes + " minutes");
        bench.say(bench.programs().words());
        List<String> users = new ArrayList<>();
        for (int i = 0; i * SOCKETS_OF_A_USER < idle + busy; i++) {
            users.add("user-" + i);
        }
        try (LadingServer server = LadingServer.start(bench, users);
                Sockets sockets = new Sockets(server.url())) {
            List<Signed> open = open(sockets, users, idle + busy);
            List<Signed> silent = open.subList(busy, open.size());
            Memory memory = new Memory(bench, server.meter());
            memory.say("all sockets are open");
            Uploads uploads = new Uploads(sockets, size);
            uploads.run(open.subList(0, busy), minutes, memory);
            List<String> ended = silent.stream()
                    .map(each -> each.socket().end())
                    .filter(end -> end != null)
                    .toList();
            open.forEach(each -> each.socket().close());
            if (!ended.isEmpty()) {
                throw new TrialException(ended.size() + " of " + idle + " silent sockets were ended by the server. The"
                        + " first: " + ended.getFirst());
            }
            bench.say(String.format(
                    Locale.ROOT,
                    "%nNothing was refused, no socket was lost; %,d files, %.1f GB arrived.",
                    uploads.files.get(),
                    uploads.files.get() * (double) size / 1e9));
        }
    }

    /// The heap that this benchmark is about, when none was given.
    static BenchOptions withLittleMemory(BenchOptions options) {
        return options.has("server-heap") || options.has("heap") ? options : options.with("server-heap", HEAP);
    }

    private static List<Signed> open(Sockets sockets, List<String> users, int count)
            throws IOException, InterruptedException, TrialException {
        List<Signed> open = new ArrayList<>();
        for (String user : users) {
            String token = sockets.signIn(user);
            for (int i = 0; i < SOCKETS_OF_A_USER && open.size() < count; i++) {
                open.add(new Signed(sockets.open(token), token));
            }
        }
        return open;
    }

    /// A socket, and the session that opened it.
    private record Signed(BenchSocket socket, String token) {}

    /// The server's memory, as it is seen from outside.
    private record Memory(Bench bench, ProcessMeter server) {
        void say(String when) {
            bench.say(String.format(
                    Locale.ROOT,
                    "  %-22s server has %.0f MB, at most %.0f MB so far, and took %.1f CPU s",
                    when,
                    server.memory() / 1e6,
                    server.peakMemory() / 1e6,
                    Run.seconds(server.cpu())));
        }
    }

    /// Sends files over some sockets, each as fast as it can.
    private static final class Uploads {
        private final Sockets sockets;
        private final int size;
        private final AtomicLong files = new AtomicLong();

        Uploads(Sockets sockets, int size) {
            this.sockets = sockets;
            this.size = size;
        }

        void run(List<Signed> busy, int minutes, Memory memory) throws InterruptedException, TrialException {
            long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            byte[] shared = new byte[size];
            new Random(1).nextBytes(shared);
            CountDownLatch failed = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("uploader-", 0).factory())) {
                List<CompletableFuture<Void>> all = new ArrayList<>();
                for (int i = 0; i < busy.size(); i++) {
                    int number = i;
                    all.add(CompletableFuture.runAsync(() -> upload(busy.get(number), number, shared, end), threads)
                            .whenComplete((done, trouble) -> {
                                if (trouble != null) {
                                    failed.countDown();
                                }
                            }));
                }
                for (int minute = 1; minute <= minutes; minute++) {
                    boolean broken = failed.await(1, TimeUnit.MINUTES);
                    memory.say(String.format(Locale.ROOT, "after %d min, %,d files", minute, files.get()));
                    if (broken) {
                        break;
                    }
                }
                for (CompletableFuture<Void> each : all) {
                    each.join();
                }
            } catch (CompletionException e) {
                throw new TrialException("An upload failed: " + e.getCause().getMessage());
            }
        }

        private void upload(Signed signed, int uploader, byte[] shared, long end) {
            byte[] content = shared.clone();
            try {
                for (int number = 0; System.nanoTime() < end; number++) {
                    // No two files are the same, so each is sent whole.
                    ByteBuffer.wrap(content).putInt(uploader).putInt(number);
                    ServerMessage.Finished finished =
                            signed.socket().send("from-" + uploader, "file-" + number, content);
                    sockets.delete(signed.token(), finished.file());
                    files.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            } catch (IOException | TrialException e) {
                throw new CompletionException(e);
            }
        }
    }
}
