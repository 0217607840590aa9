package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.BatchNotices.End;
import app.lading.client.desktop.BatchNotices.Question;
import app.lading.client.desktop.Notifier.Notification;
import app.lading.client.settings.NoticeSettings;
import app.lading.client.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BatchNoticesTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeNotifier notifier = new FakeNotifier();
    private final FakeNanos clock = new FakeNanos();
    private NoticeSettings settings = Settings.defaults().notices();
    private boolean inFront;
    private final BatchNotices notices =
            new BatchNotices(notifier, new Words(), () -> settings, () -> inFront, clock, Runnable::run);

    private static final class Words implements BatchNotices.Wording {
        @Override
        public Notification done(List<End> ends) {
            return new Notification(
                    "done", ends.size() + " done", ends.stream().map(End::name).collect(Collectors.joining(",")));
        }

        @Override
        public Notification allDone(List<End> ends) {
            return new Notification("done", "all " + ends.size() + " done", "");
        }

        @Override
        public Notification accountsNeedYou(List<String> accounts) {
            return new Notification("account", String.join(",", accounts), "");
        }

        @Override
        public Notification needsYou(List<Question> questions) {
            return new Notification("needs-you", questions.size() + " ask", "");
        }
    }

    private void seconds(int count) {
        seconds(count, false);
    }

    private void seconds(int count, boolean nothingLeft) {
        for (int i = 0; i < count; i++) {
            clock.pass(Duration.ofSeconds(1));
            notices.tick(nothingLeft);
        }
    }

    private static End end(String name, Duration took) {
        return new End(name, 10, 0, 0, took);
    }

    @Test
    void what_ends_within_some_seconds_is_one_message() {
        notices.done(end("Day-1", LONG));
        seconds(2);
        notices.done(end("Day-2", LONG));
        assertThat(notifier.shown).isEmpty();

        seconds(60);

        assertThat(notifier.shown).containsExactly(new Notification("done", "2 done", "Day-1,Day-2"));
    }

    @Test
    void a_later_end_counts_up_in_the_same_topic_until_somebody_looks() {
        notices.done(end("Day-1", LONG));
        seconds(10);
        notices.done(end("Day-2", LONG));
        seconds(10);
        inFront = true;
        seconds(1);
        inFront = false;
        notices.done(end("Day-3", LONG));
        seconds(10);

        assertThat(notifier.shown).extracting(Notification::title).containsExactly("1 done", "2 done", "1 done");
        assertThat(notifier.shown).extracting(Notification::topic).containsOnly("done");
    }

    @Test
    void nothing_is_told_to_who_looks_at_the_window() {
        inFront = true;
        notices.done(end("Day-1", LONG));
        notices.needsYou(new Question("Day-1", 3));
        seconds(10);
        inFront = false;
        seconds(10);

        assertThat(notifier.shown).isEmpty();
    }

    @Test
    void nothing_is_told_to_who_comes_back_in_time() {
        notices.done(end("Day-1", LONG));
        seconds(2);
        inFront = true;
        seconds(10);

        assertThat(notifier.shown).isEmpty();
    }

    @Test
    void short_work_is_not_worth_a_message() {
        notices.done(end("note.txt", Duration.ofMillis(29_999)));
        seconds(10);
        assertThat(notifier.shown).isEmpty();

        notices.done(end("film.mov", Duration.ofSeconds(30)));
        seconds(10);
        assertThat(notifier.shown).hasSize(1);
    }

    @Test
    void a_question_is_told_however_short_the_work_was() {
        notices.needsYou(new Question("Day-1", 3));
        seconds(10);

        assertThat(notifier.shown).extracting(Notification::title).containsExactly("1 ask");
    }

    @Test
    void what_is_switched_off_is_not_told() {
        settings = settings.withBatchDone(false).withNeedsMe(false);
        notices.done(end("Day-1", LONG));
        notices.needsYou(new Question("Day-1", 3));
        seconds(10);

        assertThat(notifier.shown).isEmpty();
    }

    @Test
    void when_nothing_is_left_the_last_message_says_so() {
        notices.done(end("Day-1", LONG));
        seconds(10);
        notices.done(end("Day-2", LONG));

        seconds(10, true);

        assertThat(notifier.shown)
                .extracting(Notification::topic, Notification::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("done", "1 done"),
                        org.assertj.core.groups.Tuple.tuple("done", "all 2 done"));
    }

    @Test
    void one_batch_alone_is_told_by_its_name() {
        notices.done(end("Day-1", LONG));

        seconds(10, true);

        assertThat(notifier.shown).extracting(Notification::title).containsExactly("1 done");
    }

    @Test
    void an_account_that_waits_for_somebody_is_told_once_unless_the_window_is_in_front() {
        notices.accountNeedsYou("ana");
        notices.accountNeedsYou("ben");
        notices.accountNeedsYou("ana");
        seconds(10);
        assertThat(notifier.shown).extracting(Notification::title).containsExactly("ana,ben");

        inFront = true;
        notices.accountNeedsYou("ana");
        seconds(10);
        inFront = false;
        seconds(10);
        assertThat(notifier.shown).hasSize(1);
    }
}
