package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.ui.theme.Icons;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The page in the smallest window with text twice as large as usual: everything that counts can be read.
class LargeTextTest extends ApplicationTest {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 600;

    private QueueStage shown;

    @Override
    public void start(Stage stage) {
        shown = new QueueStage(stage, WIDTH);
    }

    private void scale(double times) {
        interact(() -> shown.theme.scaleText(times));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void mixed() {
        interact(() -> shown.show(
                SampleItem.folder(1, "Day-3", 2300).asks("name-exists", 14),
                SampleItem.file(2, "letter.pdf").failed("not-found", 1)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until it holds: what is laid out anew takes as many pulses as it takes.
    private static void onceLaidOut(Runnable check) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> WaitForAsyncUtils.waitForAsyncFx(30_000, check));
    }

    private boolean isWhole(Labeled label) {
        return label.lookup(".text") instanceof Text text && text.getText().equals(label.getText());
    }

    private boolean isInside(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        return at.getMinX() >= 0 && at.getMaxX() <= WIDTH && at.getMinY() >= 0 && at.getMaxY() <= HEIGHT;
    }

    @Test
    void a_question_about_many_files_is_whole_and_its_answers_stand_below_it() {
        scale(2);
        mixed();

        onceLaidOut(() -> {
            Labeled words = lookup(".strip-words").query();
            assertThat(isWhole(words)).as(words.getText()).isTrue();
            assertThat(isInside(words)).isTrue();
            for (String answer : List.of("#strip-keep-both", "#strip-replace", "#strip-skip", "#strip-choose")) {
                Button button = lookup(answer).query();
                assertThat(isWhole(button)).as(answer).isTrue();
                assertThat(isInside(button)).as(answer).isTrue();
                assertThat(button.localToScene(0, 0).getY())
                        .isGreaterThan(words.localToScene(0, 0).getY());
            }
        });
    }

    @Test
    void the_foot_says_how_the_connection_is_and_how_fast_it_may_go() {
        scale(2);
        mixed();

        onceLaidOut(() -> {
            Pane footer = lookup("#footer").query();
            List<Labeled> said = footer.lookupAll(".foot-small").stream()
                    .filter(Node::isVisible)
                    .map(Labeled.class::cast)
                    .filter(label -> !label.getText().isEmpty())
                    .toList();
            assertThat(said).isNotEmpty().allSatisfy(label -> {
                assertThat(isWhole(label)).as(label.getText()).isTrue();
                assertThat(isInside(label)).as(label.getText()).isTrue();
            });
            assertThat(isInside(lookup("#limit").query())).isTrue();
        });
    }

    @Test
    void the_button_that_tries_again_is_a_sign_only_where_its_words_find_no_room() {
        mixed();
        Button retry = lookup("#retry-all-failed").query();
        onceLaidOut(() -> {
            assertThat(retry.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
            assertThat(isWhole(retry)).isTrue();
        });

        scale(2);
        onceLaidOut(() -> {
            assertThat(retry.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
            assertThat(retry.getAccessibleText()).isEqualTo(retry.getText()).isNotEmpty();
            assertThat(isInside(retry)).isTrue();
        });

        scale(1);
        onceLaidOut(() -> assertThat(retry.getContentDisplay()).isEqualTo(ContentDisplay.LEFT));
    }

    @Test
    void what_is_known_of_a_file_does_not_cover_its_name() {
        scale(2);
        interact(() -> {
            shown.show(SampleItem.file(1, "Interview.mov").uploading(1, 90, Duration.ofMinutes(3)));
            shown.page.model().selectedIdProperty().set(1);
            shown.page.model().detailsOpenProperty().set(true);
        });

        onceLaidOut(() -> {
            Node head = lookup(".details-head").query();
            Node body = lookup(".details-overview").query();
            assertThat(isInside(head)).isTrue();
            assertThat(body.localToScene(body.getLayoutBounds()).getMinY())
                    .isGreaterThanOrEqualTo(
                            head.localToScene(head.getLayoutBounds()).getMaxY() - 1);
            assertThat(body.getLayoutBounds().getHeight()).isGreaterThan(60);
        });
    }

    @Test
    void icons_grow_with_the_text() {
        FontIcon icon = Icons.of("fth-file");
        interact(() ->
                ((Pane) shown.page.view().getScene().getRoot()).getChildren().add(icon));
        WaitForAsyncUtils.waitForFxEvents();
        int before = icon.getIconSize();

        scale(2);

        onceLaidOut(() -> assertThat(icon.getIconSize()).isEqualTo(2 * before).isEqualTo(32));
    }
}
