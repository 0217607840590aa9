package app.lading.client.ui.queue;

import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;

/// While somebody moves the pointer over the list, nothing changes its place: rows must not slip away from
/// under a click. A moment after the pointer rests or leaves, the rows go where they belong.
final class PointerHold {
    private static final Duration REST = Duration.ofMillis(1500);

    private final QueueViewModel model;
    private final UiThread ui;
    private Subscription end = Subscription.EMPTY;

    PointerHold(QueueViewModel model, UiThread ui) {
        this.model = model;
        this.ui = ui;
    }

    void watch(Node list) {
        list.addEventFilter(MouseEvent.MOUSE_MOVED, event -> touched());
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> touched());
        list.addEventFilter(MouseEvent.MOUSE_EXITED, event -> ended());
    }

    private void touched() {
        end.unsubscribe();
        model.hold(true);
        end = ui.later(REST, this::ended);
    }

    private void ended() {
        end.unsubscribe();
        model.hold(false);
    }
}
