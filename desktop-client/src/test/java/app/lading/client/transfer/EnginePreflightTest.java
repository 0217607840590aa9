package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What cannot fit fails before its first byte, with words, and the rest goes on.
class EnginePreflightTest extends WithEngine {

    private List<String> begun() {
        return harness.server.heard.stream()
                .filter(ClientMessage.Init.class::isInstance)
                .map(init -> ((ClientMessage.Init) init).name())
                .toList();
    }

    private Path batch() throws IOException {
        Path batch = Files.createDirectories(folder.resolve("batch"));
        Files.write(batch.resolve("a-large"), bytes(5 * BLOCK));
        Files.write(batch.resolve("b-middle"), bytes(2 * BLOCK));
        Files.write(batch.resolve("c-small"), bytes(1000));
        return batch;
    }

    @Test
    void what_is_larger_than_the_server_takes_is_not_even_begun() throws IOException {
        harness.server.largest = 3 * BLOCK;
        harness.start();
        harness.loop.advance(SECOND);
        add(OnConflict.ASK, batch());
        harness.finish(30);

        assertThat(begun()).containsExactlyInAnyOrder("b-middle", "c-small");
        assertThat(harness.server.files).containsOnlyKeys("batch/b-middle", "batch/c-small");
        assertThat(harness.failed).singleElement().satisfies(report -> {
            assertThat(report.name()).isEqualTo("a-large");
            assertThat(report.problem()).isNotNull();
            assertThat(report.problem().code()).isEqualTo("file-too-large");
            assertThat(report.problem().message()).contains("12.6 MB", "21.0 MB");
        });
        assertThat(harness.snapshot().preflight().tooLarge()).isEqualTo(1);
    }

    @Test
    void what_was_found_before_the_server_said_how_large_a_file_may_be_is_told_before_it_is_its_turn()
            throws IOException {
        harness.server.largest = 3 * BLOCK;
        harness.server.reachable = false;
        harness.start();
        harness.core.commands().pauseAll(true);
        long item = add(OnConflict.ASK, batch()).getFirst();
        harness.loop.advance(2 * SECOND);
        assertThat(harness.snapshot().preflight().tooLarge()).isZero();

        harness.server.reachable = true;
        harness.core.retryNow();
        harness.loop.advance(60 * SECOND);
        assertThat(begun()).isEmpty();
        assertThat(harness.snapshot().preflight().tooLarge()).isEqualTo(1);
        assertThat(harness.core.answers().unfit(item, 0, 10))
                .singleElement()
                .satisfies(clash -> assertThat(clash.name()).isEqualTo("a-large"));

        harness.core.commands().pauseAll(false);
        harness.finish(60);
        assertThat(begun()).containsExactlyInAnyOrder("b-middle", "c-small");
        assertThat(harness.server.files).containsOnlyKeys("batch/b-middle", "batch/c-small");
    }

    @Test
    void what_is_larger_than_the_quota_that_is_left_fails_before_its_first_byte_and_the_others_go_on()
            throws IOException {
        harness.server.quota = 10L * BLOCK;
        harness.server.used = 6L * BLOCK;
        harness.start();
        harness.loop.advance(SECOND);
        add(OnConflict.ASK, batch());
        harness.finish(30);

        assertThat(harness.server.receivedOf).doesNotContainKey("a-large").containsKeys("b-middle", "c-small");
        assertThat(harness.server.files).containsOnlyKeys("batch/b-middle", "batch/c-small");
        assertThat(harness.failed).singleElement().satisfies(report -> {
            assertThat(report.name()).isEqualTo("a-large");
            assertThat(report.problem()).isNotNull();
            assertThat(report.problem().code()).isEqualTo("quota-exceeded");
        });
    }

    @Test
    void small_files_wait_for_the_answer_when_there_may_be_no_room() throws IOException {
        harness.server.quota = 2500L;
        harness.start();
        harness.loop.advance(SECOND);
        Path tree = tree(5, 1000);
        add(OnConflict.ASK, tree);
        harness.finish(30);

        assertThat(harness.server.files).hasSize(2);
        assertThat(harness.failed).hasSize(3).allSatisfy(report -> {
            assertThat(report.problem()).isNotNull();
            assertThat(report.problem().code()).isEqualTo("quota-exceeded");
            assertThat(harness.server.receivedOf).doesNotContainKey(report.name());
        });
        assertThat(harness.server.receivedOf).hasSize(2);
    }
}
