package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BenchTest extends CommandHarness {
    private Path work = Path.of("");

    @BeforeEach
    void content() throws IOException {
        signIn();
        server.with("notes.txt", "12345");
        work = Files.createDirectories(folder.resolve("work"));
    }

    private int bench(String... more) {
        List<String> arguments = new ArrayList<>(List.of("bench", "--size", "1MiB", "--in", "work"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private void assertNothingIsLeft() {
        assertThat(server.files).containsOnlyKeys("notes.txt");
        assertThat(server.folders).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void it_says_what_was_measured_and_leaves_nothing_behind() {
        AtomicReference<List<String>> sent = new AtomicReference<>(List.of());
        server.onFinished = () -> sent.set(List.copyOf(server.files.keySet()));

        assertThat(bench()).as(terminal.errText()).isZero();

        assertThat(terminal.outText())
                .startsWith("Measured with a file of 1.05 MB in " + work + ", sent to http://localhost:8470 as ana")
                .contains("Your disk    reads ", "The digest   ", "Round trip   ", "Upload       ", "Connections  ")
                .containsPattern("(?m)^Limited by: ");
        assertThat(sent.get()).hasSize(2).last().asString().matches("(lading-bench-[0-9a-f]{16})/\\1\\.bin");
        assertNothingIsLeft();
    }

    @Test
    void it_speaks_json() {
        assertThat(bench("--json")).as(terminal.errText()).isZero();

        assertThat(terminal.outText().lines())
                .singleElement()
                .asString()
                .startsWith("{\"server\":\"http://localhost:8470\",\"user\":\"ana\",\"bytes\":1048576,")
                .contains("\"diskBytesPerSecond\":", "\"digestBytesPerSecond\":", "\"roundTripMillis\":")
                .contains(
                        "\"uploadBytesPerSecond\":",
                        "\"connections\":",
                        "\"limitedBy\":\"",
                        "\"message\":\"Limited by");
    }

    @Test
    void a_refused_file_ends_it_with_1_and_leaves_nothing_behind() {
        server.refusesFiles = ErrorCode.QUOTA_EXCEEDED;

        assertThat(bench()).isEqualTo(1);

        assertThat(terminal.errText()).contains("The file could not be sent: ");
        assertThat(terminal.outText()).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void ctrl_c_ends_it_with_130_and_leaves_nothing_behind() {
        withCtrlC();
        server.onFinished = this::pressCtrlC;

        assertThat(bench()).isEqualTo(130);

        assertThat(terminal.outText()).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void a_size_or_a_folder_that_makes_no_sense_is_told_before_anything_is_done() {
        assertThat(run("bench", "--size", "much")).isEqualTo(2);
        assertThat(terminal.errText()).contains("a size looks like 256MiB or 2GB, but got 'much'");

        assertThat(run("bench", "--in", "nowhere")).isEqualTo(1);
        assertThat(terminal.errText()).contains("--in");

        assertThat(run("bench", "--lanes", "99")).isEqualTo(2);
    }
}
