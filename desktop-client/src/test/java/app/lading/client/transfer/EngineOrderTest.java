package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which file goes before which, and how fast.
class EngineOrderTest extends WithEngine {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_moved_removed_and_taken_back_the_order_is_that_of_a_plain_list_over_restarts_too(long seed)
            throws IOException {
        useSeed(seed);
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
}
