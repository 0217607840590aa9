package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ConflictPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a window relies on, whoever is behind the queue: the engine, or the one that tests of the window use
/// instead. A test of the window is worth no more than the likeness of the two.
@Timeout(60)
public abstract class UploadQueueContract {
    /// A file that comes to no end: the server takes its bytes and is silent.
    protected static final String OPEN = "";

    private static final String NAME_EXISTS = "name-exists";
    private static final String BAD_NAME = "bad-name";
    private static final String QUOTA = "quota-exceeded";

    protected abstract UploadQueue queue();

    /// Something to add, a file or (when it has files) a folder.
    ///
    /// @param fates for each file [#OPEN], or the code that the server refuses it with
    protected abstract Path source(String name, Map<String, String> fates);

    /// Adds a source and returns when all its files have met their fates.
    ///
    /// @param asks whether somebody is asked about names
    protected abstract long given(Path source, boolean asks, Map<String, String> fates);

    /// From now on the server refuses nothing more, and comes to no end.
    protected abstract void takeAll();

    private long open(String name) {
        return given(source(name, Map.of()), true, Map.of());
    }

    private long folder(String name, boolean asks, Map<String, String> fates) {
        return given(source(name, fates), asks, fates);
    }

    /// The row, when it looks as wanted.
    protected final ItemView row(long id, Predicate<ItemView> wanted) {
        Awaitility.await("row " + id)
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        queue().snapshot().items().stream().anyMatch(item -> item.id() == id && wanted.test(item)));
        return queue().snapshot().items().stream()
                .filter(item -> item.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private void rows(Long... ids) {
        Awaitility.await("rows")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(queue().snapshot().items())
                        .extracting(ItemView::id)
                        .containsExactly(ids));
    }

    @Test
    void added_rows_stand_at_the_end_in_the_order_given() {
        long first = open("a.mov");
        List<Long> more = queue().add(List.of(
                        new ItemRequest(source("c.mov", Map.of()), "Inbox", OnConflict.ASK, Priority.NORMAL),
                        new ItemRequest(source("b.mov", Map.of()), "Inbox", OnConflict.ASK, Priority.NORMAL)))
                .join();

        rows(first, more.get(0), more.get(1));
        ItemView row = row(more.getFirst(), item -> item.files() == 1);
        assertThat(row.path()).hasFileName("c.mov");
        assertThat(row.folder()).isEqualTo("Inbox");
        assertThat(row.paused()).isFalse();
    }

    @Test
    void a_paused_row_rests_until_it_is_resumed() {
        long id = open("a.mov");
        long other = open("b.mov");

        queue().pause(Set.of(id));
        row(id, item -> item.paused() && item.state() == FileState.PAUSED);
        assertThat(row(other, item -> true).paused()).isFalse();

        queue().resume(Set.of(id));
        row(id, item -> !item.paused() && item.state() != FileState.PAUSED);
    }

    @Test
    void the_switch_over_the_queue_rests_all_rows_and_leaves_their_own_pauses_alone() {
        long own = open("a.mov");
        long id = open("b.mov");
        queue().pause(Set.of(own));
        row(own, ItemView::paused);

        queue().pauseAll();
        row(id, item -> item.state() == FileState.PAUSED && !item.paused());
        assertThat(queue().snapshot().pausedAll()).isTrue();

        queue().resumeAll();
        row(id, item -> item.state() != FileState.PAUSED);
        row(own, item -> item.state() == FileState.PAUSED && item.paused());
        assertThat(queue().snapshot().pausedAll()).isFalse();
    }

    @Test
    void a_hold_makes_rows_wait_for_it_and_is_another_thing_than_the_switch_over_the_queue() {
        Waiting hours = new Waiting(WaitReason.OUTSIDE_HOURS, "Outside the hours for sending", Instant.EPOCH);
        long own = open("a.mov");
        long id = open("b.mov");
        queue().pause(Set.of(own));
        row(own, ItemView::paused);

        queue().hold(hours);
        row(id, item -> item.state() == FileState.WAITING && hours.equals(item.waiting()));
        row(own, item -> item.state() == FileState.PAUSED);
        assertThat(queue().snapshot().hold()).isEqualTo(hours);
        assertThat(queue().snapshot().pausedAll()).isFalse();

        queue().pauseAll();
        row(id, item -> item.state() == FileState.PAUSED && !item.paused());
        queue().hold(null);
        row(id, item -> queue().snapshot().hold() == null && item.state() == FileState.PAUSED);
        assertThat(queue().snapshot().pausedAll()).isTrue();

        queue().hold(hours);
        queue().resumeAll();
        row(id, item -> item.state() == FileState.WAITING && hours.equals(item.waiting()));
        queue().hold(null);
        row(id, item -> item.state() != FileState.PAUSED && !hours.equals(item.waiting()));
        row(own, item -> item.state() == FileState.PAUSED && item.paused());
    }

