package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.RowState;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCommandsTest {
    private static final int BLOCK = 4 << 20;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private EngineHarness harness;

    @BeforeEach
    void makeHarness() {
        harness = new EngineHarness(folder.resolve("job"), 3);
    }

    @AfterEach
    void closeHarness() throws IOException {
        harness.close();
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), EngineArrivalTest.bytes(harness.random, size));
    }

    @Test
    void a_paused_item_stops_within_a_second_keeps_its_place_and_goes_on_where_it_was() throws IOException {
        Path file = file("a", 10 * BLOCK);
        harness.core.limit(8 << 20);
        harness.start();
        long item = harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        harness.core.commands().pause(List.of(item), true);
        harness.loop.advance(SECOND);
        long received = harness.server.received;
        harness.loop.advance(10 * SECOND);

        assertThat(harness.server.received).isEqualTo(received);
        assertThat(harness.snapshot().items()).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(FileState.PAUSED);
            assertThat(view.paused()).isTrue();
        });
        assertThat(harness.server.heard).anyMatch(ClientMessage.Pause.class::isInstance);

        harness.restart();
        harness.loop.advance(10 * SECOND);
        assertThat(harness.server.received).as("a pause outlives a restart").isEqualTo(received);

        harness.core.commands().pause(List.of(item), false);
        harness.finish(60);
        assertThat(harness.server.received).isLessThanOrEqualTo(10L * BLOCK + (1 << 20));
        assertThat(harness.server.files.get("a").content).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void pausing_and_resuming_in_quick_succession_costs_no_connection() throws IOException {
        Path large = file("large", 10 * BLOCK);
        Path small = file("small", 900_000);
        harness.core.limit(8 << 20);
        harness.start();
        long first = harness.add(large, "");
        long second = harness.add(small, "");
        for (int i = 0; i < 20; i++) {
            harness.loop.advance(harness.random.nextLong(200_000_000L));
            harness.core.commands().pause(List.of(first), true);
            harness.core.commands().pause(List.of(second), true);
            harness.loop.advance(harness.random.nextLong(30_000_000L));
            harness.core.commands().pause(List.of(first), false);
            harness.core.commands().pause(List.of(second), false);
        }
        harness.finish(60);

        assertThat(harness.server.breaches).isEmpty();
        assertThat(harness.server.dials).isLessThanOrEqualTo(3);
        assertThat(harness.server.files.get("large").content).isEqualTo(Files.readAllBytes(large));
        assertThat(harness.server.files.get("small").content).isEqualTo(Files.readAllBytes(small));
    }

    @Test
    void the_switch_over_the_queue_leaves_the_pause_of_an_item_alone() throws IOException {
        harness.start();
        harness.core.commands().pauseAll(true);
        long first = harness.add(file("a", 10), "");
        harness.add(file("b", 10), "");
        harness.core.commands().pause(List.of(first), true);
        harness.loop.advance(2 * SECOND);
        assertThat(harness.server.files).isEmpty();

        harness.core.commands().pauseAll(false);
        harness.loop.advance(2 * SECOND);
        assertThat(harness.server.files).containsOnlyKeys("b");
        assertThat(harness.core.isIdle())
                .as("a pause by a person is no work left")
                .isTrue();

        harness.core.commands().pause(List.of(first), false);
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a", "b");
    }

    @Test
    void small_files_do_not_wait_behind_a_huge_one() throws IOException {
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file("huge", 20 * BLOCK), "");
        harness.loop.advance(2 * SECOND);
        harness.add(file("small", 1000), "");
        harness.loop.advance(SECOND);

        assertThat(harness.server.files).containsOnlyKeys("small");
    }

    @Test
    void an_urgent_large_file_passes_those_under_way_although_all_places_are_taken() throws IOException {
        harness.core.limit(4 << 20);
        harness.start();
        for (int i = 0; i < 3; i++) {
            harness.add(file("huge-" + i, 6 * BLOCK), "");
        }
        harness.loop.advance(2 * SECOND);
        harness.core
                .commands()
                .addOrContinue(new ItemRequest(file("urgent", 2 * BLOCK), "", OnConflict.RENAME, Priority.FIRST));
        harness.loop.advance(5 * SECOND);

        assertThat(harness.server.files).containsOnlyKeys("urgent");
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
    void a_name_that_exists_asks_and_the_answer_sends_it_on() throws IOException {
        harness.start();
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        long item = harness.core
                .commands()
                .addOrContinue(new ItemRequest(file("a", 10), "", OnConflict.ASK, Priority.NORMAL));
        harness.finish(10);
        assertThat(harness.snapshot().items()).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(FileState.NEEDS_ATTENTION);
            assertThat(view.attentionFiles()).isEqualTo(1);
        });
        assertThat(harness.failed)
                .singleElement()
                .satisfies(report -> assertThat(report.state()).isEqualTo(FileState.NEEDS_ATTENTION));

        harness.server.refuseInit = null;
        harness.core.answers().answer(item, ConflictPolicy.REPLACE);
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a");
        assertThat(harness.server.heard)
                .filteredOn(ClientMessage.Init.class::isInstance)
                .extracting(message -> ((ClientMessage.Init) message).onConflict())
                .containsExactly(ConflictPolicy.FAIL, ConflictPolicy.REPLACE);
    }

    @Test
    void a_name_that_exists_is_skipped_when_that_was_asked() throws IOException {
        harness.start();
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        harness.core.commands().addOrContinue(new ItemRequest(file("a", 10), "", OnConflict.SKIP, Priority.NORMAL));
        harness.finish(10);

        assertThat(harness.skipped).hasSize(1);
        assertThat(harness.failed).isEmpty();
        assertThat(harness.snapshot().totals().skippedFiles()).isEqualTo(1);
    }

    @Test
    void the_same_request_again_continues_what_is_incomplete_and_begins_anew_what_is_complete() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.write(tree.resolve("one"), new byte[] {1});
        harness.start();
        long item = harness.add(tree, "");
        harness.finish(10);
        Files.write(tree.resolve("two"), new byte[] {2});

        assertThat(harness.add(tree, "")).isEqualTo(item);
        harness.finish(10);

        assertThat(harness.server.files).containsOnlyKeys("tree/one", "tree/two");
        assertThat(harness.server.finishes).isEqualTo(2);
        assertThat(harness.finished)
                .as("a complete item is asked again, not taken for granted")
                .hasSize(3);
    }

    @Test
    void after_a_restart_finished_files_stay_finished_and_keep_their_receipts() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (int i = 0; i < 40; i++) {
            Files.write(tree.resolve("f" + i), EngineArrivalTest.bytes(harness.random, 5000));
        }
        harness.core.limit(100_000);
        harness.start();
        long item = harness.add(tree, "");
        harness.loop.advance(SECOND);
        int before = harness.finished.size();
        assertThat(before).isBetween(1, 39);
        harness.restart();
        assertThat(harness.add(tree, "")).isEqualTo(item);
        harness.core.limit(0);
        harness.finish(60);

        assertThat(harness.server.finishes).isEqualTo(40);
        assertThat(harness.finished.size()).isBetween(40, 40 + 20);
        List<FileReport> page = harness.core.files(new FileQuery(item, Set.of(FileState.DONE), 0, 25));
        assertThat(page)
                .hasSize(25)
                .allSatisfy(report -> assertThat(report.receipt()).isNotNull());
        assertThat(harness.core.files(
                        new FileQuery(item, Set.of(), page.getLast().id(), 1000)))
                .hasSize(15);
    }

    @Test
    void the_limit_holds_over_all_lanes_and_changes_while_sending() throws IOException {
        harness.core.limit(1 << 20);
        harness.start();
        harness.add(file("a", 8 * BLOCK), "");
        harness.add(file("b", 8 * BLOCK), "");
        harness.loop.advance(SECOND);
        long before = harness.server.received;
        harness.loop.advance(10 * SECOND);
        assertThat(harness.server.received - before).isBetween(9L << 20, 11L << 20);

        harness.core.limit(3 << 20);
        harness.loop.advance(SECOND);
        before = harness.server.received;
        harness.loop.advance(5 * SECOND);
        assertThat(harness.server.received - before).isBetween(14L << 20, 16L << 20);
    }

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
    void thousands_of_files_are_never_in_memory_together() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        int count = 3000;
        for (int i = 0; i < count; i++) {
            Files.write(tree.resolve("f" + i), new byte[] {(byte) i, (byte) (i >> 8)});
        }
        harness.start();
        long item = harness.add(tree, "");
        int most = 0;
        while (!harness.core.isIdle()) {
            harness.loop.advance(20_000_000L);
            Item inMemory = harness.core.queue().item(item).orElseThrow();
            most = Math.max(
                    most,
                    inMemory.window(false).rows.size()
                            + harness.core.scheduler().small().size());
        }

        assertThat(harness.server.files).hasSize(count);
        assertThat(most).isLessThanOrEqualTo(256 + 2 * 192);
        assertThat(harness.core.queue().item(item).orElseThrow().sums().files(RowState.DONE))
                .isEqualTo(count);
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void a_queue_that_is_paused_as_a_whole_is_idle_and_goes_on_later() throws IOException {
        harness.core.limit(1 << 20);
        harness.start();
        harness.add(file("a", 3 * BLOCK), "");
        harness.server.refuseInit = ErrorCode.NO_SPACE;
        harness.add(file("b", 10), "");
        harness.loop.advance(2 * SECOND);
        CompletableFuture<Totals> idle = new CompletableFuture<>();
        harness.core.commands().pauseAll(true);
        harness.core.whenIdle(idle);
        harness.loop.advance(2 * SECOND);
        assertThat(idle).isCompleted();

        harness.server.refuseInit = null;
        harness.core.limit(0);
        harness.core.commands().pauseAll(false);
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a", "b");
    }

    @Test
    void the_waiting_files_of_a_paused_item_are_in_nobodys_way() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (int i = 0; i < 400; i++) {
            Files.write(tree.resolve("f" + i), new byte[] {(byte) i, (byte) (i >> 8)});
        }
        harness.start();
        harness.server.refuseInit = ErrorCode.NO_SPACE;
        long full = harness.add(tree, "");
        harness.loop.advance(5 * SECOND);
        assertThat(harness.core.scheduler().waiting()).hasSizeGreaterThanOrEqualTo(256);
        harness.core.commands().pause(List.of(full), true);
        harness.server.refuseInit = null;
        harness.add(file("other", 10), "");
        harness.loop.advance(SECOND);
        assertThat(harness.server.files).containsOnlyKeys("other");
        assertThat(harness.core.isIdle()).isTrue();

        harness.core.commands().pause(List.of(full), false);
        harness.finish(20);
        assertThat(harness.server.files).hasSize(401);
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

        Item item = harness.core.queue().item(id).orElseThrow();
        assertThat(item.sums().files(RowState.OPEN)).isZero();
        assertThat(item.sums().files()).isEqualTo(1);
        assertThat(harness.core.isIdle()).isTrue();
    }

    @Test
    void a_file_that_is_cancelled_while_its_old_upload_is_given_up_is_counted_once() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        long id = harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        Files.write(file, EngineArrivalTest.bytes(harness.random, 6 * BLOCK + 1));
        harness.loop.until(() -> !harness.notices.isEmpty(), 10);
        assertThat(harness.server.cancelledByApi).isEmpty();
        harness.core.commands().cancel(List.of(id));
        harness.loop.advance(12 * SECOND);

        Item item = harness.core.queue().item(id).orElseThrow();
        assertThat(item.sums().files(RowState.OPEN)).isZero();
        assertThat(item.sums().files(RowState.CANCELLED)).isEqualTo(1);
    }

    @Test
    void a_file_that_is_paused_while_its_old_upload_is_given_up_is_sent_once() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        long id = harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        Files.write(file, EngineArrivalTest.bytes(harness.random, 6 * BLOCK + 1));
        harness.loop.until(() -> !harness.notices.isEmpty(), 10);
        harness.core.commands().pause(List.of(id), true);
        harness.core.commands().pause(List.of(id), false);
        harness.core.limit(0);
        harness.finish(30);

        assertThat(harness.finished).hasSize(1);
        assertThat(harness.failed).isEmpty();
        assertThat(harness.server.files.get("a").content).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.core.queue().item(id).orElseThrow().sums().files(RowState.DONE))
                .isEqualTo(1);
        assertThat(harness.core.queue().item(id).orElseThrow().sums().files(RowState.OPEN))
                .isZero();
    }
}
