package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.KeepAwakeGuard;
import app.lading.client.desktop.TaskbarProgress;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.SampleItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final FakeUploadQueue queue = new FakeUploadQueue();

    private Progress now() {
        return Progress.of(List.of(queue.snapshot()));
    }

    @Test
    void waiting_for_the_network_keeps_awake_for_a_while_and_is_no_pause() {
        queue.show(SampleItem.file(1, "a").waiting(WaitReason.NETWORK, Duration.ofSeconds(8)));

        assertThat(now().activity()).isEqualTo(KeepAwakeGuard.Activity.WAITING);
        assertThat(now().state()).isEqualTo(TaskbarProgress.State.NORMAL);
    }

    @Test
    void waiting_for_the_hours_that_a_person_set_is_a_rest() {
        queue.hold(new Waiting(WaitReason.OUTSIDE_HOURS, "Outside the hours for sending", SampleItem.NOW));
        queue.show(SampleItem.file(1, "a").waiting(WaitReason.OUTSIDE_HOURS, Duration.ofHours(8)));

        assertThat(now().activity()).isEqualTo(KeepAwakeGuard.Activity.RESTING);
        assertThat(now().state()).isEqualTo(TaskbarProgress.State.PAUSED);
    }
}