    @Test
    void a_cancelled_row_stays_and_can_be_taken_back() {
        long id = open("a.mov");

        queue().cancel(Set.of(id));
        assertThat(row(id, item -> item.state() == FileState.CANCELLED).undoable())
                .isTrue();

        queue().undo(Set.of(id));
        assertThat(row(id, item -> item.state() != FileState.CANCELLED).undoable())
                .isFalse();
    }

    @Test
    void a_removed_row_vanishes_and_comes_back_to_its_place() {
        long first = open("a.mov");
        long id = open("b.mov");
        long last = open("c.mov");
        long structure = queue().snapshot().structure();

        queue().remove(Set.of(id));
        rows(first, last);
        assertThat(queue().snapshot().structure()).isNotEqualTo(structure);

        queue().undo(Set.of(id));
        rows(first, id, last);
    }

    @Test
    void retrying_opens_what_failed_what_was_cancelled_and_what_was_skipped() {
        long failed = folder("failed", true, Map.of("a", QUOTA, "b", OPEN));
        long cancelled = open("c.mov");
        long skipped = folder("skipped", true, Map.of("a", NAME_EXISTS, "b", NAME_EXISTS));
        queue().cancel(Set.of(cancelled));
        row(cancelled, item -> item.state() == FileState.CANCELLED);
        queue().answer(skipped, ConflictPolicy.SKIP);
        assertThat(row(skipped, item -> item.state() == FileState.SKIPPED).skippedFiles())
                .isEqualTo(2);
        takeAll();

        queue().retry(Set.of(failed, cancelled, skipped));

        ItemView row = row(failed, item -> item.failedFiles() == 0);
        assertThat(row.state()).isNotEqualTo(FileState.FAILED);
        assertThat(row.problems()).isEmpty();
        row(cancelled, item -> item.state() != FileState.CANCELLED);
        row(skipped, item -> item.skippedFiles() == 0 && item.state() != FileState.SKIPPED);
    }

    @Test
    void retrying_leaves_alone_what_was_skipped_beside_files_that_failed() {
        long id = folder("both", true, Map.of("a", QUOTA, "b", NAME_EXISTS, "c", OPEN));
        queue().answer(id, ConflictPolicy.SKIP);
        row(id, item -> item.skippedFiles() == 1);
        takeAll();

        queue().retry(Set.of(id));

        assertThat(row(id, item -> item.failedFiles() == 0).skippedFiles()).isEqualTo(1);
    }

    @Test
    void an_answer_for_a_row_opens_what_asks_because_of_its_name_and_nothing_else() {
        long id = folder("in", true, Map.of("a", NAME_EXISTS, "b", BAD_NAME, "c", QUOTA));
        takeAll();

        queue().answer(id, ConflictPolicy.RENAME);

        ItemView row = row(id, item -> item.attentionFiles() == 1);
        assertThat(row.countOf(NAME_EXISTS)).isZero();
        assertThat(row.countOf(BAD_NAME)).isEqualTo(1);
        assertThat(row.failedFiles()).isEqualTo(1);
    }

    @Test
    void skipping_leaves_out_what_asks_and_what_failed() {
        long id = folder("in", true, Map.of("a", NAME_EXISTS, "b", BAD_NAME, "c", OPEN));
        long file = queue().clashes(id, 0, 1).join().getFirst().file();

        queue().skip(Set.of(file));

        ItemView row = row(id, item -> item.skippedFiles() == 1);
        assertThat(row.attentionFiles()).isEqualTo(1);
        assertThat(queue().clashes(id, 0, 10).join())
                .extracting(Clash::file)
                .hasSize(1)
                .doesNotContain(file);
    }

    @Test
    void a_row_of_which_all_is_skipped_is_skipped() {
        long id = folder("in", false, Map.of("a", BAD_NAME));
        List<Clash> unfit = queue().unfit(id, 0, 10).join();

        queue().skip(unfit.stream().map(Clash::file).toList());

        ItemView row = row(id, item -> item.state() == FileState.SKIPPED);
        assertThat(row.failedFiles()).isZero();
        assertThat(row.problems()).isEmpty();
    }

