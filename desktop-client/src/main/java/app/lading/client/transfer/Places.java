package app.lading.client.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Moves items within the queue, by giving them other places. Items of another urgency are never passed.
final class Places {
    private final Queue queue;

    Places(Queue queue) {
        this.queue = queue;
    }

    void move(Collection<Item> items, Place to) {
        Set<Item> moving = new HashSet<>(items);
        if (moving.isEmpty()) {
            return;
        }
        List<Item> all = queue.rows().items();
        Map<Item, Long> places = switch (to) {
            case TOP -> inARow(all, moving, lowest() - moving.size());
            case BOTTOM -> inARow(all, moving, highest() + 1);
            case UP -> exchanged(all, stepped(all, moving));
            case DOWN -> {
                List<Item> reversed = new ArrayList<>(all);
                Collections.reverse(reversed);
                yield exchanged(reversed, stepped(reversed, moving));
            }
        };
        queue.keepAll(places.keySet(), row -> {
            Item item = queue.known(row.id()).orElseThrow();
            return row.withPlace(places.getOrDefault(item, row.place()));
        });
    }

    private long lowest() {
        return queue.all().stream().mapToLong(item -> item.row().place()).min().orElse(0);
    }

    private long highest() {
        return queue.all().stream().mapToLong(item -> item.row().place()).max().orElse(0);
    }

    private static Map<Item, Long> inARow(List<Item> all, Set<Item> moving, long first) {
        Map<Item, Long> places = new HashMap<>();
        long place = first;
        for (Item item : all) {
            if (moving.contains(item)) {
                places.put(item, place++);
            }
        }
        return places;
    }

    /// Each that moves changes with the one before it, unless that one moves too or is more urgent.
    private static List<Item> stepped(List<Item> all, Set<Item> moving) {
        List<Item> order = new ArrayList<>(all);
        for (int i = 1; i < order.size(); i++) {
            Item item = order.get(i);
            Item before = order.get(i - 1);
            if (moving.contains(item) && !moving.contains(before) && item.priority() == before.priority()) {
                Collections.swap(order, i, i - 1);
            }
        }
        return order;
    }

    /// The same places in the same order, given to the items in their new order.
    private static Map<Item, Long> exchanged(List<Item> before, List<Item> now) {
        Map<Item, Long> places = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) != before.get(i)) {
                places.put(now.get(i), before.get(i).row().place());
            }
        }
        return places;
    }
}
