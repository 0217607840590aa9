package app.lading.client.store;

import app.lading.client.store.HistoryEntry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Measures the history with a million entries: `HistoryStoreBenchmarkMain FOLDER [ENTRIES]`. An existing
/// history in the folder is used as it is, so that a second run measures a fresh process.
public final class HistoryStoreBenchmarkMain {
    private HistoryStoreBenchmarkMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        if (!Files.exists(folder.resolve("history.mv.db"))) {
            fill(folder, entries);
        }
        long before = System.nanoTime();
        try (HistoryStore store = HistoryStore.open(folder.resolve("history"), Clock.systemUTC())) {
            tell("open", before);
            before = System.nanoTime();
            List<HistoryEntry> page = store.page(HistoryQuery.all(100));
            tell("first page of " + page.size(), before);
            before = System.nanoTime();
            page = store.page(new HistoryQuery("", Set.of(), "", page.getFirst().id() / 2, 100));
            tell("page from the middle, " + page.size(), before);
            before = System.nanoTime();
            tell("count " + store.count(), before);
            before = System.nanoTime();
            page = store.page(new HistoryQuery("clip-77", Set.of(), "", HistoryQuery.NEWEST, 100));
            tell("search that finds soon, " + page.size(), before);
            before = System.nanoTime();
            page = store.page(new HistoryQuery("not to be found", Set.of(), "", HistoryQuery.NEWEST, 100));
            tell("search that finds nothing, " + page.size(), before);
            before = System.nanoTime();
            store.add(List.of(entry(0)));
            tell("add one", before);
            before = System.nanoTime();
        }
        tell("close", before);
    }

    private static void fill(Path folder, int entries) throws IOException {
        long before = System.nanoTime();
        try (HistoryStore store = HistoryStore.open(folder.resolve("history"), Clock.systemUTC())) {
            for (int i = 0; i < entries; i += 1000) {
                List<HistoryEntry> batch = new ArrayList<>();
                for (int k = i; k < Math.min(entries, i + 1000); k++) {
                    batch.add(entry(k));
                }
                store.add(batch);
            }
        }
        tell("fill with " + entries, before);
    }

    private static HistoryEntry entry(int number) {
        Instant finished = Instant.EPOCH.plusSeconds(1_700_000_000L + number);
        return new HistoryEntry(
                0,
                "ana@files.example.org:8470",
                Outcome.DONE,
                "clip-" + number + ".mov",
                "Inbox/Day-" + number / 1000,
                "/home/ana/footage/Day-" + number / 1000 + "/clip-" + number + ".mov",
                1L << 32,
                "sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50",
                finished,
                finished.minusSeconds(90),
                finished,
                1,
                null);
    }

    private static void tell(String what, long since) {
        System.out.printf("%-40s %8.1f ms%n", what, (System.nanoTime() - since) / 1e6);
    }
}
