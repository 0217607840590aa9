package app.lading.client.transfer;

import java.util.Set;

/// A page of an item's files.
///
/// @param states which; empty for all. Of files that have not come to an end only `QUEUED` can be asked for, which
/// means
///     all of them
/// @param text part of the name or of the target folder, capitals do not count; empty for all
/// @param after the number of the last file of the page before; 0 for the first page
/// @param limit 1 to 1,000
public record FileQuery(long item, Set<FileState> states, String text, long after, int limit) {
    /// @throws IllegalArgumentException for a limit outside of its range
    public FileQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a page has 1 to 1000 files, but got " + limit);
        }
    }

    /// Files of any name.
    public FileQuery(long item, Set<FileState> states, long after, int limit) {
        this(item, states, "", after, limit);
    }
}
