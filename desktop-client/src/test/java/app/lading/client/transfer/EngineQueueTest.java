package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.RowState;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Order, taking back, answers and the rest of what a window asks of the queue.
class EngineQueueTest {
    private static final int BLOCK = 4 << 20;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private EngineHarness harness;

    @BeforeEach
    void makeHarness() {
        harness = new EngineHarness(folder.resolve("job"), 5);
    }

    @AfterEach
    void closeHarness() throws IOException {
        harness.close();
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), EngineArrivalTest.bytes(harness.random, size));
    }

    private List<Long> add(OnConflict onConflict, Path... paths) {
        List<ItemRequest> requests = new ArrayList<>();
        for (Path path : paths) {
            requests.add(new ItemRequest(path, "", onConflict, Priority.NORMAL));
        }
        return harness.core.commands().add(requests);
    }

    private List<Long> shown() {
        return harness.snapshot().items().stream().map(ItemView::id).toList();
    }

    private ItemView view(long item) {
        return harness.snapshot().items().stream()
                .filter(each -> each.id() == item)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_moved_removed_and_taken_back_the_order_is_that_of_a_plain_list_over_restarts_too(long seed)
            throws IOException {
        harness.close();
        harness = new EngineHarness(folder.resolve("seeded-" + seed), seed);
        harness.core.commands().pauseAll(true);
        harness.start();
        Path[] paths = new Path[12];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = file("s" + seed + "-" + i, 10);
        }
        List<Long> model = new ArrayList<>(add(OnConflict.RENAME, paths));
        Set<Long> removed = new HashSet<>();
        List<Long> withRemoved = new ArrayList<>(model);
        for (int step = 0; step < 60; step++) {
            Set<Long> some = new HashSet<>();
            model.forEach(id -> {
                if (harness.random.nextInt(4) == 0) {
                    some.add(id);
                }
            });
            switch (harness.random.nextInt(7)) {
                case 0 -> {
                    harness.core.commands().place(some, Place.TOP);
                    move(withRemoved, some, removed, Place.TOP);
                }
                case 1 -> {
                    harness.core.commands().place(some, Place.BOTTOM);
                    move(withRemoved, some, removed, Place.BOTTOM);
                }
                case 2 -> {
                    harness.core.commands().place(some, Place.UP);
                    move(withRemoved, some, removed, Place.UP);
                }
                case 3 -> {
                    harness.core.commands().place(some, Place.DOWN);
                    move(withRemoved, some, removed, Place.DOWN);
                }
                case 4 -> {
                    harness.core.commands().remove(some);
                    removed.addAll(some);
                }
                case 5 -> {
                    harness.core.commands().undo(List.copyOf(removed));
                    removed.clear();
                }
                default -> {
                    harness.restart();
                    harness.core.commands().pauseAll(true);
                }
            }
            if (!removed.isEmpty()) {
                // Well within the grace of what was taken out.
                harness.core.commands().undo(List.copyOf(removed));
                harness.core.commands().remove(List.copyOf(removed));
            }
            model = withRemoved.stream().filter(id -> !removed.contains(id)).toList();
            assertThat(shown()).as("step " + step).containsExactlyElementsOf(model);
        }
        harness.loop.advance(12 * SECOND);
        assertThat(harness.core.queue().all()).hasSize(model.size());
    }

    /// What a person expects of a plain list; those that are out of sight keep their places among the others.
    private static void move(List<Long> all, Set<Long> some, Set<Long> hidden, Place place) {
        List<Long> seen =
                new ArrayList<>(all.stream().filter(id -> !hidden.contains(id)).toList());
        switch (place) {
            case TOP, BOTTOM -> {
                List<Long> moving = seen.stream().filter(some::contains).toList();
                all.removeAll(moving);
                all.addAll(place == Place.TOP ? 0 : all.size(), moving);
            }
            case UP -> {
                for (int i = 1; i < seen.size(); i++) {
                    if (some.contains(seen.get(i)) && !some.contains(seen.get(i - 1))) {
                        swap(all, seen, i, i - 1);
                    }
                }
            }
            case DOWN -> {
                for (int i = seen.size() - 2; i >= 0; i--) {
                    if (some.contains(seen.get(i)) && !some.contains(seen.get(i + 1))) {
                        swap(all, seen, i, i + 1);
                    }
                }
            }
        }
    }

    private static void swap(List<Long> all, List<Long> seen, int one, int other) {
        Collections.swap(all, all.indexOf(seen.get(one)), all.indexOf(seen.get(other)));
        Collections.swap(seen, one, other);
    }

    @Test
    void first_goes_before_everything_else_in_the_list_and_on_the_wire() throws IOException {
        harness.core.commands().pauseAll(true);
        harness.start();
        List<Long> ids = add(OnConflict.RENAME, file("a", 10), file("b", 10), file("c", 10));
        harness.core.commands().priority(List.of(ids.get(2)), Priority.FIRST);
        assertThat(shown()).containsExactly(ids.get(2), ids.get(0), ids.get(1));
        harness.core.commands().place(List.of(ids.get(1)), Place.TOP);
        assertThat(shown()).containsExactly(ids.get(2), ids.get(1), ids.get(0));
    }

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
        assertThat(harness.server.files.get("a").content).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.breaches).isEmpty();
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
    void a_name_that_the_server_refuses_asks_before_any_byte_with_a_name_that_goes_and_is_sent_under_it()
            throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Path bad = Files.write(tree.resolve("a\\b.txt"), new byte[] {1});
        Path inner = Files.createDirectories(tree.resolve("x\\y"));
        Files.write(inner.resolve("deep"), new byte[] {2});
        harness.start();
        long id = add(OnConflict.ASK, tree).getFirst();
        harness.finish(10);
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.state()).isEqualTo(FileState.NEEDS_ATTENTION);
            assertThat(row.filesWith("bad-name")).isEqualTo(2);
        });
        assertThat(harness.snapshot().preflight().badNames()).isEqualTo(2);
        List<Clash> clashes = harness.core.answers().clashes(id, 0, 10);
        assertThat(clashes).extracting(Clash::suggestedName).containsExactlyInAnyOrder("a_b.txt", "x_y");
        assertThat(clashes)
                .filteredOn(clash -> !clash.isFolder())
                .extracting(Clash::source)
                .containsExactly(bad);

        harness.core.answers().rename(clashes.getFirst().file(), "still/bad");
        assertThat(harness.core.answers().clashes(id, 0, 10)).hasSize(2);
        clashes.forEach(clash -> harness.core.answers().rename(clash.file(), String.valueOf(clash.suggestedName())));
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("tree/a_b.txt", "tree/x_y/deep");
        assertThat(view(id).state()).isEqualTo(FileState.DONE);
    }

    @Test
    void single_files_are_answered_each_in_its_own_way_and_the_others_of_the_item_go_on() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (String name : List.of("keep", "replace", "skip")) {
            Files.write(tree.resolve(name), name.getBytes(StandardCharsets.UTF_8));
        }
        harness.start();
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        long id = add(OnConflict.ASK, tree).getFirst();
        harness.finish(10);
        assertThat(view(id).filesWith("name-exists")).isEqualTo(3);
        harness.server.refuseInit = null;
        harness.core.answers().clashes(id, 0, 10).forEach(clash -> {
            switch (clash.name()) {
                case "keep" -> harness.core.answers().answerFiles(List.of(clash.file()), ConflictPolicy.RENAME);
                case "replace" -> harness.core.answers().rename(clash.file(), "another");
                default -> harness.core.answers().skip(List.of(clash.file()));
            }
        });
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("tree/keep", "tree/another");
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.skippedFiles()).isEqualTo(1);
            assertThat(row.problems()).isEmpty();
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
    void the_map_of_a_paused_file_is_that_of_the_server_and_its_bar_stays_where_it_was() throws IOException {
        harness.core.limit(8 << 20);
        harness.start();
        long id = add(OnConflict.RENAME, file("a", 10 * BLOCK)).getFirst();
        harness.loop.advance(3 * SECOND);
        long file = harness.snapshot().active().getFirst().id();
        List<BlockView> maps = new ArrayList<>();
        new BlockMaps(harness.core.services(), harness.core.scheduler()).find(file, map -> map.ifPresent(maps::add));
        assertThat(maps).singleElement().satisfies(map -> {
            assertThat(map.count()).isEqualTo(10);
            assertThat(map.receivedCount()).isBetween(1, 9);
            assertThat(map.durableCount()).isLessThanOrEqualTo(map.receivedCount());
        });
        harness.core.commands().pause(List.of(id), true);
        harness.loop.advance(2 * SECOND);
        assertThat(view(id).movedBytes()).isGreaterThan(BLOCK);
        assertThat(view(id).bytesPerSecond()).isZero();
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
