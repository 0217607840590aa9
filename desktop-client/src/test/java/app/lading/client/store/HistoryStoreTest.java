package app.lading.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.HistoryEntry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private HistoryStore open() throws IOException {
        return HistoryStore.open(folder.resolve("desktop/history"), Clock.systemUTC());
    }

    private static HistoryEntry entry(String account, Outcome outcome, String name, Instant finished) {
        boolean done = outcome == Outcome.DONE;
        return new HistoryEntry(
                0,
                account,
                outcome,
                name,
                "Inbox/Day-2",
                "/home/ana/Day-2/" + name,
                41_000_000_000L,
                done ? "sha-256-blocks:00ff" : null,
                done ? finished.minusSeconds(1) : null,
                finished.minusSeconds(60),
                finished,
                2,
                outcome == Outcome.FAILED ? new Problem("forbidden", "You may not write here.", "Ask.") : null);
    }

    private static List<HistoryEntry> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry("ana@files", Outcome.DONE, "f" + i, NOON.plusSeconds(i)))
                .toList();
    }

    private static HistoryEntry withId(HistoryEntry entry, long id) {
        return new HistoryEntry(
                id,
                entry.account(),
                entry.outcome(),
                entry.name(),
                entry.folder(),
                entry.source(),
                entry.size(),
                entry.fingerprint(),
                entry.published(),
                entry.started(),
                entry.finished(),
                entry.tries(),
                entry.problem());
    }

    @Test
    void every_word_of_an_entry_comes_back_after_reopening_the_newest_first() throws IOException {
        HistoryEntry done = entry("ana@files", Outcome.DONE, "Interview.mov", NOON.plusNanos(123_456_789));
        HistoryEntry failed = entry("ana@lab", Outcome.FAILED, "raw.r3d", NOON.plusSeconds(1));
        HistoryEntry cancelled = new HistoryEntry(
                0, "ana@lab", Outcome.CANCELLED, "漢字 🎉", "", "/x", 0, null, null, null, NOON, 0, null);
        try (HistoryStore store = open()) {
            store.add(List.of(done, failed));
            store.add(List.of(cancelled));
            store.add(List.of());
        }
        try (HistoryStore store = open()) {
            assertThat(store.page(HistoryQuery.all(10)))
                    .containsExactly(withId(cancelled, 3), withId(failed, 2), withId(done, 1));
            assertThat(store.count()).isEqualTo(3);
        }
    }

    @Test
    void pages_follow_each_other_without_a_gap_even_when_new_entries_come_in_between() throws IOException {
        try (HistoryStore store = open()) {
            store.add(many(25));
            List<HistoryEntry> seen = new ArrayList<>();
            HistoryQuery query = HistoryQuery.all(10);
            List<HistoryEntry> page = store.page(query);
            while (!page.isEmpty()) {
                seen.addAll(page);
                store.add(many(1));
                query = query.behind(page.getLast());
                page = store.page(query);
            }
            assertThat(seen)
                    .extracting(HistoryEntry::name)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 25).mapToObj(i -> "f" + (24 - i)).toList());
        }
    }

    @Test
    void a_search_looks_at_name_folder_and_source_whatever_the_capitals_and_takes_nothing_for_a_pattern()
            throws IOException {
        try (HistoryStore store = open()) {
            store.add(List.of(
                    entry("ana@files", Outcome.DONE, "Interview.MOV", NOON),
                    entry("ana@files", Outcome.FAILED, "100%_sure.txt", NOON),
                    entry("ana@lab", Outcome.DONE, "other.txt", NOON)));

            assertThat(names(store, "interview", Set.of(), "")).containsExactly("Interview.MOV");
            assertThat(names(store, "HOME/ANA", Set.of(), "")).hasSize(3);
            assertThat(names(store, "inbox/day", Set.of(), "")).hasSize(3);
            assertThat(names(store, "%", Set.of(), "")).containsExactly("100%_sure.txt");
            assertThat(names(store, "_", Set.of(), "")).containsExactly("100%_sure.txt");
            assertThat(names(store, "", Set.of(Outcome.DONE, Outcome.CANCELLED), ""))
                    .containsExactly("other.txt", "Interview.MOV");
            assertThat(names(store, ".txt", Set.of(Outcome.DONE), "ana@lab")).containsExactly("other.txt");
            assertThat(store.count(new HistoryQuery(".txt", Set.of(), "", HistoryQuery.NEWEST, 1)))
                    .isEqualTo(2);
        }
    }

    private static List<String> names(HistoryStore store, String text, Set<Outcome> outcomes, String account) {
        return store.page(new HistoryQuery(text, outcomes, account, HistoryQuery.NEWEST, 100)).stream()
                .map(HistoryEntry::name)
                .toList();
    }

    @Test
    void it_keeps_so_many_rows_or_so_many_days() throws IOException {
        try (HistoryStore store = open()) {
            store.add(many(12_000));
            assertThat(store.keep(null, 12_000)).isZero();
            assertThat(store.keep(null, 11_990)).isEqualTo(10);
            assertThat(store.keep(NOON.plusSeconds(11_000), 11_990)).isEqualTo(10_990);
            assertThat(store.count()).isEqualTo(1_000);
            assertThat(store.page(HistoryQuery.all(1)).getFirst().name()).isEqualTo("f11999");
            store.delete(List.of(store.page(HistoryQuery.all(1)).getFirst().id()));
            assertThat(store.count()).isEqualTo(999);
            store.clear();
            assertThat(store.count()).isZero();
            store.add(many(1));
            assertThat(store.count()).isEqualTo(1);
        }
    }

    @Test
    void a_damaged_history_is_kept_aside_and_a_new_one_begun() throws IOException {
        Files.createDirectories(folder.resolve("desktop"));
        Files.writeString(folder.resolve("desktop/history.mv.db"), "this is no database".repeat(1000));
        try (HistoryStore store = open()) {
            assertThat(store.count()).isZero();
            assertThat(store.damaged())
                    .get()
                    .satisfies(kept -> assertThat(Files.readString(kept)).startsWith("this is no database"));
        }
    }
}
