package app.lading.client.transfer;

import java.util.List;

/// How many items are in which part of a list that can be narrowed. An item with failed files beside files that are
/// still sent counts as both, so the parts may add up to more than all.
///
/// @param active something of it moves, or is looked at
/// @param waiting it waits for its turn, for a person's resume, or for something that heals by itself
/// @param asking a person must answer something of it
/// @param failed something of it failed
/// @param ended it is done, left out, or cancelled
public record ItemCounts(long all, long active, long waiting, long asking, long failed, long ended) {
    /// An empty queue.
    public static final ItemCounts NONE = new ItemCounts(0, 0, 0, 0, 0, 0);

    /// What one item counts.
    public static ItemCounts of(ItemView item) {
        boolean active = false;
        boolean waiting = false;
        boolean ended = false;
        switch (item.state()) {
            case SCANNING, CHECKING, UPLOADING, VERIFYING -> active = true;
            case QUEUED, PAUSED, WAITING -> waiting = true;
            case DONE, SKIPPED, CANCELLED -> ended = true;
            case NEEDS_ATTENTION, FAILED -> {}
        }
        return new ItemCounts(
                1,
                one(active),
                one(waiting),
                one(has(item, FileState.NEEDS_ATTENTION)),
                one(has(item, FileState.FAILED)),
                one(ended));
    }

    /// What items count together.
    public static ItemCounts of(List<ItemView> items) {
        ItemCounts sum = NONE;
        for (ItemView item : items) {
            sum = sum.plus(of(item), 1);
        }
        return sum;
    }

    /// With something added or, with the factor -1, taken away.
    ItemCounts plus(ItemCounts other, int factor) {
        return new ItemCounts(
                all + factor * other.all,
                active + factor * other.active,
                waiting + factor * other.waiting,
                asking + factor * other.asking,
                failed + factor * other.failed,
                ended + factor * other.ended);
    }

    private static boolean has(ItemView item, FileState state) {
        return item.state() == state || item.problems().stream().anyMatch(count -> count.state() == state);
    }

    private static long one(boolean is) {
        return is ? 1 : 0;
    }
}
