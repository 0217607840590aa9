package app.lading.client.ui.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// A window that takes files, with a page in it that takes them itself.
class DropTargetTest extends ApplicationTest {
    private final List<String> taken = new ArrayList<>();
    private final Button bar = new Button();
    private final StackPane page = new StackPane();
    private DropTarget window;
    private DropTarget inner;

    private final class Taking implements Drops {
        private final String name;

        Taking(String name) {
            this.name = name;
        }

        @Override
        public String target() {
            return name;
        }

        @Override
        public String target(Node under) {
            return name;
        }

        @Override
        public void dropped(List<Path> paths, Node under) {
            taken.add(name + " " + paths);
        }

        @Override
        public void droppedNothing() {
            taken.add(name + " nothing");
        }
    }

    @Override
    public void start(Stage stage) {
        VBox all = new VBox(bar, page);
        window = new DropTarget(all, new Taking("window"));
        inner = new DropTarget(page, new Taking("page"));
        stage.setScene(new Scene(all, 300, 200));
        stage.show();
    }

    private void fire(Node on, EventType<DragEvent> type, File... files) {
        Dragboard board = mock(Dragboard.class);
        when(board.hasFiles()).thenReturn(files.length > 0);
        when(board.getFiles()).thenReturn(List.of(files));
        interact(() -> on.fireEvent(new DragEvent(type, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null)));
    }

    @Test
    void what_the_page_does_not_take_the_window_takes() {
        fire(bar, DragEvent.DRAG_OVER, new File("/a"));
        assertThat(window.overProperty().get()).isTrue();

        fire(bar, DragEvent.DRAG_DROPPED, new File("/a"));

        assertThat(taken).containsExactly("window [/a]");
        assertThat(window.overProperty().get()).isFalse();
    }

    @Test
    void moving_on_to_a_page_that_takes_it_leaves_one_overlay() {
        fire(bar, DragEvent.DRAG_OVER, new File("/a"));
        fire(page, DragEvent.DRAG_OVER, new File("/a"));
        assertThat(window.overProperty().get()).isFalse();
        assertThat(inner.overProperty().get()).isTrue();

        fire(page, DragEvent.DRAG_DROPPED, new File("/a"));

        assertThat(taken).containsExactly("page [/a]");
        assertThat(inner.overProperty().get()).isFalse();
    }

    @Test
    void what_holds_no_files_is_said_to_hold_none() {
        fire(bar, DragEvent.DRAG_DROPPED);

        assertThat(taken).containsExactly("window nothing");
    }
}
