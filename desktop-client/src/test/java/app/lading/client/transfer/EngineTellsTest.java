package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.RowState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a window sees of the queue is true, cheap, and the same while nothing changed.
class EngineTellsTest extends WithEngine {

    @Test
    void the_snapshot_tells_the_whole_truth_about_bytes_files_and_time_left() throws IOException {
        harness.core.limit(2 << 20);
        harness.start();
        harness.add(file("a", 5 * BLOCK), "");
        harness.add(file("b", 10), "");
        harness.loop.advance(6 * SECOND);

        Snapshot snapshot = harness.snapshot();
        assertThat(snapshot.totals()).satisfies(totals -> {
            assertThat(totals.files()).isEqualTo(2);
            assertThat(totals.bytes()).isEqualTo(5L * BLOCK + 10);
            assertThat(totals.doneFiles()).isEqualTo(1);
            assertThat(totals.bytesPerSecond()).isBetween(1L << 20, 3L << 20);
            assertThat(totals.left()).isNotNull();
            assertThat(totals.left().toSeconds()).isBetween(2L, 6L);
            assertThat(totals.movedBytes()).isBetween(10L << 20, 15L << 20);
            assertThat(totals.idle()).isFalse();
        });
        assertThat(snapshot.active()).singleElement().satisfies(active -> {
            assertThat(active.state()).isEqualTo(FileState.UPLOADING);
            assertThat(active.sent()).isGreaterThanOrEqualTo(active.acked());
            assertThat(active.moved()).isGreaterThanOrEqualTo(active.durable());
        });
    }

    @Test
    void what_does_not_change_is_the_identical_view_and_an_idle_queue_the_identical_list() throws IOException {
        harness.start();
        List<Long> ids = add(OnConflict.RENAME, file("a", 10), file("b", 10));
        harness.finish(10);
        Snapshot before = harness.snapshot();
        assertThat(harness.snapshot().items()).isSameAs(before.items());
        harness.core.commands().pause(List.of(ids.get(1)), true);
        Snapshot after = harness.snapshot();
        assertThat(after.items().get(0)).isSameAs(before.items().get(0));
        assertThat(after.items().get(1)).isNotSameAs(before.items().get(1));
        assertThat(after.structure()).isEqualTo(before.structure());
    }

    @Test
    void the_limit_is_named_as_what_holds_it_back() throws IOException {
        harness.core.limit(2 << 20);
        harness.start();
        add(OnConflict.RENAME, file("a", 10 * BLOCK));
        harness.loop.advance(5 * SECOND);
        assertThat(harness.snapshot().limitedBy()).isEqualTo(Bottleneck.YOUR_LIMIT);
    }

    @Test
    void what_is_needed_is_compared_with_what_is_left_of_the_quota() throws IOException {
        harness.server.quota = 25L;
        harness.server.used = 10;
        harness.core.commands().pauseAll(true);
        harness.start();
        add(OnConflict.ASK, file("a", 16));
        harness.loop.advance(2 * SECOND);
        Preflight preflight = harness.snapshot().preflight();
        assertThat(preflight.neededBytes()).isEqualTo(16);
        assertThat(preflight.quotaFree()).isEqualTo(15);
        assertThat(preflight.fitsQuota()).isFalse();
        assertThat(preflight.fitsDisk()).isTrue();
    }

    @Test
    void the_history_hears_what_was_done_and_what_failed() throws IOException {
        harness.start();
        add(OnConflict.RENAME, file("a", 10), folder.resolve("not there"));
        harness.finish(10);
        try (HistoryStore history = HistoryStore.open(folder.resolve("history"), Clock.systemUTC())) {
            HistoryFeed feed = new HistoryFeed(history, "ana@fake", Clock.systemUTC(), Runnable::run);
            harness.finished.forEach(feed::fileFinished);
            harness.failed.forEach(feed::fileFailed);
            List<HistoryEntry> page = history.page(HistoryQuery.all(10));
            assertThat(page)
                    .extracting(HistoryEntry::outcome)
                    .containsExactly(HistoryEntry.Outcome.FAILED, HistoryEntry.Outcome.DONE);
            assertThat(page.getLast()).satisfies(done -> {
                assertThat(done.fingerprint()).startsWith("sha-256-blocks:");
                assertThat(done.started()).isNotNull();
                assertThat(done.tries()).isEqualTo(1);
            });
        }
    }

    @Test
    void how_often_a_file_was_begun_is_told_at_once_and_after_a_restart_and_never_of_a_folder() throws IOException {
        harness.start();
        long single = harness.add(file("a", 10), "");
        long folders = harness.add(tree(3, 8), "");
        harness.finish(10);
        assertThat(tries(single)).isEqualTo(1);
        assertThat(tries(folders)).isZero();

        harness.restart();
        harness.loop.advance(SECOND);
        assertThat(tries(single)).isEqualTo(1);
        assertThat(tries(folders)).isZero();
    }

    private int tries(long item) {
        return harness.snapshot().items().stream()
                .filter(view -> view.id() == item)
                .findFirst()
                .orElseThrow()
                .tries();
    }

    @Test
    void thousands_of_files_are_never_in_memory_together() throws IOException {
        int count = 3000;
        Path tree = tree(count, 8);
        harness.start();
        long item = harness.add(tree, "");
        int most = 0;
        while (!harness.core.isIdle()) {
            harness.loop.advance(20_000_000L);
            Item inMemory = item(item);
            most = Math.max(
                    most,
                    inMemory.window(false).rows.size()
                            + harness.core.scheduler().small().size());
        }

        assertThat(harness.server.files).hasSize(count);
        assertThat(most).isLessThanOrEqualTo(256 + 2 * 192);
        assertThat(item(item).sums().files(RowState.DONE)).isEqualTo(count);
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void thousands_of_items_are_added_paused_resumed_and_shown_without_walking_over_all_again_and_again()
            throws IOException {
        Path one = file("one", 10);
        harness.core.commands().pauseAll(true);
        harness.start();
        int count = 4_000;
        Path[] paths = IntStream.range(0, count).mapToObj(i -> one).toArray(Path[]::new);
        List<Long> ids = add(OnConflict.RENAME, paths);
        harness.loop.advance(30 * SECOND);
        assertThat(harness.core.queue().sums().files(RowState.OPEN)).isEqualTo(count);
        Snapshot before = harness.snapshot();
        harness.core.commands().pause(ids, true);
        assertThat(harness.snapshot().items()).hasSize(count).allMatch(ItemView::paused);
        assertThat(harness.snapshot().structure()).isEqualTo(before.structure());
        harness.core.commands().remove(ids);
        assertThat(harness.snapshot().items()).isEmpty();
        harness.core.commands().undo(ids);
        assertThat(harness.snapshot().items()).hasSize(count);
        harness.core.commands().cancel(ids);
        harness.loop.advance(15 * SECOND);
        assertThat(harness.core.queue().sums().files(RowState.CANCELLED)).isEqualTo(count);
        harness.core.commands().remove(ids);
        harness.loop.advance(15 * SECOND);
        assertThat(harness.core.queue().all()).isEmpty();
    }
}
