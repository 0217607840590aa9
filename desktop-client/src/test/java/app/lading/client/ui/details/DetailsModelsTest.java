package app.lading.client.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Problem;
import app.lading.client.transfer.BlockViews;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
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
