package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files and folders of all kinds arrive whole, whatever happens on the way.
class EngineArrivalTest extends WithEngine {

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @Test
    void a_small_file_arrives_in_one_go_without_waiting_for_an_answer() throws IOException {
        Path file = Files.write(folder.resolve("note.txt"), new byte[] {1, 2, 3});
        harness.start();
        harness.add(file, "inbox");
        harness.finish(10);

        assertThat(harness.server.files).containsOnlyKeys("inbox/note.txt");
        assertThat(arrived("inbox/note.txt")).containsExactly(1, 2, 3);
        assertThat(harness.finished)
                .singleElement()
                .satisfies(report -> assertThat(report.receipt()).isNotNull());
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void an_empty_file_and_an_empty_folder_arrive() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.createFile(tree.resolve("empty"));
        Files.createDirectories(tree.resolve("nothing/in/it"));
        harness.start();
        harness.add(tree, "");
        harness.finish(10);

        assertThat(harness.server.files).containsOnlyKeys("tree/empty");
        assertThat(harness.server.folders).containsExactly("tree/nothing/in/it");
        assertThat(harness.server.breaches).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void files_of_all_sizes_arrive_equal_over_a_network_that_breaks_and_a_server_that_crashes(long seed)
            throws IOException {
        useSeed(seed);
        RandomGenerator random = harness.random;
        Path tree = Files.createDirectories(folder.resolve("tree"));
        int[] sizes = {0, 1, 100, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 5 * BLOCK + 12345, 100_000, 17};
        for (int i = 0; i < sizes.length; i++) {
            Files.write(tree.resolve("file-" + i), bytes(sizes[i]));
        }
        harness.server.rejects = 0.05;
        harness.server.window = 1 << (20 + random.nextInt(4));
        harness.server.chunk = 1 << (14 + random.nextInt(7));
        harness.start();
        harness.add(tree, "");
        for (int i = 0; i < 8; i++) {
            harness.loop.advance(random.nextLong(120_000_000L));
            switch (random.nextInt(4)) {
                case 0 -> harness.server.dropConnections();
                case 1 -> harness.server.crash();
                case 2 -> closeOne();
                default -> harness.restart();
            }
        }
        harness.finish(600);

        assertThat(harness.server.breaches).isEmpty();
        assertThat(harness.failed).isEmpty();
        assertThat(harness.server.files).hasSize(sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            assertThat(arrived("tree/file-" + i)).isEqualTo(Files.readAllBytes(tree.resolve("file-" + i)));
        }
        assertThat(harness.server.finishes)
                .as("each file published exactly once")
                .isEqualTo(sizes.length);
        assertThat(harness.openFiles).as("open source files").isZero();
        assertThat(harness.core.services().largeBuffers().inUse()).isZero();
        assertThat(harness.core.services().smallBuffers().inUse()).isZero();
    }

    private void closeOne() {
        if (!harness.server.sockets.isEmpty()) {
            int which = harness.random.nextInt(harness.server.sockets.size());
            harness.server.sockets.get(which).closeWith(1001);
        }
    }
}
