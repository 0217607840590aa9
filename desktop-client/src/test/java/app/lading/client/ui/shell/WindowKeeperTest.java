package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.WindowMemory;
import app.lading.client.settings.WindowMemory.Bounds;
import app.lading.client.ui.task.FakeUiThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

class WindowKeeperTest extends ApplicationTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private FakeUiThread ui;

    @Override
    public void start(Stage given) {
        // The one that is given is shared by all tests.
        stage = new Stage();
        ui = new FakeUiThread();
        stage.setScene(new Scene(new StackPane()));
    }

    @AfterEach
    void hide() {
        interact(stage::hide);
    }

    private WindowMemory memory() throws IOException {
        return WindowMemory.open(folder.resolve("window.json"), Clock.systemUTC(), Runnable::run);
    }

    private void remember(Bounds bounds) throws IOException {
        WindowMemory memory = memory();
        memory.remember("main", memory.place("main").withBounds(bounds));
        memory.close();
    }

    private WindowKeeper restored() throws IOException {
        WindowKeeper keeper = new WindowKeeper(stage, memory(), ui);
        interact(() -> {
            keeper.restore();
            stage.show();
        });
        return keeper;
    }

    @Test
    void a_first_start_has_a_size_that_fits_the_screen() throws IOException {
        restored();

        assertThat(stage.getWidth()).isBetween(640.0, 1040.0);
        assertThat(stage.getHeight()).isBetween(420.0, 680.0);
    }

    @Test
    void the_window_is_where_it_was_left() throws IOException {
        WindowKeeper keeper = restored();
        interact(() -> {
            stage.setX(60);
            stage.setY(40);
            stage.setWidth(800);
            stage.setHeight(500);
            keeper.remember();
            stage.hide();
        });

        assertThat(memory().place("main").bounds()).isEqualTo(new Bounds(60, 40, 800, 500, false));
        restored();
        assertThat(stage.getX()).isEqualTo(60);
        assertThat(stage.getWidth()).isEqualTo(800);
    }

    @Test
    void a_program_that_is_killed_comes_back_to_its_place() throws IOException {
        restored();
        interact(() -> {
            stage.setX(70);
            stage.setWidth(900);
            ui.advance(Duration.ofSeconds(3));
        });

        assertThat(memory().place("main").bounds()).isNotNull();
        assertThat(memory().place("main").bounds().x()).isEqualTo(70);
        assertThat(memory().place("main").bounds().width()).isEqualTo(900);
    }

    @Test
    void a_place_on_a_screen_that_is_gone_is_forgotten() throws IOException {
        remember(new Bounds(20_000, 20_000, 800, 500, false));

        restored();

        assertThat(stage.getX()).isLessThan(10_000);
        assertThat(stage.getY()).isLessThan(10_000);
    }

    @Test
    void a_window_that_filled_the_screen_returns_to_its_size_before() throws IOException {
        remember(new Bounds(60, 40, 800, 500, false));
        WindowKeeper keeper = restored();
        interact(() -> {
            stage.setMaximized(true);
            keeper.remember();
        });

        assertThat(memory().place("main").bounds()).isEqualTo(new Bounds(60, 40, 800, 500, true));
    }

    @Test
    void a_window_that_was_never_shown_remembers_nothing() throws IOException {
        WindowKeeper keeper = new WindowKeeper(stage, memory(), ui);

        interact(keeper::remember);

        assertThat(memory().place("main").bounds()).isNull();
    }
}
