package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Problem;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueCommandsTest {
    private final QueueHarness harness = new QueueHarness();
    private final QueueCommands commands = harness.commands;

    private static SampleItem file(long id) {
        return SampleItem.file(id, "clip" + id + ".mov");
    }

    @Test
    void adds_to_the_target_folder_and_the_row_is_there_at_once() {
        harness.model.targetFolderProperty().set("Inbox");

        commands.add(List.of(Path.of("/home/ana/a.mov"), Path.of("/home/ana/Day-2")));

        assertThat(harness.queue.heard())
                .containsExactly("add /home/ana/a.mov to Inbox", "add /home/ana/Day-2 to Inbox");
        assertThat(harness.model.rows()).hasSize(2);
    }

    @Test
    void very_many_come_in_pieces_the_first_at_once_and_stay_in_order() {
        List<Path> paths = IntStream.range(0, 5000)
                .mapToObj(i -> Path.of("/d/f%05d.mov".formatted(i)))
                .toList();
        harness.queue.holdAfter(1);

        CompletionStage<Void> taken = commands.add(paths);

        assertThat(harness.model.rows()).hasSize(100);
        assertThat(taken.toCompletableFuture()).isNotDone();
        harness.queue.goOn();
        assertThat(taken.toCompletableFuture()).isCompleted();
        assertThat(harness.model.rows())
                .extracting(QueueRow::name)
                .isEqualTo(paths.stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    @Test
    void of_what_comes_in_pieces_only_the_rest_is_not_added() {
        List<Path> paths = IntStream.range(0, 150)
                .mapToObj(i -> Path.of("/d/f" + i + ".mov"))
                .toList();
        harness.queue.holdAfter(1);
        CompletionStage<Void> taken = commands.add(paths);
        harness.queue.failing(new IllegalStateException("the disk is full"));
        harness.queue.goOn();

        NotAdded kept = harness.model.notAddedProperty().get().getFirst();
        assertThat(kept.paths()).isEqualTo(paths.subList(100, 150));
        assertThat(taken.toCompletableFuture()).isNotDone();
        harness.queue.failing(null);
        commands.tryAgain(kept);
        assertThat(harness.model.rows()).hasSize(150);
        assertThat(taken.toCompletableFuture()).isCompleted();
    }

    @Test
    void what_the_queue_does_not_take_is_kept_and_can_be_given_again() {
        harness.queue.failing(new IllegalStateException("the disk is full"));

        commands.add(List.of(Path.of("/home/ana/a.mov")));

        List<NotAdded> kept = harness.model.notAddedProperty().get();
        assertThat(kept).containsExactly(new NotAdded("", List.of(Path.of("/home/ana/a.mov")), "the disk is full"));

        harness.queue.failing(null);
        commands.tryAgain(kept.getFirst());
        assertThat(harness.model.rows()).hasSize(1);
        assertThat(harness.model.notAddedProperty().get()).isEmpty();
    }

    @Test
    void only_refused_rows_go_to_another_folder_and_the_refusing_one_is_not_taken() {
        harness.show(
                file(1).to("Closed").failed("forbidden", 1),
                file(2).done(),
                file(3).uploading(1, 1, Duration.ofMinutes(1)));
        harness.select(1, 2, 3);

        commands.run(RowAction.OTHER_FOLDER);
        FolderQuestion question = harness.model.folderQuestionProperty().get().orElseThrow();
        assertThat(question.take("Closed/")).contains("queue.folder.refused");
        assertThat(question.take("a//b")).contains("queue.target.wrong");
        assertThat(harness.queue.heard()).isEmpty();

        assertThat(question.take("/Inbox")).isEmpty();
        assertThat(harness.queue.heard()).containsExactly("add /home/ana/Footage/clip1.mov to Inbox", "remove [1]");
        assertThat(harness.ids()).containsExactlyInAnyOrder(2L, 3L, 4L);

        harness.toasts.undoNewest();
        assertThat(harness.queue.heard()).endsWith("remove [4]", "undo [1]");
        assertThat(harness.ids()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void a_row_stays_when_the_other_folder_does_not_get_it() {
        harness.show(file(1).to("Closed").failed("forbidden", 1));
        harness.select(1);
        harness.queue.failing(new IllegalStateException("the disk is full"));

        commands.run(RowAction.OTHER_FOLDER);
        harness.model.folderQuestionProperty().get().orElseThrow().take("Inbox");

        assertThat(harness.ids()).containsExactly(1L);
        assertThat(harness.queue.heard()).isEmpty();
    }

    @Test
    void the_limit_is_what_the_settings_say() {
        commands.limit(5_000_000);

        assertThat(harness.desktop.limit()).isEqualTo(5_000_000);
        assertThat(harness.queue.heard()).isEmpty();
    }

    @Test
    void adds_into_the_folder_that_a_row_sends() {
        harness.show(SampleItem.folder(1, "Day-2", 3).to("Inbox"));

        commands.addInto(harness.model.row(1), List.of(Path.of("/home/ana/late.mov")));

        assertThat(harness.queue.heard()).containsExactly("add /home/ana/late.mov to Inbox/Day-2");
    }

    @Test
    void pastes_files_and_says_so_when_there_are_none() {
        commands.paste();
        assertThat(harness.toasts.shown()).hasSize(1);

        harness.desktop.copyFiles(Path.of("/home/ana/a.mov"));
        commands.paste();
        assertThat(harness.queue.heard()).containsExactly("add /home/ana/a.mov to ");
    }

    @Test
    void space_pauses_what_runs_and_resumes_when_all_is_paused() {
        harness.show(file(1), file(2).paused(), file(3).done());
        harness.select(1, 2, 3);

        commands.togglePause();
        harness.select(1, 2, 3);
        commands.togglePause();

        assertThat(harness.queue.heard()).containsExactly("pause [1]", "resume [1, 2]");
    }

    @Test
    void removing_asks_nothing_and_can_be_undone_for_ten_seconds() {
        harness.show(file(1), file(2));
        harness.select(2);

        commands.run(RowAction.REMOVE);
        assertThat(harness.ids()).containsExactly(1L);
        assertThat(harness.toasts.shown()).hasSize(1);
        assertThat(harness.texts.get(harness.toasts.shown().getFirst().text())).isEqualTo("clip2.mov removed");

        harness.toasts.undoNewest();
        assertThat(harness.ids()).containsExactly(1L, 2L);

        harness.select(1);
        commands.run(RowAction.REMOVE);
        harness.pass(Duration.ofSeconds(11));
        assertThat(harness.toasts.shown()).isEmpty();
    }

    @Test
    void enter_does_what_the_state_asks_for() {
        harness.show(
                file(1).paused(),
                file(2).failed("forbidden", 1),
                file(3).done(),
                file(4).cancelled(),
                file(5).uploading(1, 1, Duration.ofMinutes(1)));
        for (long id = 1; id <= 5; id++) {
            harness.select(id);
            commands.runMain();
        }

        assertThat(harness.queue.heard()).containsExactly("resume [1]", "retry [2]", "undo [4]");
        assertThat(harness.desktop.revealed()).containsExactly(Path.of("/home/ana/Footage/clip3.mov"));
        assertThat(harness.model.detailsOpenProperty().get()).isTrue();
        assertThat(harness.model.selectedIdProperty().get()).isEqualTo(5);
    }

    @Test
    void answers_a_clash_of_names_for_the_rows_that_have_one() {
        harness.show(file(1).asks("name-exists", 1), file(2));
        harness.select(1, 2);

        commands.run(RowAction.KEEP_BOTH);

        assertThat(harness.queue.heard()).containsExactly("answer 1 RENAME");
    }

    @Test
    void sends_under_the_proposed_name() {
        harness.show(file(1).asks("bad-name", 1));
        harness.queue.clashes(
                1,
                List.of(new Clash(
                        10,
                        1,
                        Path.of("/home/ana/notes:final.txt"),
                        "Inbox",
                        "notes:final.txt",
                        5,
                        false,
                        new Problem("bad-name", "", ""),
                        "notes_final.txt")));
        harness.select(1);

        commands.run(RowAction.RENAME);

        assertThat(harness.queue.heard()).containsExactly("rename 10 notes_final.txt");
    }

    private static Clash clash(long file, long item, String code) {
        return new Clash(
                file,
                item,
                Path.of("/home/ana/" + file),
                "Inbox",
                "f" + file,
                5,
                false,
                new Problem(code, "", ""),
                null);
    }

    @Test
    void what_was_skipped_is_taken_back_for_ten_seconds() {
        harness.show(SampleItem.folder(1, "Day-2", 3).asks("name-exists", 1), file(2).asks("bad-name", 1));
        harness.queue.clashes(1, List.of(clash(10, 1, "name-exists"), clash(11, 1, "bad-name")));
        harness.queue.clashes(2, List.of(clash(20, 2, "bad-name")));
        harness.select(1, 2);

        commands.run(RowAction.SKIP);
        assertThat(harness.queue.heard()).containsExactly("answer 1 SKIP", "skip [20]");

        harness.toasts.undoNewest();
        assertThat(harness.queue.heard().subList(2, harness.queue.heard().size()))
                .containsExactlyInAnyOrder("retry [2]", "retryFiles 1 [10]");
    }

    @Test
    void moves_only_what_is_still_to_be_sent() {
        harness.show(file(1), file(2).done(), file(3));
        harness.select(2, 3);

        commands.move(Place.TOP);

        assertThat(harness.queue.heard()).containsExactly("place TOP [3]");
    }

    @Test
    void clears_what_has_ended_and_brings_it_back() {
        harness.show(file(1).done(), file(2), file(3).cancelled().state(FileState.CANCELLED));

        commands.clearDone();
        assertThat(harness.ids()).containsExactly(2L);

        harness.toasts.undoNewest();
        assertThat(harness.ids()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    private static Clash badName(long file, String name, String suggested) {
        return new Clash(
                file, 1, Path.of("/d", name), "", name, 1, false, new Problem("bad-name", "m", "r"), suggested);
    }

    @Test
    void a_row_carries_the_answer_to_what_it_asks_now() {
        harness.queue.clashes(1, List.of(badName(11, "a:b", "a_b")));
        harness.show(SampleItem.folder(1, "Day-3", 2).asks("bad-name", 1));
        assertThat(commands.clash(harness.model.row(1)).file()).isEqualTo(11);

        // Between two looks one was answered elsewhere, and another asks.
        harness.queue.clashes(1, List.of(badName(12, "c:d", "c_d")));
        commands.run(RowAction.RENAME, List.of(harness.model.row(1)));
        assertThat(harness.queue.heard()).isEmpty();

        commands.run(RowAction.RENAME, List.of(harness.model.row(1)));
        assertThat(harness.queue.heard()).containsExactly("rename 12 c_d");
    }

    @Test
    void a_row_shows_another_question_as_soon_as_files_changed_their_states() {
        harness.queue.clashes(1, List.of(badName(11, "a:b", "a_b")));
        harness.show(SampleItem.folder(1, "Day-3", 2).asks("bad-name", 1));
        assertThat(commands.clash(harness.model.row(1)).file()).isEqualTo(11);

        harness.queue.clashes(1, List.of(badName(12, "c:d", "c_d")));
        harness.show(SampleItem.folder(1, "Day-3", 2).asks("bad-name", 1));

        assertThat(commands.clash(harness.model.row(1)).file()).isEqualTo(12);
    }
}
