package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.BatchNotices.End;
import app.lading.client.desktop.Notifier.Notification;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NoticeWordsTest {
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final NoticeWords words = new NoticeWords(texts);

    private static End end(String name, long files, long failed) {
        return new End(name, files, 0, failed, Duration.ofHours(1));
    }

    @Test
    void the_title_says_what_became_of_it() {
        assertThat(words.done(List.of(end("Day-1", 3, 0))))
                .isEqualTo(new Notification("done", "Day-1 is uploaded", "3 files verified."));
        assertThat(words.done(List.of(end("Day-1", 0, 3))))
                .isEqualTo(new Notification("done", "Day-1 could not be uploaded", "3 failed."));
        assertThat(words.done(List.of(end("Day-1", 0, 2), end("Day-2", 0, 1))).title())
                .isEqualTo("2 uploads failed");
        assertThat(words.done(List.of(end("Day-1", 1, 0), end("Day-2", 0, 1))).title())
                .isEqualTo("2 uploads ended, not all of it is there");
    }

    @Test
    void the_end_of_everything_says_whether_everything_is_there() {
        assertThat(words.allDone(List.of(end("a", 1, 0), end("b", 2, 0))).title())
                .isEqualTo("Everything is uploaded");
        assertThat(words.allDone(List.of(end("a", 1, 0), end("b", 0, 2))).title())
                .isEqualTo("Everything has ended, not all of it is there");
        assertThat(words.allDone(List.of(end("a", 1, 0), end("b", 0, 2))).topic())
                .isEqualTo("done");
    }

    @Test
    void they_follow_the_language() {
        texts.setLocale(Locale.SIMPLIFIED_CHINESE);

        assertThat(words.done(List.of(end("Day-1", 0, 3))).title()).isEqualTo("Day-1 未能上传");
        assertThat(words.accountsNeedYou(List.of("ana · lab.lan")).title()).isEqualTo("ana · lab.lan 需要您处理");
    }
}
