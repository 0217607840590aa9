package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.client.store.RowState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is wrong with the files of one item, counted by state, kind and code. Most items have nothing here,
/// and the others a few.
final class ProblemCounts {
    private @Nullable List<Count> counts;

    /// Files, or folders, with the same trouble.
    ///
    /// @param problem that of one of them
    record Count(RowState state, boolean ofFolders, Problem problem, long number) {
        private boolean isLike(RowState otherState, boolean otherFolders, Problem other) {
            return state == otherState
                    && ofFolders == otherFolders
                    && problem.code().equals(other.code());
        }
    }

    void add(RowState state, boolean ofFolders, Problem problem, long more) {
        List<Count> all = counts;
        if (all == null) {
            all = new ArrayList<>(1);
            counts = all;
        }
        for (int i = 0; i < all.size(); i++) {
            Count count = all.get(i);
            if (count.isLike(state, ofFolders, problem)) {
                long now = count.number() + more;
                if (now > 0) {
                    all.set(i, new Count(state, ofFolders, more > 0 ? problem : count.problem(), now));
                } else {
                    all.remove(i);
                }
                return;
            }
        }
        if (more > 0) {
            all.add(new Count(state, ofFolders, problem, more));
        }
    }

    /// Forgets those of a state.
    void forget(RowState state, Consumer<Count> each) {
        List<Count> all = counts;
        if (all == null) {
            return;
        }
        for (Iterator<Count> i = all.iterator(); i.hasNext(); ) {
            Count count = i.next();
            if (count.state() == state) {
                i.remove();
                each.accept(count);
            }
        }
    }

    void forEach(Consumer<Count> each) {
        if (counts != null) {
            counts.forEach(each);
        }
    }

    /// Whether some failed files can only be judged by walking again.
    boolean needWalk() {
        List<Count> all = counts;
        return all != null
                && all.stream()
                        .anyMatch(count -> count.state() == RowState.FAILED
                                && (count.ofFolders()
                                        || count.problem().code().equals("bad-name")
                                        || count.problem().code().equals("source-vanished")));
    }

    /// As people see them, what asks before what failed, the most frequent first.
    List<ProblemCount> view() {
        List<Count> all = counts;
        if (all == null || all.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .map(count -> new ProblemCount(Ledger.stateOf(count.state()), count.problem(), count.number()))
                .sorted(Comparator.comparing((ProblemCount count) -> count.state() != FileState.NEEDS_ATTENTION)
                        .thenComparing(
                                Comparator.comparingLong(ProblemCount::number).reversed()))
                .toList();
    }
}
