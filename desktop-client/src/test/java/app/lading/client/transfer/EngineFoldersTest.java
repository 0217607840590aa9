package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.lading.client.store.RowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Empty folders are work to be done, and never counted as files.
class EngineFoldersTest extends WithEngine {

    private Path treeWithEmptyFolders(int files, int folders) throws IOException {
        Path tree = tree(files, 10);
        for (int i = 0; i < folders; i++) {
            Files.createDirectories(tree.resolve("empty-" + i));
        }
        return tree;
    }

    @Test
    void numbers_of_files_leave_the_empty_folders_out_over_a_restart_too() throws IOException {
        harness.start();
        long id = harness.add(treeWithEmptyFolders(5, 3), "");
        harness.finish(20);
        assertNumbers(id);

        harness.restart();
        assertNumbers(id);
        assertThat(harness.server.files).hasSize(5);
        assertThat(harness.server.folders).hasSize(3);
    }

    private void assertNumbers(long id) {
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.files()).isEqualTo(5);
            assertThat(row.doneFiles()).isEqualTo(5);
            assertThat(row.folders()).isEqualTo(new FolderCounts(3, 3, 0, 0, 0, 0));
            assertThat(row.state()).isEqualTo(FileState.DONE);
        });
        assertThat(harness.snapshot().totals()).satisfies(totals -> {
            assertThat(totals.files()).isEqualTo(5);
            assertThat(totals.doneFiles()).isEqualTo(5);
            assertThat(totals.folders()).isEqualTo(new FolderCounts(3, 3, 0, 0, 0, 0));
            assertThat(totals.isOver()).isTrue();
        });
    }

    @Test
    void what_holds_only_empty_folders_is_not_finished_before_they_are_made() throws IOException {
        harness.core.commands().pauseAll(true);
        harness.start();
        long id = harness.add(treeWithEmptyFolders(0, 2), "");
        harness.loop.advance(2 * SECOND);
        assertThat(view(id).state()).isEqualTo(FileState.PAUSED);
        assertThat(harness.snapshot().totals().files()).isZero();
        assertThat(harness.snapshot().totals().isOver()).isFalse();

        harness.core.commands().pauseAll(false);
        harness.loop.until(() -> harness.core.scheduler().folderCount() > 0, 10);
        assertThat(harness.core.isIdle()).isFalse();
        assertThat(item(id).isComplete()).isFalse();
        harness.finish(10);
        assertThat(harness.server.folders).hasSize(2);
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.state()).isEqualTo(FileState.DONE);
            assertThat(row.files()).isZero();
            assertThat(row.folders().done()).isEqualTo(2);
            assertThat(row.finished()).isNotNull();
        });
        assertThat(harness.snapshot().totals().isOver()).isTrue();
    }

    @Test
    void a_folder_that_fails_is_seen_and_tried_again_but_is_no_file() throws IOException {
        Path tree = tree(2, 10);
        Path bad = tree.resolve("x\\y");
        assumeThat(Files.createDirectories(bad)).exists();
        harness.start();
        long id = harness.add(tree, "");
        harness.finish(10);
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.state()).isEqualTo(FileState.FAILED);
            assertThat(row.failed()).isEqualTo(1);
            assertThat(row.failedFiles()).isZero();
            assertThat(row.folders().failed()).isEqualTo(1);
        });
        assertThat(harness.failed)
                .singleElement()
                .satisfies(report -> assertThat(report.isFolder()).isTrue());
        assertThat(harness.snapshot().preflight().badNames()).isEqualTo(1);
        assertThat(harness.snapshot().totals().isOver()).isFalse();

        Files.move(bad, tree.resolve("z"));
        harness.core.commands().retry(List.of(id));
        harness.finish(10);
        assertThat(harness.server.folders).containsExactly("tree/z");
        assertThat(view(id).failed()).isZero();
        assertThat(harness.snapshot().totals().isOver()).isTrue();
    }

    @Test
    void the_sums_over_all_items_follow_what_is_cancelled_and_taken_out() throws IOException {
        harness.core.commands().pauseAll(true);
        harness.start();
        long id = harness.add(treeWithEmptyFolders(4, 3), "");
        harness.loop.advance(3 * SECOND);
        QueueSums sums = harness.core.queue().sums();
        assertThat(sums.runnableRows()).isEqualTo(7);
        harness.core.commands().cancel(List.of(id));
        harness.loop.advance(12 * SECOND);
        assertThat(sums.files(RowState.CANCELLED)).isEqualTo(4);
        assertThat(sums.folders().cancelled()).isEqualTo(3);
        assertThat(sums.runnableRows()).isZero();
        harness.core.commands().remove(List.of(id));
        assertThat(sums.files()).isZero();
        assertThat(sums.folders()).isEqualTo(FolderCounts.NONE);
    }
}
