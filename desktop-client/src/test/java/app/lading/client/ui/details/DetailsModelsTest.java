package app.lading.client.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Problem;
import app.lading.client.transfer.BlockViews;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.Notice;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.queue.SampleItem;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.model.message.ConflictPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetailsModelsTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final FakeUploadQueue queue = new FakeUploadQueue();
    private final FakeDesktop desktop = new FakeDesktop();
    private final Toasts toasts = new Toasts(ui);
    private final QueueViewModel model =
            new QueueViewModel(queue, Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, ui), ui);
    private final DetailsViewModel details =
            new DetailsViewModel(queue, model, desktop.services(ui, toasts), "files.example.org");

    private static FileReport file(long id, FileState state) {
        return new FileReport(
                id,
                1,
                Path.of("/d/f" + id),
                "Inbox/Day-2",
                "f" + id,
                false,
                5,
                state,
                null,
                null,
                SampleItem.NOW,
                2,
                0);
    }

    private void open(long item) {
        model.tick();
        model.selectedIdProperty().set(item);
        model.detailsOpenProperty().set(true);
    }

    @Nested
    class The_files_of_a_folder {
        private final FilesModel files = new FilesModel(queue, ui);

        private void have(int count) {
            List<FileReport> reports = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                reports.add(file(i, i % 10 == 0 ? FileState.FAILED : FileState.DONE));
            }
            queue.files(1, reports);
        }

        @Test
        void come_page_by_page_as_somebody_scrolls() {
            have(450);
            files.show(1);
            assertThat(files.files()).hasSize(200);

            files.more();
            files.more();
            files.more();
            assertThat(files.files()).hasSize(450);
        }

        @Test
        void are_narrowed_by_state_and_by_name() {
            have(450);
            files.show(1);

            files.choiceProperty().set(FilesModel.Choice.FAILED);
            assertThat(files.files()).hasSize(45);
            files.searchProperty().set("F44");
            assertThat(files.files()).extracting(FileReport::name).containsExactly("f440");
        }

        @Test
        void stay_where_they_are_when_one_before_them_leaves_the_choice() {
            have(450);
            files.show(1);
            files.more();
            files.choiceProperty().set(FilesModel.Choice.DONE);
            files.more();
            int before = files.files().size();
            FileReport seen = files.files().get(250);

            List<FileReport> now = new ArrayList<>();
            for (int i = 1; i <= 450; i++) {
                now.add(file(i, i % 10 == 0 || i == 21 ? FileState.FAILED : FileState.DONE));
            }
            queue.files(1, now);
            files.refresh(10);

            assertThat(files.files()).hasSize(before - 1);
            assertThat(files.files().get(249)).isEqualTo(seen);
        }

        @Test
        void are_tried_again_left_out_and_copied_one_by_one() {
            FileCommands commands = details.fileCommands();

            commands.run(
                    FileAction.RETRY,
                    List.of(file(1, FileState.FAILED), file(2, FileState.DONE), file(3, FileState.SKIPPED)));
            commands.run(FileAction.SKIP, List.of(file(4, FileState.NEEDS_ATTENTION), file(5, FileState.DONE)));
            commands.run(FileAction.COPY_PATH, List.of(file(6, FileState.DONE)));
            commands.run(FileAction.SHOW, List.of(file(7, FileState.DONE)));

            assertThat(queue.heard()).containsExactly("retryFiles 1 [1, 3]", "skip [4]");
            assertThat(desktop.text()).isEqualTo(Path.of("/d/f6").toString());
            assertThat(desktop.revealed()).containsExactly(Path.of("/d/f7"));
        }

        @Test
        void show_what_changed_in_place() {
            have(10);
            files.show(1);
            queue.files(1, List.of(file(1, FileState.UPLOADING), file(2, FileState.DONE)));

            files.refresh(0);

            assertThat(files.files())
                    .extracting(FileReport::state)
                    .containsExactly(FileState.UPLOADING, FileState.DONE);
        }
    }

    @Test
    void a_file_shows_its_blocks_and_tries_once_a_second_while_the_panel_is_open() {
        queue.show(SampleItem.file(1, "a.mov").uploading(1, 30, Duration.ofMinutes(3)))
                .files(1, List.of(file(20, FileState.UPLOADING)))
                .blocks(BlockViews.of(20, 100, 40, 30));
        open(1);

        assertThat(details.blocksProperty().get().receivedCount()).isEqualTo(43);
        assertThat(details.factsProperty().get()).contains(Fact.of("tries", "2"));

        model.start();
        queue.blocks(BlockViews.of(20, 100, 60, 50));
        ui.advance(Duration.ofSeconds(2));
        assertThat(details.blocksProperty().get().receivedCount()).isEqualTo(63);

        model.detailsOpenProperty().set(false);
        assertThat(details.rowProperty().get()).isNull();
    }

    @Test
    void the_receipt_is_copied_as_text() {
        queue.show(SampleItem.file(1, "a.mov").done());
        open(1);

        details.copyReceipt();

        assertThat(desktop.text())
                .contains("files.example.org/Inbox/a.mov")
                .contains("sha-256-blocks:9595")
                .contains("2026-11-21T14:01:00Z");
    }

    @Test
    void the_manifest_of_a_batch_is_saved_where_the_person_says(@TempDir Path folder) throws Exception {
        queue.show(SampleItem.folder(1, "Day-2", 2).done());
        open(1);
        Path target = folder.resolve("Day-2.lading.txt");
        desktop.choose(target);

        details.exportManifest();

        assertThat(Files.readString(target)).contains("# Check it with: lading verify Day-2.lading.txt");
        assertThat(toasts.shown()).hasSize(1);
    }

    @Test
    void the_notes_of_a_row_can_be_read_page_by_page() {
        List<Notice> many = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            many.add(
                    new Notice(i, 1, "/d/link" + i, i == 1 ? "from-the-future" : "link-skipped", "The engine's words"));
        }
        queue.show(SampleItem.folder(1, "Day-2", 3).done().notices(250)).notices(1, many);
        open(1);

        assertThat(details.notes().notes()).hasSize(200);
        details.notes().more();
        details.notes().more();
        assertThat(details.notes().notes()).hasSize(250);
        Texts texts = model.formats().texts();
        assertThat(NotesModel.words(texts, many.get(0))).isEqualTo("The engine's words");
        assertThat(NotesModel.words(texts, many.get(1))).isEqualTo("A link, which is not followed");
    }

    @Test
    void what_a_person_sends_to_a_helper_says_code_server_time_and_tries() {
        queue.show(SampleItem.file(1, "a.mov").failed("forbidden", 1)).files(1, List.of(file(20, FileState.FAILED)));
        open(1);

        String technical = details.factsProperty().get().stream()
                .filter(fact -> fact.key().equals("technical"))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(technical)
                .startsWith("code=forbidden server=files.example.org")
                .contains("tries=2")
                .endsWith("The engine's sentence. The engine's remedy.");
    }

    private static Clash badName(long file, String name) {
        Problem bad = new Problem("bad-name", "", "");
        return new Clash(file, 1, Path.of("/" + name), "Inbox", name, 1, false, bad, null);
    }

    @Test
    void a_new_name_that_the_server_would_refuse_is_not_sent() {
        Clash asks = badName(10, "a/b");
        queue.show(SampleItem.folder(1, "Day-2", 5).asks("bad-name", 1)).clashes(1, List.of(asks));
        open(1);

        details.questions().draft(asks, "still/bad");
        assertThat(details.questions().rename(asks)).contains("details.name.wrong");
        assertThat(queue.heard()).isEmpty();
        assertThat(details.questions().clashes()).containsExactly(asks);

        details.questions().draft(asks, "good");
        assertThat(details.questions().rename(asks)).isEmpty();
        assertThat(queue.heard()).containsExactly("rename 10 good");
        assertThat(details.questions().clashes()).isEmpty();
    }

    @Test
    void a_file_that_asks_again_is_shown_again_although_their_number_is_the_same() {
        Clash first = badName(10, "a/b");
        queue.show(SampleItem.folder(1, "Day-2", 5).asks("bad-name", 1)).clashes(1, List.of(first));
        open(1);
        model.start();
        details.questions().draft(first, "good");
        details.questions().rename(first);

        Clash again = new Clash(
                10, 1, Path.of("/a"), "Inbox", "good", 1, false, new Problem("name-exists", "", ""), "good (2)");
        queue.clashes(1, List.of(again));
        ui.advance(Duration.ofSeconds(2));

        assertThat(details.questions().clashes()).containsExactly(again);
    }

    @Test
    void a_name_that_is_being_typed_is_kept_when_another_file_begins_to_ask() {
        Clash typing = badName(10, "a/b");
        queue.show(SampleItem.folder(1, "Day-2", 5).asks("bad-name", 1)).clashes(1, List.of(typing));
        open(1);
        details.questions().draft(typing, "half of a na");
        List<Object> events = new ArrayList<>();
        details.questions().clashes().addListener((ListChangeListener<Clash>) change -> {
            while (change.next()) {
                events.addAll(change.getRemoved());
            }
        });

        queue.show(SampleItem.folder(1, "Day-2", 5).asks("bad-name", 2))
                .clashes(1, List.of(typing, badName(11, "c/d")));
        model.tick();

        assertThat(details.questions().clashes()).hasSize(2);
        assertThat(events).isEmpty();
        assertThat(details.questions().draft(typing)).isEqualTo("half of a na");
    }

    @Test
    void an_answer_for_one_file_leaves_the_others_asking() {
        Problem exists = new Problem("name-exists", "", "");
        Clash first = new Clash(10, 1, Path.of("/x"), "Inbox", "x", 1, false, exists, "x (2)");
        Clash second = new Clash(11, 1, Path.of("/y"), "Inbox", "y", 1, false, exists, "y (2)");
        queue.show(SampleItem.folder(1, "Day-2", 5).asks("name-exists", 2)).clashes(1, List.of(first, second));
        open(1);

        details.questions().answer(first, ConflictPolicy.REPLACE);

        assertThat(queue.heard()).containsExactly("answerFiles REPLACE [10]");
        assertThat(details.questions().clashes()).containsExactly(second);
    }
}
