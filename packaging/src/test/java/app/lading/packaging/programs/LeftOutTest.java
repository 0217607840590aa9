package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `put --on-conflict skip` leaves behind on a real server: nothing.
class LeftOutTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long SIZE = 12L * 1024 * 1024 + 17;

    @TempDir
    private Path folder;

    @Test
    void a_large_file_whose_name_is_taken_by_one_of_the_same_size_leaves_no_upload_and_no_job() throws Exception {
        Path data = folder.resolve("data");
        Path source = folder.resolve("disk.img");
        Programs programs = new Programs(folder.resolve("logs"));
        programs.addUser(data);
        try (ServerProcess server = programs.serve(data)) {
            Trees.file(source, SIZE, new Random(1));
            put(programs, server, source);
            byte[] first = Files.readAllBytes(source);

            Trees.file(source, SIZE, new Random(2));
            ClientProcess skipping = put(programs, server, source);

            assertThat(skipping.everything()).contains("1 skipped");
            assertThat(data.resolve("files/ana/disk.img")).hasBinaryContent(first);
            assertThat(names(data.resolve("incoming"))).isEmpty();
            assertThat(names(folder.resolve("state/jobs"))).isEmpty();
        }
    }

    private ClientProcess put(Programs programs, ServerProcess server, Path source) throws Exception {
        ClientProcess client = programs.client(
                "put",
                source.toString(),
                "--on-conflict",
                "skip",
                "--server",
                "http://127.0.0.1:" + server.port(),
                "--user",
                Programs.USER,
                "--state",
                folder.resolve("state").toString());
        assertThat(client.exitCode(LIMIT)).as(client.everything()).isZero();
        return client;
    }

    private static List<String> names(Path of) throws IOException {
        try (var found = Files.list(of)) {
            return found.map(path -> path.getFileName().toString()).toList();
        }
    }
}
