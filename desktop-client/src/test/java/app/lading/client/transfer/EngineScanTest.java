package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.lading.client.store.RowState;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person asks for while a folder is being walked.
class EngineScanTest extends WithEngine {
    private static final int FILES = 2000;

    private Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = tree(FILES, 8);
    }

    private void walkToTheMiddle(long id) {
        harness.loop.until(() -> item(id).sums().files() >= 512, 60);
        assertThat(item(id).isScanning()).isTrue();
        assertThat(item(id).sums().files()).isLessThan(FILES);
    }

    @Test
    void a_retry_while_the_folder_is_walked_loses_no_file() throws IOException {
        Path badName = tree.resolve("a\\b");
        assumeThat(Files.write(badName, new byte[] {1})).exists();
        harness.start();
        long id = harness.add(tree, "");
        harness.loop.until(() -> item(id).sums().files(RowState.FAILED) == 1 && item(id).isScanning(), 60);
        harness.core.commands().retry(List.of(id));
        assertThat(item(id).row().scanned()).isFalse();
        harness.finish(120);

        assertThat(item(id).sums().files()).isEqualTo(FILES + 1);
        assertThat(harness.server.files).hasSize(FILES);
        assertThat(item(id).sums().files(RowState.FAILED)).isEqualTo(1);
    }

    @Test
    void a_retry_after_the_walk_outlives_a_kill_before_the_second_walk() throws IOException {
        assumeThat(Files.write(tree.resolve("a\\b"), new byte[] {1})).exists();
        harness.start();
        long id = harness.add(tree, "");
        harness.finish(120);
        harness.core.commands().retry(List.of(id));
        harness.restart();
        harness.finish(120);

        assertThat(item(id).sums().files(RowState.FAILED))
                .as("it is not forgotten")
                .isEqualTo(1);
    }

    @Test
    void what_a_walk_leaves_out_is_noted_once_however_often_the_folder_is_walked() throws IOException {
        assumeThat(Files.createSymbolicLink(tree.resolve("link"), tree.resolve("f1")))
                .isSymbolicLink();
        harness.start();
        long id = harness.add(tree, "");
        harness.finish(120);
        assertThat(item(id).sums().notices()).isEqualTo(1);

        harness.core.commands().addOrContinue(new ItemRequest(tree, "", OnConflict.RENAME, Priority.NORMAL));
        harness.finish(120);

        assertThat(item(id).sums().notices()).isEqualTo(1);
        assertThat(harness.core.notices(id, 0, 10))
                .singleElement()
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo("link-skipped"));
    }

    @Test
    void cancelling_during_the_walk_and_retrying_finds_everything() throws IOException {
        harness.start();
        long id = harness.add(tree, "");
        walkToTheMiddle(id);
        harness.core.commands().cancel(List.of(id));
        harness.finish(10);
        harness.core.commands().retry(List.of(id));
        assertThat(harness.snapshot().items())
                .singleElement()
                .satisfies(view -> assertThat(view.state()).isNotEqualTo(FileState.DONE));
        harness.finish(120);

        assertThat(harness.server.files).hasSize(FILES);
        assertThat(item(id).sums().files(RowState.DONE)).isEqualTo(FILES);
    }

    @Test
    void cancelling_during_the_walk_and_asking_for_the_same_again_at_once_finds_everything() throws IOException {
        harness.start();
        long id = harness.add(tree, "");
        walkToTheMiddle(id);
        harness.core.commands().cancel(List.of(id));
        assertThat(harness.add(tree, "")).isEqualTo(id);
        harness.finish(120);

        assertThat(harness.server.files).hasSize(FILES);
        assertThat(item(id).sums().files(RowState.DONE)).isEqualTo(FILES);
        assertThat(item(id).sums().files()).isEqualTo(FILES);
    }

    @Test
    void a_put_that_was_killed_while_walking_obeys_the_options_of_the_next_one_and_tries_again_what_failed()
            throws IOException {
        harness.server.refuseInit = ErrorCode.QUOTA_EXCEEDED;
        harness.server.latency = 100_000;
        harness.start();
        harness.loop.advance(1_000_000_000L);
        long id = harness.core.commands().addOrContinue(new ItemRequest(tree, "", OnConflict.SKIP, Priority.LOW));
        harness.loop.until(() -> item(id).sums().files(RowState.FAILED) > 0, 60);
        assertThat(item(id).isScanning()).isTrue();
        harness.restart();
        harness.server.refuseInit = null;
        harness.server.heard.clear();
        assertThat(harness.core.commands().addOrContinue(new ItemRequest(tree, "", OnConflict.REPLACE, Priority.HIGH)))
                .isEqualTo(id);
        harness.finish(120);

        assertThat(harness.server.files).hasSize(FILES);
        assertThat(item(id).sums().files(RowState.FAILED)).isZero();
        assertThat(item(id).priority()).isEqualTo(Priority.HIGH);
        assertThat(harness.server.heard)
                .filteredOn(ClientMessage.Init.class::isInstance)
                .extracting(message -> ((ClientMessage.Init) message).onConflict())
                .containsOnly(ConflictPolicy.REPLACE);
    }
}
