package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.BatchNotices;
import app.lading.client.desktop.FakeNanos;
import app.lading.client.desktop.FakeNotifier;
import app.lading.client.desktop.Notifier.Notification;
import app.lading.client.settings.Settings;
import app.lading.client.transfer.FileState;
import app.lading.client.ui.queue.SampleItem;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BatchWatchTest {
    private final FakeNotifier notifier = new FakeNotifier();
    private final FakeNanos clock = new FakeNanos();
    private final BatchNotices notices = new BatchNotices(
            notifier,
            new NoticeWords(new Texts(Locale.ENGLISH)),
            () -> Settings.defaults().notices(),
            () -> false,
            clock,
            Runnable::run);
    private final BatchWatch watch = new BatchWatch(notices);

    private void look(SampleItem... items) {
        watch.look(Arrays.stream(items).map(SampleItem::view).toList());
    }

    private List<String> told() {
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(1));
            notices.tick(false);
        }
        return notifier.shown.stream().map(Notification::title).toList();
    }

    private static SampleItem day(long id) {
        return SampleItem.folder(id, "Day-" + id, 3);
    }

    @Test
    void what_was_over_at_the_first_look_is_no_news() {
        look(day(1).done(), day(2).asks("name-exists", 2));
        look(day(1).done(), day(2).asks("name-exists", 2));

        assertThat(told()).isEmpty();
    }

    @Test
    void a_batch_that_ends_is_told_once() {
        look(day(1));
        look(day(1).done());
        look(day(1).done());

        assertThat(told()).containsExactly("Day-1 is uploaded");
    }

    @Test
    void a_batch_that_failed_is_not_called_uploaded() {
        look(day(1), day(2));
        look(day(1).failed("forbidden", 3).finishedAt(1), day(2));

        assertThat(told()).containsExactly("Day-1 could not be uploaded");
        assertThat(notifier.shown.getFirst().body()).isEqualTo("3 failed.");
    }

    @Test
    void a_batch_of_which_some_failed_is_uploaded_in_part() {
        look(day(1));
        look(day(1).doneFiles(2).failed("forbidden", 1).finishedAt(1));

        assertThat(told()).containsExactly("Day-1 is uploaded in part");
        assertThat(notifier.shown.getFirst().body()).isEqualTo("2 files verified. 1 failed.");
    }

    @Test
    void a_batch_that_goes_on_and_ends_again_is_told_again() {
        look(day(1));
        look(day(1).done());
        assertThat(told()).hasSize(1);

        look(day(1));
        look(day(1).done());

        assertThat(told()).hasSize(2);
    }

    @Test
    void a_batch_that_asks_is_told_until_it_was_answered_and_asks_again() {
        look(day(1));
        look(day(1).asks("name-exists", 2));
        look(day(1).asks("name-exists", 3));
        assertThat(told()).containsExactly("Day-1 needs you");

        look(day(1));
        look(day(1).asks("name-exists", 1));
        assertThat(told()).hasSize(2);
    }

    @Test
    void what_was_cancelled_or_removed_did_not_end() {
        look(day(1), day(2));
        look(day(1).cancelled());
        look(day(1).state(FileState.CANCELLED));

        assertThat(told()).isEmpty();
    }
}
