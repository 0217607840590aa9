package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PutTest extends CommandHarness {
    @BeforeEach
    void content() throws IOException {
        signIn();
        Files.createDirectories(folder.resolve("Day-2/raw"));
        Files.writeString(folder.resolve("Day-2/notes.txt"), "12345");
        Files.writeString(folder.resolve("Day-2/raw/a.r3d"), "a");
    }

    /// The lines of `--json` about one kind of event.
    private List<String> events(String event) {
        return terminal.outText()
                .lines()
                .filter(line -> line.startsWith("{\"event\":\"" + event + "\""))
                .toList();
    }

    private List<Path> jobs() throws IOException {
        Path jobs = folder.resolve("state/lading/jobs");
        if (!Files.exists(jobs)) {
            return List.of();
        }
        try (var found = Files.list(jobs)) {
            return found.toList();
        }
    }

    @Test
    void everything_arrives_and_the_job_is_forgotten() throws IOException {
        assertThat(run("put", "Day-2")).isZero();

        assertThat(server.files.get("Day-2/notes.txt")).asString().isEqualTo("12345");
        assertThat(server.files).containsOnlyKeys("Day-2/notes.txt", "Day-2/raw/a.r3d");
        assertThat(terminal.outText())
                .startsWith("Sending Day-2 to http://localhost:8470 as ana.\n")
                .contains("Verified: Day-2/raw/a.r3d, 1 B, sha-256-blocks:")
                .contains("2 files verified, 6 B. Sent 6 B in ");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void an_engine_that_breaks_says_so_restores_the_terminal_and_keeps_everything() throws IOException {
        server.onConnect = () -> {
            throw new IllegalStateException("a mistake in the engine");
        };
        FakeTerminal screen = new FakeTerminal();
        screen.live = true;

        assertThat(runIn(screen, () -> server, "put", "Day-2")).isEqualTo(1);

        String shown = screen.outText();
        assertThat(shown)
                .contains("0 of ")
                .contains("a mistake in the engine")
                .contains("Everything is kept: run the same command again to continue.")
                .doesNotContain("CompletionException");
        assertThat(shown.lastIndexOf("\u001b[?25h")).isGreaterThan(shown.lastIndexOf("\u001b[?25l"));
        assertThat(jobs()).hasSize(1);

        server.onConnect = () -> {};
        assertThat(run("put", "Day-2")).isZero();
        assertThat(server.files).hasSize(2);
    }

    @Test
    void the_last_line_of_json_is_the_summary_also_when_the_engine_breaks() {
        server.onConnect = () -> {
            throw new IllegalStateException("a mistake in the engine");
        };

        assertThat(run("put", "--json", "Day-2")).isEqualTo(1);

        assertThat(terminal.outText().lines().toList().getLast())
                .startsWith("{\"event\":\"summary\"")
                .contains("\"end\":\"failed\"")
                .endsWith("\"exitCode\":1}");
        assertThat(terminal.errText()).contains("a mistake in the engine").contains("run the same command again");
    }
}
