package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Pausing stops the bytes soon, is in nobody's way, and costs nothing when it ends.
class EnginePauseTest extends WithEngine {

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
        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
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
        assertThat(arrived("large")).isEqualTo(Files.readAllBytes(large));
        assertThat(arrived("small")).isEqualTo(Files.readAllBytes(small));
    }

    @Test
    void a_slow_lane_takes_little_ahead_so_that_what_stops_stops_soon() throws IOException {
        harness.server.bytesPerSecond = 128 * 1024;
        harness.start();
        long item = harness.add(file("a", 2 * BLOCK), "");
        harness.loop.advance(30 * SECOND);
        harness.core.commands().pause(List.of(item), true);
        long before = harness.server.received;
        harness.loop.advance(60 * SECOND);

        assertThat(before).isGreaterThan(20L * 128 * 1024);
        assertThat(harness.server.received - before).isLessThanOrEqualTo(128 * 1024);
        assertThat(harness.server.breaches).isEmpty();
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
        Path tree = tree(400, 8);
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
}
