package app.lading.client.ui.strip;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Problem;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.Preflight;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.QueueCommands;
import app.lading.client.ui.queue.QueueFilter;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.queue.SampleItem;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StripsViewModelTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final FakeUploadQueue queue = new FakeUploadQueue();
    private final QueueViewModel model = new QueueViewModel(queue, Formats.of(texts, ZoneOffset.UTC, ui), ui);
    private final Toasts toasts = new Toasts(ui);
    private final QueueCommands commands = new QueueCommands(queue, model, new FakeDesktop().services(ui, toasts));
    private final StripsViewModel strips = new StripsViewModel(queue, model, commands, ui, toasts);

    private List<String> words() {
        return strips.strips().stream().map(strip -> texts.get(strip.text())).toList();
    }

    private void press(int strip, String answer) {
        strips.strips().get(strip).answers().stream()
                .filter(button -> button.id().equals(answer))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
    }

    private void show(SampleItem... items) {
        queue.show(items);
        model.tick();
    }

    @Test
    void names_that_exist_are_asked_about_once_for_the_whole_batch() {
        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 14));

        assertThat(words()).containsExactly("14 of 2,300 files have names that already exist in Inbox/Day-2");
        assertThat(strips.strips().getFirst().answers())
                .extracting(Strip.Answer::id)
                .containsExactly("keep-both", "replace", "skip", "choose");
        press(0, "keep-both");
        assertThat(queue.heard()).containsExactly("answer 1 RENAME");
        assertThat(strips.strips()).isEmpty();
    }

    @Test
    void who_listens_hears_of_lines_for_as_long_as_they_last() {
        int[] changes = {0};
        strips.strips().subscribe(() -> changes[0]++);
        System.gc();

        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 14));

        assertThat(changes[0]).isEqualTo(1);
    }

    @Test
    void one_file_of_a_batch_is_said_as_one() {
        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 1));

        assertThat(words()).containsExactly("1 of 2,300 files has a name that already exists in Inbox/Day-2");
    }

    @Test
    void an_answer_is_for_those_that_ask_when_it_is_given() {
        show(
                SampleItem.file(1, "a").asks("name-exists", 1),
                SampleItem.file(2, "b").asks("name-exists", 1));
        show(
                SampleItem.file(2, "b").asks("name-exists", 1),
                SampleItem.file(3, "c").asks("name-exists", 1));

        press(0, "replace");

        assertThat(queue.heard()).containsExactly("answer 2 REPLACE", "answer 3 REPLACE");
    }

    @Test
    void what_was_not_added_is_said_until_it_is_given_again() {
        queue.failing(new IllegalStateException("the disk is full"));
        commands.add(List.of(Path.of("/home/ana/a.mov")));

        assertThat(words()).containsExactly("1 upload could not be put into the queue: the disk is full");
        queue.failing(null);
        press(0, "try-again");
        assertThat(words()).isEmpty();
    }

    @Test
    void a_line_that_was_closed_stays_away_until_it_is_about_something_else() {
        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 14));
        strips.dismiss(strips.strips().getFirst());
        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 15));
        assertThat(words()).isEmpty();
        assertThat(queue.heard()).isEmpty();

        show(SampleItem.folder(1, "Day-2", 2300));
        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 2));
        assertThat(words()).hasSize(1);
    }

    @Test
    void choosing_opens_the_questions_of_the_batch() {
        show(SampleItem.folder(1, "Day-2", 2300).asks("name-exists", 14));

        press(0, "choose");

        assertThat(model.detailsOpenProperty().get()).isTrue();
        assertThat(model.selectedIdProperty().get()).isEqualTo(1);
        assertThat(queue.heard()).isEmpty();
    }

    @Test
    void loose_files_share_one_line_and_a_single_one_has_only_its_row() {
        show(SampleItem.file(1, "a").asks("name-exists", 1));
        assertThat(words()).isEmpty();

        queue.clashes(1, List.of(clash(10, "name-exists", "a (2)")));
        queue.clashes(2, List.of(clash(20, "name-exists", "b (2)")));
        show(
                SampleItem.file(1, "a").asks("name-exists", 1),
                SampleItem.file(2, "b").asks("name-exists", 1));
        assertThat(words()).containsExactly("2 names already exist on the server");
        press(0, "skip");
        assertThat(queue.heard()).containsExactly("answer 1 SKIP", "answer 2 SKIP");
        assertThat(toasts.shown()).hasSize(1);
        toasts.undoNewest();
        assertThat(queue.heard()).last().asString().startsWith("retry");
    }

    @Test
    void one_cause_is_said_once_and_tried_again_together() {
        show(
                SampleItem.file(1, "a").failed("quota-exceeded", 1),
                SampleItem.file(2, "b").failed("quota-exceeded", 1),
                SampleItem.file(3, "c").failed("forbidden", 1));

        assertThat(words())
                .containsExactly("2 uploads stopped: your space on the server is used up. "
                        + "Delete files there or ask the administrator for more.");
        press(0, "retry");
        assertThat(queue.heard()).containsExactly("retry [1, 2]");
    }

    @Test
    void what_will_not_fit_is_said_before_it_is_sent() {
        queue.preflight(new Preflight(1_400_000_000_000L, 788_000_000_000L, null, null, 0, 0, 0, 0, 0));
        show(SampleItem.file(1, "a"));

        assertThat(words()).containsExactly("This needs 1.4 TB, but only 788 GB of your space are left");
    }

    @Test
    void what_will_not_fit_leads_to_what_is_still_to_be_sent() {
        queue.preflight(new Preflight(1_400_000_000_000L, 788_000_000_000L, null, null, 0, 0, 0, 0, 0));
        show(SampleItem.file(1, "a").done(), SampleItem.file(2, "b"));

        press(0, "show");

        assertThat(model.filterProperty().get()).isEqualTo(QueueFilter.WAITING);
    }

    @Test
    void what_is_larger_than_the_server_takes_is_said_once_and_left_out_together() {
        queue.preflight(new Preflight(0, null, null, 5_000_000_000L, 1, 0, 0, 0, 2));
        queue.clashes(1, List.of(clash(10, "bad-name", "notes_final.txt")));
        queue.failed(1, List.of(clash(11, "file-too-large", null)));
        queue.failed(2, List.of(clash(12, "file-too-large", null)));
        show(
                SampleItem.folder(1, "Day-2", 3).asks("bad-name", 1).failed("file-too-large", 1),
                SampleItem.file(2, "b").failed("file-too-large", 1));

        assertThat(words())
                .containsExactly(
                        "2 files are larger than the 5.0 GB that the server takes",
                        "1 name cannot be used on the server");
        press(0, "leave-out");
        assertThat(queue.heard()).containsExactly("skip [11]", "skip [12]");
        assertThat(texts.get(toasts.shown().getFirst().text())).isEqualTo("Left out: 2 files");
        toasts.undoNewest();
        assertThat(queue.heard()).endsWith("retryFiles 1 [11]", "retryFiles 2 [12]");
    }

    @Test
    void folders_that_cannot_be_read_are_not_called_files() {
        queue.preflight(new Preflight(0, null, null, null, 0, 2, 1, 0, 0));
        show(SampleItem.file(1, "a"));

        assertThat(words()).containsExactly("2 files and 1 folder cannot be read");
    }

    @Test
    void fix_all_takes_the_proposed_names_and_leaves_out_what_cannot_be_read() {
        queue.preflight(new Preflight(0, null, null, null, 1, 1, 0, 0, 0));
        queue.clashes(1, List.of(clash(10, "bad-name", "notes_final.txt"), clash(12, "name-exists", "a (2)")));
        queue.failed(1, List.of(clash(11, "source-unreadable", null)));
        show(SampleItem.folder(1, "Day-2", 3)
                .asks("bad-name", 1)
                .asks("name-exists", 1)
                .failed("source-unreadable", 1));

        assertThat(words()).first().isEqualTo("1 name cannot be used on the server, 1 file cannot be read");
        press(0, "fix-all");
        assertThat(queue.heard()).containsExactly("rename 10 notes_final.txt", "skip [11]");
    }

    private static Clash clash(long file, String code, String name) {
        return new Clash(file, 1, Path.of("/x"), "Inbox", "x", 1, false, new Problem(code, "", ""), name);
    }
}
