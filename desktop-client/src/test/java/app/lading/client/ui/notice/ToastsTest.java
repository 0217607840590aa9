package app.lading.client.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToastsTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final Toasts toasts = new Toasts(ui);
    private final List<String> undone = new ArrayList<>();

    private Toast undoable(String name) {
        return Toast.undoable(Words.of("app.name", name), () -> undone.add(name));
    }

    @Test
    void a_message_goes_after_ten_seconds() {
        toasts.show(undoable("a"));
        ui.advance(Duration.ofMillis(9_999));
        assertThat(toasts.shown()).hasSize(1);

        ui.advance(Duration.ofMillis(1));

        assertThat(toasts.shown()).isEmpty();
        toasts.undoNewest();
        assertThat(undone).isEmpty();
    }

    @Test
    void who_listens_hears_of_messages_for_as_long_as_they_last() {
        int[] changes = {0};
        toasts.shown().subscribe(() -> changes[0]++);
        System.gc();

        toasts.show(undoable("a"));

        assertThat(changes[0]).isEqualTo(1);
    }

    @Test
    void at_most_three_are_seen_the_newest_last() {
        for (String name : List.of("a", "b", "c", "d")) {
            toasts.show(undoable(name));
        }

        assertThat(toasts.shown())
                .extracting(toast -> toast.text().args().getFirst())
                .containsExactly("b", "c", "d");
    }

    @Test
    void what_had_to_make_room_can_still_be_taken_back() {
        toasts.show(undoable("removed"));
        for (int i = 0; i < 3; i++) {
            toasts.show(Toast.saying(Words.of("app.name", i)));
        }

        toasts.undoNewest();

        assertThat(undone).containsExactly("removed");
    }

    @Test
    void undo_takes_the_newest_back_first_and_each_once() {
        toasts.show(undoable("first"));
        toasts.show(undoable("second"));
        toasts.show(Toast.saying(Words.of("app.name")));

        toasts.undoNewest();
        toasts.undoNewest();
        toasts.undoNewest();

        assertThat(undone).containsExactly("second", "first");
        assertThat(toasts.shown()).hasSize(1);
    }

    @Test
    void a_message_that_comes_again_stays_for_another_ten_seconds() {
        Toast toast = undoable("a");
        toasts.show(toast);
        ui.advance(Duration.ofSeconds(6));
        toasts.show(toast);
        ui.advance(Duration.ofSeconds(6));

        assertThat(toasts.shown()).containsExactly(toast);
    }

    @Test
    void closing_a_message_takes_nothing_back_and_leaves_no_timer() {
        Toast toast = undoable("a");
        toasts.show(toast);

        toasts.close(toast);
        toasts.act(toast);

        assertThat(undone).isEmpty();
        assertThat(ui.timers()).isZero();
    }
}
