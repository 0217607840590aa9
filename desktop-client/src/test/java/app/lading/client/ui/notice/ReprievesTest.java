package app.lading.client.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReprievesTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final Toasts toasts = new Toasts(ui);
    private final Reprieves reprieves = new Reprieves(ui, toasts);
    private final List<String> happened = new ArrayList<>();

    private void grant(String what) {
        reprieves.grant(
                what, Words.of("app.name", what), () -> happened.add("undo " + what), () -> happened.add("do " + what));
    }

    @Test
    void nothing_happens_for_good_before_the_message_is_gone() {
        grant("clear");

        ui.advance(Duration.ofSeconds(9));
        assertThat(happened).isEmpty();
        assertThat(toasts.shown()).hasSize(1);

        ui.advance(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("do clear");
        assertThat(toasts.shown()).isEmpty();
        assertThat(ui.timers()).isZero();
    }

    @Test
    void what_was_taken_back_never_happens() {
        grant("clear");
        toasts.undoNewest();

        ui.advance(Duration.ofMinutes(1));
        assertThat(happened).containsExactly("undo clear");
    }

    @Test
    void a_message_that_is_closed_takes_nothing_back() {
        grant("clear");
        toasts.close(toasts.shown().getFirst());

        ui.advance(Duration.ofSeconds(10));
        assertThat(happened).containsExactly("do clear");
    }

    @Test
    void a_program_that_ends_does_what_still_waits_once() {
        grant("clear");
        reprieves.end();
        assertThat(happened).containsExactly("do clear");

        ui.advance(Duration.ofMinutes(1));
        assertThat(happened).containsExactly("do clear");
    }

    @Test
    void the_same_deed_twice_happens_once_and_its_second_message_takes_it_back() {
        grant("clear");
        ui.advance(Duration.ofSeconds(5));
        grant("clear");

        ui.advance(Duration.ofSeconds(6));
        assertThat(happened).isEmpty();
        toasts.undoNewest();
        ui.advance(Duration.ofMinutes(1));
        assertThat(happened).containsExactly("undo clear");
    }
}
