package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.lading.client.settings.WindowMemory.Column;
import java.time.Duration;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class ColumnsTest extends ApplicationTest {
    private QueueStage window;
    private Stage stage;

    @Override
    public void start(Stage shown) {
        stage = shown;
        window = new QueueStage(shown, 1200);
    }

    private TableColumn<QueueRow, ?> column(QueueColumn column) {
        return window.table.getColumns().stream()
                .filter(made -> column.key().equals(made.getId()))
                .findFirst()
                .orElseThrow();
    }

    private double share() {
        double first = column(QueueColumn.NAME).getWidth();
        return first / (first + column(QueueColumn.STATUS).getWidth());
    }

    @Test
    void what_a_person_pulled_stays_in_proportion_when_the_window_is_made_wider() {
        interact(() -> window.show(SampleItem.file(1, "a")));
        interact(() -> column(QueueColumn.NAME).setPrefWidth(500));
        double pulled = share();
        assertThat(pulled).isGreaterThan(0.5);

        interact(() -> stage.setWidth(1500));

        assertThat(share()).isCloseTo(pulled, within(0.01));
        assertThat(column(QueueColumn.NAME).getWidth()).isGreaterThan(560);
    }

    @Test
    void the_tries_of_a_row_are_there_without_anybody_looking_at_its_details() {
        QueueRow row = new QueueRow(SampleItem.file(1, "a.mov").tries(3).view());
        QueueRow other = new QueueRow(SampleItem.file(2, "b.mov").tries(1).view());

        assertThat(row.tries()).isEqualTo(3);
        assertThat(QueueColumn.TRIES.order().compare(row, other)).isPositive();
    }

    @Test
    void a_width_is_kept_a_moment_later_and_not_only_at_the_end() {
        interact(() -> window.show(SampleItem.file(1, "a")));
        interact(() -> column(QueueColumn.NAME).setPrefWidth(411));
        interact(() -> window.ui.advance(Duration.ofSeconds(2)));

        assertThat(window.desktop.memory().place("queue").columns())
                .filteredOn(column -> column.id().equals("name"))
                .extracting(Column::width)
                .containsExactly(411.0);
    }

    @Test
    void the_target_folder_of_an_account_is_found_again() {
        interact(() -> window.page.model().targetFolderProperty().set("Inbox/Day-2"));

        assertThat(window.desktop.memory().place("queue").choices())
                .containsEntry("target.ana@files.example.org", "Inbox/Day-2");
    }
}
