package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/// A server's word that a file is there is believed only for the content that was read here.
class EngineReceiptTest extends WithEngine {

    @Test
    void a_file_rewritten_without_a_trace_after_its_lost_receipt_is_not_called_verified_by_that_receipt()
            throws IOException {
        Path file = file("vault", 3 * BLOCK);
        harness.start();
        harness.add(file, "");
        harness.loop.until(() -> harness.server.finishes == 1, 60);
        assertThat(harness.finished).as("the answer is still on its way").isEmpty();

        FileTime time = Files.getLastModifiedTime(file);
        byte[] other = bytes(3 * BLOCK);
        Files.write(file, other);
        Files.setLastModifiedTime(file, time);
        harness.restart();
        harness.finish(60);

        assertThat(harness.server.files).containsOnlyKeys("vault", "vault (2)");
        assertThat(arrived("vault (2)")).isEqualTo(other);
        assertThat(harness.finished)
                .singleElement()
                .satisfies(report -> assertThat(report.receipt().name()).isEqualTo("vault (2)"));
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void what_another_machine_finished_meanwhile_is_not_taken_for_the_file_that_lies_here() throws IOException {
        Path file = file("film", 4 * BLOCK);
        harness.start();
        harness.add(file, "in");
        harness.finish(60);
        FakeUpload theirs = harness.server.uploads.values().iterator().next();
        assertThat(theirs.finished).isNotNull();

        FileTime time = Files.getLastModifiedTime(file);
        byte[] mine = bytes(4 * BLOCK);
        Files.write(file, mine);
        Files.setLastModifiedTime(file, time);
        try (EngineHarness other = new EngineHarness(folder.resolve("job-of-the-other-machine"), 29)) {
            other.server.begunElsewhere(theirs);
            other.server.files.put("in/film", theirs);
            other.start();
            other.add(file, "in");
            other.finish(60);

            assertThat(other.server.files.get("in/film (2)").content).isEqualTo(mine);
            assertThat(other.finished)
                    .singleElement()
                    .satisfies(report -> assertThat(report.receipt().name()).isEqualTo("film (2)"));
        }
    }
}
