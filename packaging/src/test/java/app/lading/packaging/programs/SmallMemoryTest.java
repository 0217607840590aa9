package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Memory is bounded on purpose, on both sides, whatever is sent: a process that needs more ends with an error here.
class SmallMemoryTest {
    private static final long FILE_SIZE = 512L * 1024 * 1024;
    private static final int TREE_FILES = 3_000;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    @Test
    void a_large_file_and_thousands_of_small_ones_arrive_with_a_heap_of_256_mib_on_both_sides() throws Exception {
        Path data = folder.resolve("data");
        Path source = folder.resolve("source");
        Random random = new Random(256);
        Trees.file(source.resolve("big.bin"), FILE_SIZE, random);
        Trees.tree(source.resolve("tree"), TREE_FILES, random);
        Programs programs = new Programs(folder.resolve("logs"), "-Xmx256m");
        programs.addUser(data);

        try (ServerProcess server = programs.serve(data);
                ClientProcess client = programs.client(
                        "put",
                        source.toString(),
                        "--server",
                        "http://127.0.0.1:" + server.port(),
                        "--user",
                        Programs.USER,
                        "--json",
                        "--state",
                        Files.createDirectories(folder.resolve("state")).toString())) {
            assertThat(client.exitCode(LIMIT)).as(client.everything()).isZero();
            assertThat(server.terminate(Duration.ofSeconds(10))).isZero();
        }

        assertThat(Trees.digests(data.resolve("files").resolve(Programs.USER).resolve("source")))
                .isEqualTo(Trees.digests(source));
    }
}
