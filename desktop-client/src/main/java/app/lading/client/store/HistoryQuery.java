package app.lading.client.store;

import java.util.Set;

/// A page of the history, the newest first.
///
/// @param text part of the name, the folder or the source, capitals do not count; empty for all
/// @param outcomes which; empty for all
/// @param account of one account only; empty for all
/// @param before the number of the last entry of the page before; [#NEWEST] for the first page
/// @param limit 1 to 1,000
public record HistoryQuery(String text, Set<HistoryEntry.Outcome> outcomes, String account, long before, int limit) {
    /// As `before`: the first page.
    public static final long NEWEST = Long.MAX_VALUE;

    /// @throws IllegalArgumentException for a limit outside of its range
    public HistoryQuery {
        outcomes = Set.copyOf(outcomes);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a page has 1 to 1000 entries, but got " + limit);
        }
    }

    /// Everything, from the newest on.
    public static HistoryQuery all(int limit) {
        return new HistoryQuery("", Set.of(), "", NEWEST, limit);
    }

    /// The page behind this one.
    public HistoryQuery behind(HistoryEntry last) {
        return new HistoryQuery(text, outcomes, account, last.id(), limit);
    }
}
