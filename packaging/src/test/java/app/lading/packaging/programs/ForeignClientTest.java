package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client in another language, on another WebSocket library (Node's `ws`), written from `PROTOCOL.md` alone,
/// uploads to the real server. It sends every other chunk in two fragments, which our own client never does.
class ForeignClientTest {
    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long SIZE = 22L * 1024 * 1024 + 12345;

    /// How `put.mjs` ends when it broke the connection as it was told to.
    private static final int BROKE_OFF = 9;

    @TempDir
    private Path folder;

    @Test
    void node_uploads_a_file_breaks_off_continues_where_it_stopped_and_asks_again() throws Exception {
        Path node = installed();
        Programs programs = new Programs(folder.resolve("logs"));
        Path data = folder.resolve("data");
        programs.addUser(data);
        Path file = folder.resolve("a stranger's file.bin");
        Trees.file(file, SIZE, new Random(7));

        try (ServerProcess server = programs.serve(data)) {
            Result broken = put(node, server, file, Long.toString(10 * 1024 * 1024));
            assertThat(broken.code).as(broken.output).isEqualTo(BROKE_OFF);

            Result whole = put(node, server, file);
            assertThat(whole.code).as(whole.output).isZero();
            assertThat(whole.output).contains("\"epoch\":2").contains("\"type\":\"finished\"");
            Path stored = data.resolve("files").resolve(Programs.USER).resolve("From Node/" + file.getFileName());
            assertThat(Trees.sha256(stored)).isEqualTo(Trees.sha256(file));

            Result again = put(node, server, file);
            assertThat(again.code).as(again.output).isZero();
            assertThat(lastLine(again)).isEqualTo(lastLine(whole));
            assertThat(Trees.digests(data.resolve("files"))).hasSize(1);
        }
    }

    private Result put(Path node, ServerProcess server, Path file, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "node",
                node.resolve("put.mjs").toString(),
                "http://127.0.0.1:" + server.port(),
                Programs.USER,
                Programs.PASSWORD,
                file.toString(),
                "From Node"));
        command.addAll(List.of(more));
        return run(node, command);
    }

    private static String lastLine(Result result) {
        List<String> lines = result.output.lines().toList();
        return lines.getLast();
    }

    /// The scripts in a folder of their own, with the library they need.
    private Path installed() throws Exception {
        Path node = Files.createDirectories(folder.resolve("node"));
        for (String name : List.of("package.json", "package-lock.json", ".npmrc", "put.mjs")) {
            Files.copy(SCRIPTS.resolve(name), node.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = folder.resolve("npm.log");
        boolean ready;
        try {
            ready = run(node, List.of("npm", "ci", "--prefer-offline")).code == 0;
        } catch (IOException e) {
            Files.writeString(log, e.toString());
            ready = false;
        }
        assumeTrue(ready, "Node and npm with the package 'ws' are needed for the foreign client; not tested");
        return node;
    }

    private Result run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".out");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as(command.getFirst())
                .isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    private record Result(int code, String output) {}
}
