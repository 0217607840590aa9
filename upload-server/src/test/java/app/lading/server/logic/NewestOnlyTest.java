package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class NewestOnlyTest {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Integer> heard = new ArrayList<>();
    private final NewestOnly<Integer> newest = new NewestOnly<>(queue::add, heard::add);

    @Test
    void a_flood_of_values_queues_one_task_and_only_the_newest_is_dealt_with() {
        for (int i = 0; i < 10_000; i++) {
            newest.put(i);
        }
        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(heard).containsExactly(9_999);
    }

    @Test
    void a_value_that_comes_later_is_dealt_with_too() {
        newest.put(1);
        queue.remove().run();
        newest.put(2);
        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(heard).containsExactly(1, 2);
    }
}
