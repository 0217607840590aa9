package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Server and client are killed with `kill -9` at random moments while a large file and a tree of small ones go
/// across. The moments are counted in bytes that passed, so that they fall all over an upload on any machine.
///
/// How often and how much is told by system properties, so that one test serves the short round of each build
/// and the long one of the profile `kill-rounds`.
class KillTest {
    private static final int SERVER_KILLS = Integer.getInteger("lading.kills.server", 4);
    private static final int CLIENT_KILLS = Integer.getInteger("lading.kills.client", 4);
    private static final long FILE_SIZE = Long.getLong("lading.kills.file", 96L * 1024 * 1024);
    private static final int TREE_FILES = Integer.getInteger("lading.kills.tree", 300);
    private static final long SEED = Long.getLong("lading.kills.seed", System.nanoTime());

    private static final Duration ROUND_LIMIT = Duration.ofMinutes(5);

    /// The blocks that may be open at once.
    private static final long OPEN_BLOCKS = 8L * 4 * 1024 * 1024;

    /// The window of a socket.
    private static final long WINDOW = 8L * 1024 * 1024;

    /// What one kill may cost.
    private static final long COST_OF_A_KILL = WINDOW + OPEN_BLOCKS;

    /// The first kill of either side comes only when so much was sent that whoever kept none of it is found out: half
    /// as much again as a kill may cost.
    private static final long LATE = COST_OF_A_KILL * 3 / 2;

    private enum Victim {
        SERVER,
        CLIENT
    }

    @TempDir
    private Path folder;

    private final RandomGenerator random = new Random(SEED);
    private final DurableWatch watch = new DurableWatch();
    private final ResumeWatch resume = new ResumeWatch();
    private final Set<Victim> killedBefore = EnumSet.noneOf(Victim.class);
    private long contentBytes;

    /// The one that runs now, or ran last.
    private ServerProcess server;

    @Test
    void an_upload_continues_by_itself_whoever_is_killed_and_nothing_durable_is_lost() throws Exception {
        Path data = folder.resolve("data");
        Programs programs = new Programs(folder.resolve("logs"));
        programs.addUser(data);
        List<Victim> victims = new ArrayList<>();
        victims.addAll(Collections.nCopies(SERVER_KILLS, Victim.SERVER));
        victims.addAll(Collections.nCopies(CLIENT_KILLS, Victim.CLIENT));
        Collections.shuffle(victims, new Random(SEED));

        try (WireTap tap = new WireTap(Duration.ZERO)) {
            tap.onMessage(watch.and(resume));
            server = programs.serve(data);
            try {
                int generations = 0;
                while (!victims.isEmpty() || generations == 0) {
                    upload(programs, tap, data, generations, victims);
                    generations++;
                }
                assertThat(resume.uploads())
                        .as("uploads of large files, seed %d", SEED)
                        .isEqualTo(generations);
                assertThat(server.terminate(Duration.ofSeconds(10))).isZero();
            } finally {
                server.kill();
            }
            long sentAgain = tap.bytesUp() - contentBytes;
            System.out.printf(
                    "%d kills of the server and %d of the client during %d bytes: %d bytes more went over the wire, %d a kill%n",
                    SERVER_KILLS,
                    CLIENT_KILLS,
                    contentBytes,
                    sentAgain,
                    sentAgain / Math.max(1, SERVER_KILLS + CLIENT_KILLS));
            assertThat(watch.violations()).as("seed %d", SEED).isEmpty();
            assertThat(resume.violations(OPEN_BLOCKS, WINDOW))
                    .as("seed %d", SEED)
                    .isEmpty();
            assertThat(resume.longestBrokenAttempt())
                    .as("bytes that somebody had to keep, seed %d", SEED)
                    .isGreaterThan(OPEN_BLOCKS);
            assertThat(tap.failures()).isEmpty();
            assertThat(watch.uploads()).isPositive();
            assertThat(sentAgain)
                    .as("bytes sent again, seed %d", SEED)
                    .isLessThan((SERVER_KILLS + CLIENT_KILLS) * COST_OF_A_KILL + contentBytes / 50 + 8 * 1024 * 1024);
        }
    }

    /// Sends new content until it is whole on the server, killing on the way as long as there are victims.
    private void upload(Programs programs, WireTap tap, Path data, int generation, List<Victim> victims)
            throws Exception {
        Path source = folder.resolve("generation-" + generation);
        Trees.file(source.resolve("big.bin"), FILE_SIZE, random);
        Trees.tree(source.resolve("tree"), TREE_FILES, random);
        contentBytes += Trees.size(source);
        tap.forwardTo(server.port());
        ClientProcess client = put(programs, tap, source);
        try {
            while (client.isAlive()) {
                if (victims.isEmpty()) {
                    assertThat(client.exitCode(ROUND_LIMIT))
                            .as(client.everything())
                            .isZero();
                } else if (killed(tap, victims.getFirst(), client)) {
                    switch (victims.removeFirst()) {
                        case SERVER -> {
                            server = programs.serve(data);
                            tap.forwardTo(server.port());
                        }
                        case CLIENT -> client = put(programs, tap, source);
                    }
                }
            }
            assertThat(client.exitCode(ROUND_LIMIT)).as(client.everything()).isZero();
        } finally {
            client.kill();
        }
        Path stored = data.resolve("files").resolve(Programs.USER).resolve(source.getFileName());
        assertThat(Trees.digests(stored)).as("seed %d", SEED).isEqualTo(Trees.digests(source));
        assertThat(stored.resolve("tree/empty")).isDirectory();
        Trees.delete(source);
    }

    /// Kills the victim when a random number of further bytes has passed, such that about one generation of content
    /// sees all kills.
    ///
    /// @return false when the client ended before
    private boolean killed(WireTap tap, Victim victim, ClientProcess client) {
        long after = killedBefore.contains(victim)
                ? random.nextLong(2 * contentBytesOfAGeneration() / (SERVER_KILLS + CLIENT_KILLS + 1))
                : LATE;
        long at = tap.bytesUp() + after;
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean killed = new AtomicBoolean();
        tap.onBytesUp(total -> {
            if (total >= at && killed.compareAndSet(false, true)) {
                switch (victim) {
                    case SERVER -> server.kill();
                    case CLIENT -> client.kill();
                }
                reached.countDown();
            }
        });
        Awaitility.await("bytes to pass or the client's end")
                .atMost(ROUND_LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> reached.getCount() == 0 || !client.isAlive());
        tap.onBytesUp(total -> {});
        if (killed.get()) {
            killedBefore.add(victim);
            resume.killed();
        }
        return killed.get();
    }

    private long contentBytesOfAGeneration() {
        return FILE_SIZE + TREE_FILES * 32L * 1024;
    }

    private ClientProcess put(Programs programs, WireTap tap, Path source) throws Exception {
        return programs.client(
                "put",
                source.toString(),
                "--server",
                "http://127.0.0.1:" + tap.port(),
                "--user",
                Programs.USER,
                "--json",
                "--state",
                Files.createDirectories(folder.resolve("state")).toString());
    }
}
