package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.lading.client.transfer.FileState;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Real gestures on the real page, over a fake queue and a clock that the test winds.
class QueueGesturesTest extends ApplicationTest {
    private final FakeUploadQueue queue = new FakeUploadQueue();
    private final FakeDesktop desktop = new FakeDesktop();
    private FakeUiThread ui;
    private Toasts toasts;
    private Texts texts;
    private QueuePage page;
    private TableView<QueueRow> table;

    @Override
    @SuppressWarnings("unchecked")
    public void start(Stage stage) {
        ui = new FakeUiThread();
        toasts = new Toasts(ui);
        texts = new Texts(Locale.ENGLISH);
        page = QueuePage.open(
                queue,
                Formats.of(texts, ZoneOffset.UTC, ui),
                desktop.services(ui, toasts),
                new QueuePlace("files.example.org", "ana", true, new SimpleBooleanProperty(false)),
                new Region());
        page.model().targetFolderProperty().set("Inbox");
        table = (TableView<QueueRow>) page.view().focus();
        Scene scene = new Scene(page.view(), 900, 600);
        new Theme().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void rows() {
        show(
                SampleItem.folder(1, "Day-2", 2300).size(1200).uploading(700, 92, Duration.ofHours(1)),
                SampleItem.file(2, "Interview.mov").size(41).uploading(12, 30, Duration.ofMinutes(15)),
                SampleItem.file(3, "master.wav"),
                SampleItem.file(4, "raw.r3d").failed("source-vanished", 1),
                SampleItem.file(5, "clash.mov").asks("name-exists", 1),
                SampleItem.file(6, "old.mov").done());
    }

    private void show(SampleItem... items) {
        interact(() -> {
            queue.show(items);
            page.model().tick();
        });
    }

    private void select(int index) {
        interact(() -> {
            table.getSelectionModel().clearAndSelect(index);
            table.requestFocus();
        });
    }

    private Node rowNode(String name) {
        return table.lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> row
                        && row.getItem() instanceof QueueRow shown
                        && shown.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void drop(Node on, File... files) {
        Dragboard board = mock(Dragboard.class);
        when(board.hasFiles()).thenReturn(files.length > 0);
        when(board.getFiles()).thenReturn(List.of(files));
        interact(() -> {
            on.fireEvent(new DragEvent(DragEvent.DRAG_OVER, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null));
            on.fireEvent(new DragEvent(DragEvent.DRAG_DROPPED, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null));
        });
    }

    @Test
    void files_and_a_folder_dropped_anywhere_are_rows_at_once() {
        drop(page.view(), new File("/home/ana/a.mov"), new File("/home/ana/Day-9"));

        assertThat(queue.heard()).containsExactly("add /home/ana/a.mov to Inbox", "add /home/ana/Day-9 to Inbox");
        assertThat(table.getItems()).hasSize(8);
    }

    @Test
    void files_dropped_on_a_folder_go_into_it() {
        drop(rowNode("Day-2"), new File("/home/ana/late.mov"));

        assertThat(queue.heard()).containsExactly("add /home/ana/late.mov to Inbox/Day-2");
    }

    @Test
    void the_overlay_names_where_things_will_go() {
        Dragboard board = mock(Dragboard.class);
        interact(() -> page.view()
                .fireEvent(new DragEvent(DragEvent.DRAG_OVER, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null)));

        assertThat(lookup("#drop-overlay").query().isVisible()).isTrue();
        assertThat(lookup(".drop-target").queryLabeled().getText()).isEqualTo("They go to: Inbox on files.example.org");
    }

    @Test
    void something_without_files_is_answered_with_a_sentence() {
        drop(page.view());

        assertThat(texts.get(toasts.shown().getFirst().text())).contains("save the attachment first");
    }

    @Test
    void the_buttons_of_a_row_pause_and_resume_it() {
        clickOn(within("Interview.mov", "#row-pause"));
        assertThat(queue.heard()).containsExactly("pause [2]");

        interact(() -> page.model().tick());
        assertThat(page.model().row(2).item().state()).isEqualTo(FileState.PAUSED);
        interact(() -> page.model().hold(false));
        clickOn(within("Interview.mov", "#row-resume"));
        assertThat(queue.heard()).containsExactly("pause [2]", "resume [2]");
    }

    private Node within(String name, String id) {
        interact(() -> page.view().layout());
        return rowNode(name).lookup(id);
    }

    @Test
    void the_keyboard_does_everything() {
        select(1);
        type(KeyCode.SPACE);
        assertThat(queue.heard()).containsExactly("pause [2]");

        select(2);
        press(KeyCode.ALT).type(KeyCode.HOME).release(KeyCode.ALT);
        assertThat(queue.heard()).last().isEqualTo("place TOP [3]");

        interact(() -> table.getSelectionModel()
                .clearAndSelect(page.model().rows().indexOf(page.model().row(4))));
        type(KeyCode.ENTER);
        assertThat(queue.heard()).last().isEqualTo("retry [4]");

        press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        assertThat(page.model().selection()).hasSize(6);
    }

    @Test
    void delete_takes_a_row_away_without_a_question_and_undo_brings_it_back() {
        select(2);

        type(KeyCode.DELETE);
        assertThat(table.getItems()).hasSize(5);
        assertThat(page.model().selection()).hasSize(1);

        interact(toasts::undoNewest);
        assertThat(table.getItems()).hasSize(6);
    }

    @Test
    void a_clash_of_names_is_answered_in_its_row() {
        clickOn(within("clash.mov", "#row-keepBoth"));

        assertThat(queue.heard()).containsExactly("answer 5 RENAME");
    }

    @Test
    void all_that_failed_is_tried_again_with_one_button() {
        clickOn("#retry-all-failed");

        assertThat(queue.heard()).containsExactly("retryAllFailed");
    }

    @Test
    void a_chip_narrows_the_list_and_an_empty_one_says_so() {
        clickOn("#chip-failed");
        assertThat(table.getItems()).hasSize(1);

        show(SampleItem.file(3, "master.wav"));
        assertThat(lookup("#nothing-found").query().isVisible()).isTrue();
        clickOn("#show-all");
        assertThat(table.getItems()).hasSize(1);
    }

    @Test
    void a_selection_stays_on_its_row_when_rows_move() {
        select(1);
        assertThat(page.model().selection()).extracting(QueueRow::id).containsExactly(2L);

        interact(() -> {
            queue.change(SampleItem.folder(1, "Day-2", 2300).done());
            page.model().tick();
        });

        assertThat(table.getItems().getFirst().id()).isEqualTo(2);
        assertThat(page.model().selection()).extracting(QueueRow::id).containsExactly(2L);
        assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(0);
    }

    @Test
    void enter_opens_the_details_and_escape_closes_them() {
        select(1);

        type(KeyCode.ENTER);
        assertThat(lookup("#details").query().isVisible()).isTrue();
        assertThat(lookup("#fact-source").queryLabeled().getText()).isEqualTo("/home/ana/Footage/Interview.mov");

        type(KeyCode.ESCAPE);
        assertThat(lookup("#details").tryQuery()).isEmpty();
    }

    @Test
    void the_language_changes_while_the_window_is_open() {
        interact(() -> texts.setLocale(Locale.SIMPLIFIED_CHINESE));

        assertThat(lookup("#chip-failed").query().getAccessibleText()).isEqualTo("失败, 1");
        assertThat(table.getColumns().get(1).getText()).isEqualTo("名称");
    }

    @Test
    void ctrl_v_adds_what_was_copied() {
        desktop.copyFiles(Path.of("/home/ana/copied.mov"));
        select(0);

        press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);

        assertThat(queue.heard()).containsExactly("add /home/ana/copied.mov to Inbox");
    }

    @Test
    void columns_are_found_again_as_they_were_left() {
        interact(() -> {
            table.getColumns().get(0).setVisible(true);
            page.close();
        });

        assertThat(desktop.memory().place("queue").columns().getFirst().id()).isEqualTo("position");
        assertThat(desktop.memory().place("queue").columns().getFirst().visible())
                .isTrue();
    }
}
