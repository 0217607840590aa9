package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.transfer.FileState;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RowTextTest {
    private final QueueHarness harness = new QueueHarness();
    private final RowText text = harness.model.text();

    private QueueRow row(SampleItem sample) {
        return new QueueRow(sample.view());
    }

    private String title(SampleItem sample) {
        return text.state(row(sample), 0, false).title();
    }

    @Test
    void the_states_have_the_words_of_the_design() {
        assertThat(title(SampleItem.folder(1, "Day-2", 12_480).scanning())).isEqualTo("Looking at folder");
        assertThat(title(SampleItem.file(1, "a").uploading(1, 1, Duration.ofMinutes(1))))
                .isEqualTo("Uploading");
        assertThat(title(SampleItem.file(1, "a").paused())).isEqualTo("Paused by you");
        assertThat(title(SampleItem.file(1, "a").waiting(WaitReason.NETWORK, Duration.ofSeconds(8))))
                .isEqualTo("No network, 8 s");
        assertThat(title(SampleItem.file(1, "a").waiting(WaitReason.SERVER_BUSY, Duration.ofSeconds(23))))
                .isEqualTo("Server busy, 23 s");
        assertThat(title(SampleItem.file(1, "a").waiting(WaitReason.OUTSIDE_HOURS, Duration.ofHours(8))))
                .isEqualTo("Outside hours, until 22:02");
        assertThat(title(SampleItem.file(1, "a").waiting(WaitReason.METERED, null)))
                .isEqualTo("Metered network");
        assertThat(title(SampleItem.file(1, "a").state(FileState.VERIFYING))).isEqualTo("Server is checking");
        assertThat(title(SampleItem.file(1, "a").done())).isEqualTo("Verified");
        assertThat(title(SampleItem.file(1, "a").done().there(1))).isEqualTo("Already there");
        assertThat(title(SampleItem.file(1, "a").failed("forbidden", 1))).isEqualTo("Failed: you may not write here");
        assertThat(title(SampleItem.file(1, "a").asks("bad-name", 1))).isEqualTo("Needs you: name not allowed");
    }

    @ParameterizedTest
    @CsvSource({"1, Next", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "21, 21st", "112, 112th"})
    void a_waiting_row_says_its_place(long place, String words) {
        assertThat(text.state(row(SampleItem.file(1, "a")), place, false).title())
                .isEqualTo(words);
    }

    @Test
    void a_row_that_went_on_says_that_nothing_was_sent_twice() {
        SampleItem sample = SampleItem.file(1, "a")
                .size(400)
                .uploading(240, 30, Duration.ofHours(2))
                .continuedAt(239);

        assertThat(text.state(row(sample), 0, false).detail()).isEqualTo("Continued at 239 GB, nothing sent twice");
        assertThat(RowProgress.earlierShare(row(sample))).isEqualTo(239.0 / 400);
    }

    @Test
    void waiting_is_never_red() {
        for (WaitReason reason : WaitReason.values()) {
            assertThat(text.state(row(SampleItem.file(1, "a").waiting(reason, null)), 0, false)
                            .tone())
                    .isEqualTo(RowTone.WAITING);
        }
    }

    @ParameterizedTest
    @EnumSource(FileState.class)
    void every_state_has_words_and_an_icon_in_both_languages(FileState state) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            harness.texts.setLocale(language);
            RowWords words = text.state(row(SampleItem.file(1, "a").state(state)), 1, false);
            assertThat(words.title()).isNotBlank();
            assertThat(words.icon()).startsWith("fth-");
        }
    }

    @Test
    void numbers_of_files_are_numbers_of_files_and_folders_have_their_own_word() {
        FolderCounts made = new FolderCounts(3, 3, 0, 0, 0, 0);
        FolderCounts failed = new FolderCounts(4, 3, 1, 0, 0, 0);

        assertThat(text.under(
                        row(SampleItem.folder(1, "Day-2", 12).folders(made).to(""))))
                .isEqualTo("12 files");
        assertThat(text.under(row(SampleItem.folder(1, "Day-2", 0).folders(made).to(""))))
                .isEqualTo("3 folders");
        assertThat(title(SampleItem.folder(1, "Day-2", 12).folders(failed).failed("forbidden", 0)))
                .isEqualTo("1 folder failed: you may not write here");
        assertThat(title(SampleItem.folder(1, "Day-2", 12).folders(failed).failed("forbidden", 2)))
                .isEqualTo("2 files and 1 folder failed: you may not write here");
    }

    @Test
    void a_voice_reads_one_sentence() {
        QueueRow row = row(SampleItem.file(1, "Interview.mov").size(41).uploading(15.2, 30, Duration.ofMinutes(22)));

        assertThat(text.spoken(row, text.state(row, 0, false), 3, 18))
                .isEqualTo("Interview.mov, 41 gigabytes, uploading, 37 percent, 22 minutes left, row 3 of 18");
    }

    @Test
    void a_voice_reads_no_letters_for_units() {
        QueueRow row = row(SampleItem.file(1, "a").waiting(WaitReason.NETWORK, Duration.ofSeconds(8)));

        assertThat(text.spoken(row, text.state(row, 0, false), 1, 1))
                .isEqualTo("a, 10 gigabytes, no network, tried again in 8 seconds, goes on by itself, row 1 of 1");
    }

    @Test
    void a_voice_hears_of_a_state_at_once_and_of_numbers_seldom() {
        SpokenPace pace = new SpokenPace();
        Instant now = Instant.EPOCH;

        assertThat(pace.next("uploading", now, () -> "37 percent")).isEqualTo("37 percent");
        assertThat(pace.next("uploading", now.plusSeconds(1), () -> "38 percent"))
                .isNull();
        assertThat(pace.next("uploading", now.plusSeconds(6), () -> "39 percent"))
                .isEqualTo("39 percent");
        assertThat(pace.next("verified", now.plusSeconds(7), () -> "verified")).isEqualTo("verified");
    }

    @Test
    void a_failed_row_says_cause_and_remedy_and_has_the_button_of_the_remedy() {
        SampleItem refused = SampleItem.file(1, "a").failed("forbidden", 1);
        SampleItem gone = SampleItem.file(2, "b").failed("source-vanished", 1);

        assertThat(text.state(row(refused), 0, false).detail())
                .isEqualTo("Choose another folder, or ask the administrator.");
        assertThat(RowActions.answers(refused.view())).containsExactly(RowAction.OTHER_FOLDER);
        assertThat(RowActions.answers(gone.view())).containsExactly(RowAction.RETRY);
        assertThat(RowActions.possible(List.of(refused.view()))).contains(RowAction.RETRY);
    }

    @Test
    void nothing_is_shown_instead_of_noughts() {
        QueueRow row = row(SampleItem.file(1, "a"));

        assertThat(text.speed(row)).isEmpty();
        assertThat(text.left(row)).isEmpty();
        assertThat(text.progress().percent(row)).isEmpty();
        assertThat(text.progress().sizes(row)).isEmpty();
    }

    @Test
    void a_problem_that_is_new_to_this_window_keeps_the_words_of_the_engine() {
        ItemView item = SampleItem.file(1, "a").failed("from-the-future", 1).view();

        assertThat(text.problems().what(item.problem())).isEqualTo("The engine's sentence");
        assertThat(text.problems().remedy(item.problem())).isEqualTo("The engine's remedy.");
    }

    @Test
    void what_a_person_set_is_not_tried_at_once_from_a_row() {
        ItemView held = SampleItem.file(1, "a")
                .waiting(WaitReason.OUTSIDE_HOURS, Duration.ofHours(8))
                .view();

        assertThat(RowActions.buttons(held)).containsExactly(RowAction.PAUSE);
        assertThat(RowActions.main(held)).isEqualTo(RowAction.DETAILS);
        assertThat(RowActions.possible(List.of(held))).doesNotContain(RowAction.TRY_NOW);
    }

    @ParameterizedTest
    @EnumSource(FileState.class)
    void buttons_menu_and_enter_agree(FileState state) {
        ItemView item = SampleItem.file(1, "a").state(state).view();

        if (state != FileState.SCANNING) {
            assertThat(RowActions.possible(List.of(item)))
                    .containsAll(RowActions.buttons(item))
                    .containsAll(RowActions.answers(item));
        }
        assertThat(RowActions.buttons(item)).hasSizeLessThanOrEqualTo(3);
        assertThat(RowActions.main(item)).isNotNull();
    }
}
