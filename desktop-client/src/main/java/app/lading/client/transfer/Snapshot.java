package app.lading.client.transfer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that moves, at one moment. Immutable; made a few times a second.
///
/// @param items in the order of sending: the more urgent first, then by position. The list is the identical object
///     while no view in it changed
/// @param active files that are under way or wait for their next try, large ones first, at most 200
/// @param pausedAll a person's switch over the whole queue
/// @param hold what keeps the whole queue from sending although nobody paused it; null when nothing does
/// @param limit bytes a second; 0 for none
/// @param limitedBy what keeps it from being faster
/// @param preflight what can be known before everything is sent
/// @param structure another number as soon as an item came, left or moved: while it is the same, the rows are the same
/// @param counts how many items are in which part of the list
/// @param states another number as soon as the state, the problems or the reason to wait of any item changed: while it
///     and `structure` are the same, only numbers moved
public record Snapshot(
        Totals totals,
        List<ItemView> items,
        List<ActiveFile> active,
        ConnectionState connection,
        boolean pausedAll,
        @Nullable Waiting hold,
        long limit,
        Instant at,
        Bottleneck limitedBy,
        Preflight preflight,
        long structure,
        ItemCounts counts,
        long states) {

    /// A moment of something that is no queue, such as a download.
    public Snapshot(
            Totals totals,
            List<ItemView> items,
            List<ActiveFile> active,
            ConnectionState connection,
            boolean pausedAll,
            long limit,
            Instant at) {
        this(
                totals,
                items,
                active,
                connection,
                pausedAll,
                null,
                limit,
                at,
                Bottleneck.NONE,
                Preflight.NOTHING,
                0,
                ItemCounts.NONE,
                0);
    }
}
