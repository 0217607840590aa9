package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.KeepAwakeGuard.Activity;
import app.lading.client.desktop.TaskbarProgress.State;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.SampleItem;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Texts texts = new Texts(Locale.ENGLISH);

    private static Progress of(SampleItem... items) {
        return Progress.of(List.of(new FakeUploadQueue().show(items).snapshot()));
    }

    private static SampleItem file(long id) {
        return SampleItem.file(id, "a" + id).size(10);
    }

    private String title(Progress progress) {
        return texts.get(progress.title());
    }

    @Test
    void nothing_to_do_is_quiet() {
        Progress progress = of(file(1).done(), file(2).cancelled());

        assertThat(progress.state()).isEqualTo(State.NONE);
        assertThat(progress.activity()).isEqualTo(Activity.RESTING);
        assertThat(progress.isRest()).isTrue();
        assertThat(title(progress)).isEqualTo("Lading");
    }

    @Test
    void what_moves_is_shown_as_a_share_of_what_is_left() {
        Progress progress = of(file(1).uploading(5, 30, Duration.ofMinutes(3)), file(2), file(3).done());

        assertThat(progress.state()).isEqualTo(State.NORMAL);
        assertThat(progress.fraction()).isEqualTo(0.25);
        assertThat(progress.activity()).isEqualTo(Activity.MOVING);
        assertThat(title(progress)).isEqualTo("25 % – Lading");
    }

    @Test
    void a_percentage_never_says_done_before_it_is() {
        assertThat(of(file(1).uploading(9.9999, 30, null)).percent()).isEqualTo(99);
    }

    @Test
    void paused_and_waiting_are_said_instead_of_a_progress_that_is_none() {
        Progress paused = of(file(1).paused(), file(2).paused().moved(4));
        assertThat(paused.state()).isEqualTo(State.PAUSED);
        assertThat(title(paused)).isEqualTo("Paused – Lading");

        Progress waiting =
                of(file(1).waiting(WaitReason.NETWORK, Duration.ofSeconds(8)).moved(5));
        assertThat(waiting.state()).isEqualTo(State.NORMAL);
        assertThat(waiting.activity()).isEqualTo(Activity.WAITING);
        assertThat(title(waiting)).isEqualTo("Waiting, 50 % – Lading");
    }

    @Test
    void one_that_goes_on_makes_it_no_pause() {
        assertThat(of(file(1).paused(), file(2)).state()).isEqualTo(State.NORMAL);
    }

    @Test
    void what_will_not_heal_by_waiting_is_red() {
        assertThat(of(file(1).failed("forbidden", 1), file(2).uploading(1, 30, null))
                        .state())
                .isEqualTo(State.FAILED);
    }

    @Test
    void looking_at_folders_takes_nobody_knows_how_long() {
        Progress progress = of(SampleItem.folder(1, "Day-1", 0).scanning());

        assertThat(progress.state()).isEqualTo(State.INDETERMINATE);
        assertThat(title(progress)).isEqualTo("Looking at folders – Lading");
    }

    @Test
    void all_accounts_are_summed() {
        Progress progress = Progress.of(List.of(
                new FakeUploadQueue().show(file(1).uploading(10, 30, null)).snapshot(),
                new FakeUploadQueue().show(file(1)).snapshot()));

        assertThat(progress.percent()).isEqualTo(50);
    }

    @Test
    void waiting_for_the_hours_that_a_person_set_is_a_rest() {
        FakeUploadQueue queue = new FakeUploadQueue();
        queue.hold(new Waiting(WaitReason.OUTSIDE_HOURS, "Outside the hours for sending", SampleItem.NOW));
        queue.show(SampleItem.file(1, "a").waiting(WaitReason.OUTSIDE_HOURS, Duration.ofHours(8)));

        Progress progress = Progress.of(List.of(queue.snapshot()));
        assertThat(progress.activity()).isEqualTo(Activity.RESTING);
        assertThat(progress.state()).isEqualTo(State.PAUSED);
    }
}
