package app.lading.client.ui.queue;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files of a [FakeUploadQueue] that ask, and those that failed.
final class FakeQuestions {
    static final String NAME_EXISTS = "name-exists";
    private static final Set<String> UNFIT = Set.of("bad-name", "source-unreadable", "file-too-large");

    private final Map<Long, List<Clash>> asking = new HashMap<>();
    private final Map<Long, List<Clash>> failed = new HashMap<>();

    void ask(long item, List<Clash> files) {
        asking.put(item, new ArrayList<>(files));
    }

    void fail(long item, List<Clash> files) {
        failed.put(item, new ArrayList<>(files));
    }

    static boolean isOfName(Clash clash) {
        return clash.problem().code().equals(NAME_EXISTS);
    }

    /// The item's questions about names that exist are answered.
    void answered(long item) {
        asking.getOrDefault(item, new ArrayList<>()).removeIf(FakeQuestions::isOfName);
    }

    /// What failed of these items is tried again.
    void retried(Collection<Long> items) {
        items.forEach(failed::remove);
    }

    /// Takes those of these files out that are in a state.
    ///
    /// @param state `NEEDS_ATTENTION` or `FAILED`
    /// @return them
    List<Clash> take(FileState state, Collection<Long> files, Predicate<Clash> which) {
        Map<Long, List<Clash>> from = state == FileState.FAILED ? failed : asking;
        List<Clash> taken = from.values().stream()
                .flatMap(List::stream)
                .filter(clash -> files.contains(clash.file()) && which.test(clash))
                .toList();
        from.values().forEach(list -> list.removeAll(taken));
        return taken;
    }

    List<Clash> asking(long item, long after, int limit) {
        return page(asking.getOrDefault(item, List.of()).stream(), after, limit);
    }

    List<Clash> unfit(long item, long after, int limit) {
        Stream<Clash> all = Stream.concat(
                asking.getOrDefault(item, List.of()).stream(), failed.getOrDefault(item, List.of()).stream());
        return page(all.filter(clash -> UNFIT.contains(clash.problem().code())), after, limit);
    }

    private static List<Clash> page(Stream<Clash> all, long after, int limit) {
        return all.filter(clash -> clash.file() > after)
                .sorted(Comparator.comparingLong(Clash::file))
                .limit(limit)
                .toList();
    }
}
