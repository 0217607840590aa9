package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Problem;
import app.lading.client.transfer.Clash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Everything by keyboard, on the real page with its menu bar.
class QueueKeyboardTest extends ApplicationTest {
    private QueueStage window;

    @Override
    public void start(Stage stage) {
        window = new QueueStage(stage, 900);
    }

    @BeforeEach
    void rows() {
        interact(() -> window.show(
                SampleItem.file(1, "Interview.mov").size(41).uploading(12, 30, Duration.ofMinutes(15)),
                SampleItem.file(2, "master.wav"),
                SampleItem.file(3, "third.wav"),
                SampleItem.file(4, "fourth.wav"),
                SampleItem.folder(5, "Day-2", 2300).failed("source-vanished", 3)));
    }

    private void select(int index) {
        interact(() -> {
            window.table.getSelectionModel().clearAndSelect(index);
            window.table.requestFocus();
        });
    }

    private void keys(KeyCode... codes) {
        press(codes);
        release(codes);
    }

    private Node focused() {
        return window.table.getScene().getFocusOwner();
    }

    private List<String> heard() {
        return window.queue.heard();
    }

    private List<Long> selected() {
        return window.page.model().selection().stream().map(QueueRow::id).toList();
    }

    private MenuItem menu(String id) {
        MenuBar bar = lookup(".menu-bar").queryAs(MenuBar.class);
        return bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_keys_of_the_menu_bar_hold_everywhere() {
        select(4);
        keys(KeyCode.CONTROL, KeyCode.R);
        assertThat(heard()).last().isEqualTo("retry [5]");
        rows();
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        assertThat(heard()).last().isEqualTo("retryAllFailed");
        keys(KeyCode.CONTROL, KeyCode.P);
        assertThat(heard()).last().isEqualTo("pauseAll");

        window.desktop.choose(Path.of("/home/ana/new.mov"));
        keys(KeyCode.CONTROL, KeyCode.O);
        assertThat(heard()).last().isEqualTo("add /home/ana/new.mov to Inbox");
        window.desktop.choose(Path.of("/home/ana/Day-3"));
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        assertThat(heard()).last().isEqualTo("add /home/ana/Day-3 to Inbox");

        keys(KeyCode.CONTROL, KeyCode.F);
        assertThat(focused().getId()).isEqualTo("search");
    }

    @Test
    void the_menu_offers_what_makes_sense_for_what_is_selected_and_nothing_else() {
        interact(() -> window.table.getSelectionModel().clearSelection());
        assertThat(menu("queue.action.retry").isDisable()).isTrue();
        assertThat(menu("menu.move.top").isDisable()).isTrue();
        assertThat(menu("menu.retryAll").isDisable()).isFalse();
        assertThat(menu("menu.clearDone").isDisable()).isTrue();

        select(4);
        assertThat(menu("queue.action.retry").isDisable()).isFalse();
        assertThat(menu("queue.action.keepBoth").isDisable()).isTrue();
        select(1);
        assertThat(menu("queue.action.sendFirst").isDisable()).isFalse();
        assertThat(menu("queue.action.sendInTurn").isDisable()).isTrue();
        assertThat(menu("queue.action.copyPath").isDisable()).isFalse();
    }

    @Test
    void every_action_of_a_row_is_in_the_menu_bar() {
        for (RowAction action : RowAction.values()) {
            if (action != RowAction.STOP) {
                assertThat(menu(action.textKey()).getText()).isNotBlank();
            }
        }
    }

    @Test
    void alt_and_the_arrows_move_a_row() {
        select(2);
        keys(KeyCode.ALT, KeyCode.UP);
        keys(KeyCode.ALT, KeyCode.DOWN);
        keys(KeyCode.ALT, KeyCode.HOME);
        keys(KeyCode.ALT, KeyCode.END);

        assertThat(heard()).containsExactly("place UP [3]", "place DOWN [3]", "place TOP [3]", "place BOTTOM [3]");
    }

    @Test
    void shift_and_control_select_more() {
        select(0);
        keys(KeyCode.SHIFT, KeyCode.DOWN);
        keys(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(selected()).containsExactly(1L, 2L, 3L);

        click("master.wav", false, true);
        assertThat(selected()).containsExactlyInAnyOrder(1L, 3L);

        click("Interview.mov", false, false);
        click("fourth.wav", true, false);
        assertThat(selected()).containsExactly(1L, 2L, 3L, 4L);
    }

    /// The robot's clicks know nothing of the keys that are held.
    private void click(String name, boolean shift, boolean control) {
        Node cell = lookup(".name-cell").queryAll().stream()
                .filter(node -> node instanceof TableCell<?, ?> shown
                        && shown.getItem() instanceof QueueRow row
                        && row.name().equals(name))
                .findFirst()
                .orElseThrow();
        Point2D at = cell.localToScene(10, 10);
        interact(() -> {
            cell.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, at, shift, control));
            cell.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, at, shift, control));
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Point2D at, boolean shift, boolean control) {
        boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                shift,
                control,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    @Test
    void f6_goes_from_part_to_part_and_shift_f6_back() {
        select(0);
        interact(() -> window.page.model().detailsOpenProperty().set(true));
        type(KeyCode.F6);
        assertThat(QueueFocus.isIn(focused(), lookup("#details").query())).isTrue();
        assertThat(focused().getId()).isNotEqualTo("details-close");
        type(KeyCode.F6);
        assertThat(focused().getId()).isEqualTo("add");
        type(KeyCode.F6);
        assertThat(focused()).isEqualTo(window.table);
        keys(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focused().getId()).isEqualTo("add");
    }

    @Test
    void f6_reaches_the_buttons_of_the_empty_list() {
        interact(() -> window.show());
        interact(() -> lookup("#add").query().requestFocus());
        type(KeyCode.F6);
        assertThat(focused().getId()).isEqualTo("choose-files");
    }

    @Test
    void escape_leaves_the_field_it_was_pressed_in_and_no_other() {
        interact(() -> {
            window.page.model().searchProperty().set("Day");
            window.table.getSelectionModel().clearAndSelect(0);
            window.page.model().detailsOpenProperty().set(true);
        });
        clickOn("#details-files");
        TextField search = lookup("#files-search").queryAs(TextField.class);
        interact(search::requestFocus);
        write("clip");
        type(KeyCode.ESCAPE);

        assertThat(search.getText()).isEmpty();
        assertThat(window.page.model().searchProperty().get()).isEqualTo("Day");

        interact(() -> lookup("#search").query().requestFocus());
        type(KeyCode.ESCAPE);
        assertThat(window.page.model().searchProperty().get()).isEmpty();
        assertThat(focused()).isEqualTo(window.table);
    }

    @Test
    void choosing_the_questions_works_also_when_the_details_are_open_on_another_tab() {
        interact(() -> window.show(SampleItem.folder(1, "Day-2", 20).asks("name-exists", 2)));
        select(0);
        interact(() -> window.page.model().detailsOpenProperty().set(true));
        clickOn("#details-overview");
        assertThat(lookup("#questions").tryQuery()).isEmpty();

        interact(() -> window.table.requestFocus());
        type(KeyCode.ENTER);

        assertThat(lookup("#questions").tryQuery()).isPresent();
        assertThat(QueueFocus.isIn(focused(), lookup("#details").query())).isTrue();
    }

    @Test
    void editing_a_name_that_cannot_be_used_leads_from_the_row_into_its_field() {
        Clash clash = new Clash(
                10,
                1,
                Path.of("/home/ana/notes:final.txt"),
                "Inbox",
                "notes:final.txt",
                5,
                false,
                new Problem("bad-name", "", ""),
                "notes_final.txt");
        interact(() -> {
            window.queue.clashes(1, List.of(clash));
            window.show(SampleItem.file(1, "notes:final.txt").asks("bad-name", 1));
        });

        clickOn("#row-edit");

        assertThat(focused().getId()).isEqualTo("question-name");
        write("mine.txt");
        type(KeyCode.ENTER);
        assertThat(window.queue.heard()).containsExactly("rename 10 mine.txt");
    }

    @Test
    void a_folder_is_asked_for_and_escape_leaves_everything_as_it_is() {
        interact(() -> window.show(SampleItem.file(1, "raw.r3d").to("Closed").failed("forbidden", 1)));
        select(0);
        clickOn("#row-otherFolder");
        assertThat(focused().getId()).isEqualTo("folder-prompt-name");
        type(KeyCode.ENTER);
        assertThat(lookup("#folder-prompt-wrong").queryLabeled().getText()).contains("refused them");
        write("Inbox");
        type(KeyCode.ENTER);
        assertThat(heard()).containsExactly("add /home/ana/Footage/raw.r3d to Inbox", "remove [1]");

        interact(() -> window.show(SampleItem.file(7, "b.r3d").to("Closed").failed("forbidden", 1)));
        clickOn("#row-otherFolder");
        type(KeyCode.ESCAPE);
        assertThat(lookup("#folder-prompt").query().isVisible()).isFalse();
        assertThat(heard()).hasSize(2);
    }
}
