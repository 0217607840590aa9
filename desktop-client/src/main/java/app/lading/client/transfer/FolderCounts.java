package app.lading.client.transfer;

import app.lading.client.store.RowState;
import java.util.function.ToLongFunction;

/// How many folders stand for themselves, beside the files: empty ones, which are made at the server, and those
/// that nobody could look into or whose name the server refuses, whatever is in them.
///
/// @param all found so far
/// @param done made
/// @param attention that ask a person
public record FolderCounts(long all, long done, long failed, long skipped, long cancelled, long attention) {
    /// No folder but those that hold files.
    public static final FolderCounts NONE = new FolderCounts(0, 0, 0, 0, 0, 0);

    /// @param counts how many are in a state
    static FolderCounts of(ToLongFunction<RowState> counts) {
        long all = 0;
        for (RowState state : RowState.values()) {
            all += counts.applyAsLong(state);
        }
        return all == 0
                ? NONE
                : new FolderCounts(
                        all,
                        counts.applyAsLong(RowState.DONE),
                        counts.applyAsLong(RowState.FAILED),
                        counts.applyAsLong(RowState.SKIPPED),
                        counts.applyAsLong(RowState.CANCELLED),
                        counts.applyAsLong(RowState.ATTENTION));
    }

    /// As these and others together.
    public FolderCounts plus(FolderCounts more) {
        return new FolderCounts(
                all + more.all,
                done + more.done,
                failed + more.failed,
                skipped + more.skipped,
                cancelled + more.cancelled,
                attention + more.attention);
    }
}
