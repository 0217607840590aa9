package app.lading.client.transfer;

import java.time.Instant;
import java.util.List;

/// Everything that moves, at one moment. Immutable; made a few times a second.
///
/// @param items in the order of adding
/// @param active files that are under way or wait for their next try, large ones first, at most 200
/// @param pausedAll the switch over the whole queue
/// @param limit bytes a second; 0 for none
public record Snapshot(
        Totals totals,
        List<ItemView> items,
        List<ActiveFile> active,
        ConnectionState connection,
        boolean pausedAll,
        long limit,
        Instant at) {}