    @Test
    void a_name_that_can_be_used_opens_the_file_and_another_leaves_it_asking() {
        long id = folder("in", true, Map.of("a", BAD_NAME));
        long file = queue().clashes(id, 0, 1).join().getFirst().file();
        takeAll();

        queue().rename(file, "still/bad");
        assertThat(row(id, item -> item.countOf(BAD_NAME) == 1).attentionFiles())
                .isEqualTo(1);

        queue().rename(file, "fine");
        assertThat(row(id, item -> item.attentionFiles() == 0).state()).isNotEqualTo(FileState.NEEDS_ATTENTION);
        assertThat(queue().clashes(id, 0, 10).join()).isEmpty();
    }

    @Test
    void what_asks_is_listed_page_by_page_and_what_failed_is_no_question() {
        long id = folder(
                "in",
                true,
                Map.of("a", NAME_EXISTS, "b", BAD_NAME, "c", QUOTA, "d", NAME_EXISTS, "e", QUOTA, "f", BAD_NAME));

        List<Clash> asking = new ArrayList<>();
        List<Clash> page;
        do {
            page = queue().clashes(id, asking.isEmpty() ? 0 : asking.getLast().file(), 3)
                    .join();
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            asking.addAll(page);
        } while (page.size() == 3);

        assertThat(asking).extracting(Clash::file).isSorted().doesNotHaveDuplicates();
        assertThat(asking).extracting(Clash::name).containsExactlyInAnyOrder("a", "b", "d", "f");
        assertThat(asking).extracting(Clash::item).containsOnly(id);
    }

    @Test
    void what_cannot_be_sent_as_it_is_is_listed_whether_it_asks_or_failed() {
        Map<String, String> fates = Map.of("a", BAD_NAME, "b", BAD_NAME, "c", QUOTA, "d", OPEN);
        for (boolean asks : new boolean[] {true, false}) {
            long id = folder("in-" + asks, asks, fates);

            assertThat(queue().clashes(id, 0, 10).join()).hasSize(asks ? 2 : 0);
            List<Clash> first = queue().unfit(id, 0, 1).join();
            List<Clash> second = queue().unfit(id, first.getFirst().file(), 1).join();
            assertThat(queue().unfit(id, second.getFirst().file(), 1).join()).isEmpty();
            assertThat(List.of(first.getFirst(), second.getFirst()))
                    .extracting(Clash::name)
                    .containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void files_come_in_pages_by_state_and_by_text_whatever_its_capitals() {
        long id = folder("in", true, Map.of("Alpha", OPEN, "beta", QUOTA, "ALPHABET", NAME_EXISTS, "gamma", QUOTA));

        assertThat(names(new FileQuery(id, Set.of(), 0, 10)))
                .containsExactlyInAnyOrder("Alpha", "beta", "ALPHABET", "gamma");
        assertThat(names(new FileQuery(id, Set.of(FileState.FAILED), 0, 10)))
                .containsExactlyInAnyOrder("beta", "gamma");
        assertThat(names(new FileQuery(id, Set.of(FileState.QUEUED), 0, 10))).containsExactly("Alpha");
        assertThat(names(new FileQuery(id, Set.of(), "Alpha", 0, 10))).containsExactlyInAnyOrder("Alpha", "ALPHABET");
        assertThat(names(new FileQuery(id, Set.of(FileState.FAILED), "inbox/IN", 0, 10)))
                .as("the folder is looked at as well")
                .hasSize(2);

        List<FileReport> first =
                queue().files(new FileQuery(id, Set.of(), 0, 3)).join();
        List<FileReport> second = queue().files(
                        new FileQuery(id, Set.of(), first.getLast().id(), 3))
                .join();
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(first).extracting(FileReport::id).isSorted();
    }

    private List<String> names(FileQuery query) {
        return queue().files(query).join().stream().map(FileReport::name).toList();
    }

    @Test
    void what_is_not_there_is_passed_over() {
        long id = open("a.mov");
        Set<Long> nobody = Set.of(id + 1000);

        queue().pause(nobody);
        queue().cancel(nobody);
        queue().undo(nobody);
        queue().retry(nobody);
        queue().skip(nobody);
        queue().answer(id + 1000, ConflictPolicy.SKIP);

        rows(id);
        assertThat(queue().clashes(id + 1000, 0, 10).join()).isEmpty();
        assertThat(queue().unfit(id + 1000, 0, 10).join()).isEmpty();
        assertThat(queue().files(new FileQuery(id + 1000, Set.of(), 0, 10)).join())
                .isEmpty();
    }
}
