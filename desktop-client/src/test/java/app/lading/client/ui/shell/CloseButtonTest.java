package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.FakeTray;
import app.lading.client.desktop.Tray;
import app.lading.client.settings.SettingsStore;
import app.lading.client.ui.task.FxUiThread;
import app.lading.client.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// What happens when a person closes the window.
class CloseButtonTest extends ApplicationTest {
    private final FakeTray tray = new FakeTray();
    private final StackPane over = new StackPane();
    private final Button below = new Button("below");
    private int quits;

    @TempDir
    private Path folder;

    private Stage stage;
    private SettingsStore settings;
    private CloseButton button;

    @Override
    public void start(Stage given) {
        stage = given;
        over.getChildren().setAll(below);
        stage.setScene(new Scene(over, 640, 480));
        stage.show();
        below.requestFocus();
    }

    private void make(boolean busy) throws IOException {
        settings = SettingsStore.open(folder.resolve("settings.json"), Clock.systemUTC(), Runnable::run);
        settings.change(all -> all.withGeneral(all.general().withCloseToTray(true)));
        interact(() -> {
            button = new CloseButton(
                    stage, tray, settings, new Texts(Locale.ENGLISH), over, new FxUiThread(), () -> quits++);
            button.busy(busy);
        });
        interact(() -> {});
    }

    private void closeWindow() {
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        interact(() -> {});
    }

    @Test
    void without_a_tray_closing_ends_the_program() throws IOException {
        tray.available = false;
        make(true);

        closeWindow();

        assertThat(quits).isEqualTo(1);
        assertThat(over.lookup("#close-question")).isNull();
    }

    @Test
    void who_wants_no_tray_ends_the_program() throws IOException {
        make(true);
        settings.change(all -> all.withGeneral(all.general().withCloseToTray(false)));

        closeWindow();

        assertThat(quits).isEqualTo(1);
    }

    @Test
    void the_first_time_that_work_is_under_way_it_explains_itself_once() throws IOException {
        make(true);
        closeWindow();
        closeWindow();
        assertThat(over.lookupAll("#close-question")).hasSize(1);
        assertThat(stage.isShowing()).isTrue();

        clickOn("#close-stay");

        assertThat(tray.content).isNotNull();
        assertThat(stage.isShowing()).isFalse();
        assertThat(settings.get().general().closeExplained()).isTrue();
        assertThat(quits).isZero();
    }

    @Test
    void with_nothing_to_do_there_is_nothing_to_explain() throws IOException {
        make(false);

        closeWindow();

        assertThat(over.lookup("#close-question")).isNull();
        assertThat(stage.isShowing()).isFalse();
        assertThat(settings.get().general().closeExplained()).isFalse();
    }

    @Test
    void escape_leaves_everything_as_it_was_and_the_keyboard_stays_in_the_question() throws IOException {
        make(true);
        closeWindow();
        assertThat(below.isDisabled()).isTrue();

        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        assertThat(over.lookup("#close-question")).isNull();
        assertThat(below.isDisabled()).isFalse();
        assertThat(below.isFocused()).isTrue();
        assertThat(stage.isShowing()).isTrue();
        assertThat(settings.get().general().closeExplained()).isFalse();
    }

    @Test
    void quitting_once_is_no_wish_for_ever() throws IOException {
        make(true);
        closeWindow();

        clickOn("#close-quit");

        assertThat(quits).isEqualTo(1);
        assertThat(settings.get().general().closeToTray()).isTrue();
    }

    @Test
    void the_tray_brings_the_window_back_and_ends_the_program() throws IOException {
        make(false);
        closeWindow();
        Tray.Content content = tray.content;

        content.onClick().run();
        interact(() -> {});
        assertThat(stage.isShowing()).isTrue();

        content.menu().getLast().onClick().run();
        interact(() -> {});
        assertThat(quits).isEqualTo(1);
    }

    @Test
    void a_hidden_start_without_a_tray_shows_the_window() throws IOException {
        tray.available = false;
        make(false);
        int[] shown = {0};

        interact(() -> button.startHidden(() -> shown[0]++));
        interact(() -> {});

        assertThat(shown[0]).isEqualTo(1);
    }
}
