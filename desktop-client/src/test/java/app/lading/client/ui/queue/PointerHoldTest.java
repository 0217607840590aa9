package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class PointerHoldTest {
    private final QueueHarness harness = new QueueHarness();
    private final Node list = new Group();

    PointerHoldTest() {
        new PointerHold(harness.model, harness.ui).watch(list);
        harness.show(SampleItem.file(1, "a").uploading(1, 1, Duration.ofMinutes(1)), SampleItem.file(2, "b"));
    }

    private void mouse(EventType<MouseEvent> type) {
        Event.fireEvent(
                list,
                new MouseEvent(
                        type,
                        0,
                        0,
                        0,
                        0,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private void firstEnds() {
        harness.queue.change(SampleItem.file(1, "a").done());
        harness.model.tick();
    }

    @Test
    void a_hand_that_rests_still_aims() {
        mouse(MouseEvent.MOUSE_MOVED);
        harness.pass(Duration.ofSeconds(4));
        firstEnds();
        assertThat(harness.ids()).containsExactly(1L, 2L);

        harness.pass(Duration.ofSeconds(3));
        assertThat(harness.ids()).containsExactly(2L, 1L);
    }

    @Test
    void rows_go_where_they_belong_when_the_pointer_leaves() {
        mouse(MouseEvent.MOUSE_MOVED);
        firstEnds();
        mouse(MouseEvent.MOUSE_EXITED);

        assertThat(harness.ids()).containsExactly(2L, 1L);
    }

    @Test
    void after_a_click_they_stay_for_longer() {
        mouse(MouseEvent.MOUSE_PRESSED);
        mouse(MouseEvent.MOUSE_MOVED);
        firstEnds();
        harness.pass(Duration.ofSeconds(10));
        assertThat(harness.ids()).containsExactly(1L, 2L);

        harness.pass(Duration.ofSeconds(3));
        assertThat(harness.ids()).containsExactly(2L, 1L);
    }
}
