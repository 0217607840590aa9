package app.lading.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class ThemeTest extends ApplicationTest {
    private Label words;
    private Theme theme;
    private Scene scene;

    @Override
    public void start(Stage stage) {
        theme = new Theme();
        words = new Label("words");
        scene = new Scene(new StackPane(words), 300, 200);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void less_movement_is_honoured_as_soon_as_the_person_asks_for_it() {
        interact(() -> scene.getPreferences().setReducedMotion(true));
        assertThat(scene.getRoot().getStyleClass()).contains("reduced-motion");

        interact(() -> scene.setRoot(new StackPane()));
        assertThat(scene.getRoot().getStyleClass()).contains("reduced-motion");

        interact(() -> scene.getPreferences().setReducedMotion(false));
        assertThat(scene.getRoot().getStyleClass()).doesNotContain("reduced-motion");
    }

    @Test
    void all_text_grows_with_the_size_that_is_chosen() {
        double before = words.getFont().getSize();

        interact(() -> theme.scaleText(2));

        assertThat(words.getFont().getSize()).isEqualTo(2 * before);
    }

    @Test
    void light_and_dark_can_be_changed_while_the_window_is_open() {
        interact(() -> theme.choose(ThemeChoice.DARK));
        assertThat(theme.darkProperty().get()).isTrue();
        String dark = Application.getUserAgentStylesheet();

        interact(() -> theme.choose(ThemeChoice.LIGHT));
        assertThat(theme.darkProperty().get()).isFalse();
        assertThat(Application.getUserAgentStylesheet()).isNotEqualTo(dark);
    }
}
