package app.lading.client.ui.queue;

import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A queue's view model over fakes, with a clock that a test winds.
final class QueueHarness {
    final FakeUiThread ui = new FakeUiThread();
    final Texts texts = new Texts(Locale.ENGLISH);
    final Formats formats = Formats.of(texts, ZoneOffset.UTC, ui);
    final FakeUploadQueue queue = new FakeUploadQueue();
    final FakeDesktop desktop = new FakeDesktop();
    final Toasts toasts = new Toasts(ui);
    final QueueViewModel model = new QueueViewModel(queue, formats, ui);
    final QueueCommands commands = new QueueCommands(queue, model, desktop.services(ui, toasts));

    /// Shows items and takes them over.
    void show(SampleItem... items) {
        queue.show(items);
        model.tick();
    }

    List<Long> ids() {
        return model.rows().stream().map(QueueRow::id).toList();
    }

    void select(long... ids) {
        model.select(Arrays.stream(ids).mapToObj(model::row).toList());
    }

    void pass(Duration time) {
        ui.advance(time);
    }
}
