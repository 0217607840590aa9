package app.lading.client.ui.queue;

import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;

/// While somebody aims at something in the list, nothing changes its place: rows must not slip away from under a
/// click. A hand that rests still aims; only when it did nothing for a while, or left, the rows go where they
/// belong.
final class PointerHold {
    private static final Duration REST = Duration.ofSeconds(6);
    private static final Duration CHOSEN = Duration.ofSeconds(12);

    private final QueueViewModel model;
    private final UiThread ui;
    private Instant held = Instant.MIN;
    private Subscription end = Subscription.EMPTY;

    PointerHold(QueueViewModel model, UiThread ui) {
        this.model = model;
        this.ui = ui;
    }

    void watch(Node list) {
        list.addEventFilter(MouseEvent.MOUSE_MOVED, event -> touched(REST));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> touched(CHOSEN));
        list.addEventFilter(MouseEvent.MOUSE_EXITED, event -> ended());
    }

    private void touched(Duration atLeast) {
        Instant now = model.formats().times().now();
        Instant until = now.plus(atLeast);
        if (until.isAfter(held)) {
            held = until;
        }
        end.unsubscribe();
        model.hold(true);
        end = ui.later(Duration.between(now, held), this::ended);
    }

    private void ended() {
        end.unsubscribe();
        held = Instant.MIN;
        model.hold(false);
    }
}
