package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.RowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cancelling and removing work at once, can be taken back for nothing, and leave nothing at the server.
class EngineTakesBackTest extends WithEngine {

    @Test
    void cancelling_stops_the_bytes_at_once_and_costs_nothing_when_it_is_taken_back_within_the_grace()
            throws IOException {
        Path file = file("a", 10 * BLOCK);
        harness.core.limit(8 << 20);
        harness.start();
        long id = add(OnConflict.RENAME, file).getFirst();
        harness.loop.advance(2 * SECOND);
        harness.core.commands().cancel(List.of(id));
        harness.loop.advance(SECOND);
        long received = harness.server.received;
        harness.loop.advance(5 * SECOND);
        assertThat(harness.server.received).isEqualTo(received);
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.state()).isEqualTo(FileState.CANCELLED);
            assertThat(row.undoable()).isTrue();
        });
        assertThat(harness.server.uploads).hasSize(1);

        harness.core.commands().undo(List.of(id));
        harness.core.limit(0);
        harness.finish(60);
        assertThat(harness.server.received).isLessThanOrEqualTo(10L * BLOCK + (1 << 20));
        assertThat(view(id).state()).isEqualTo(FileState.DONE);
        assertThat(view(id).continuedAt()).isPositive();
        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void cancelling_frees_the_server_and_the_file_can_be_queued_again() throws IOException {
        harness.core.limit(4 << 20);
        harness.start();
        long item = harness.add(file("a", 10 * BLOCK), "");
        harness.loop.advance(2 * SECOND);
        assertThat(harness.server.uploads).hasSize(1);
        harness.core.commands().cancel(List.of(item));
        harness.loop.advance(12 * SECOND);

        assertThat(harness.server.uploads).isEmpty();
        assertThat(harness.core.isIdle()).isTrue();
        assertThat(harness.snapshot().items())
                .singleElement()
                .satisfies(view -> assertThat(view.state()).isEqualTo(FileState.CANCELLED));

        harness.core.limit(0);
        harness.core.commands().retry(List.of(item));
        harness.finish(60);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void what_was_removed_is_gone_at_once_and_forgotten_at_the_next_start_when_its_grace_passed_meanwhile()
            throws IOException {
        harness.core.limit(4 << 20);
        harness.start();
        long id = add(OnConflict.RENAME, file("a", 10 * BLOCK)).getFirst();
        harness.loop.advance(2 * SECOND);
        harness.core.commands().remove(List.of(id));
        assertThat(harness.snapshot().items()).isEmpty();
        assertThat(harness.snapshot().totals().files()).isZero();
        harness.restart();
        assertThat(harness.snapshot().items()).isEmpty();
        harness.loop.advance(12 * SECOND);

        assertThat(harness.server.uploads).isEmpty();
        assertThat(harness.core.queue().all()).isEmpty();
        assertThat(harness.store.items()).isEmpty();
    }

    @Test
    void a_server_that_cannot_be_told_is_told_later() throws IOException {
        harness.core.limit(4 << 20);
        harness.start();
        long id = add(OnConflict.RENAME, file("a", 10 * BLOCK)).getFirst();
        harness.loop.advance(2 * SECOND);
        harness.core.commands().remove(List.of(id));
        harness.server.reachable = false;
        harness.server.dropConnections();
        harness.loop.advance(20 * SECOND);
        assertThat(harness.core.queue().all()).hasSize(1);
        harness.server.reachable = true;
        harness.core.retryNow();
        harness.loop.advance(60 * SECOND);

        assertThat(harness.server.uploads).isEmpty();
        assertThat(harness.core.queue().all()).isEmpty();
    }

    @Test
    void clearing_takes_what_is_done_and_leaves_what_failed_or_waits() throws IOException {
        harness.start();
        List<Long> ids = add(OnConflict.RENAME, file("a", 10), folder.resolve("not there"), file("b", 10));
        harness.core.commands().pause(List.of(ids.get(2)), true);
        harness.finish(10);
        harness.core.commands().clearDone();
        assertThat(shown()).containsExactly(ids.get(1), ids.get(2));
        harness.core.commands().undo(ids);
        assertThat(shown()).containsExactlyElementsOf(ids);
    }

    @Test
    void an_empty_folder_that_is_cancelled_while_it_is_made_is_counted_once() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        harness.start();
        harness.loop.advance(SECOND);
        long id = harness.add(tree, "");
        harness.loop.until(() -> harness.core.scheduler().folderCount() == 1, 10);
        harness.core.commands().cancel(List.of(id));
        harness.loop.advance(12 * SECOND);

        Item item = item(id);
        assertThat(item.sums().rows(RowState.OPEN)).isZero();
        assertThat(item.sums().rows()).isEqualTo(1);
        assertThat(harness.core.isIdle()).isTrue();
    }
}
