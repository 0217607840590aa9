package app.lading.model.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".profile",
                "..data",
                "...",
                " leading and trailing ",
                "e\u0301 and \u00e9",
                "家族写真.jpg",
                "👩‍👩‍👧.png",
                "NUL.txt",
                "COM¹",
                "a:b",
                "trailing.",
                "what?*.txt",
                "invoice\u202egpj.exe",
                "-rf",
                "~",
                "$(rm)"
            })
    void what_people_really_name_their_files_is_kept_as_it_is(String name) throws Exception {
        assertThat(FileNames.checkName(name)).isSameAs(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "/",
                "a\\b",
                "..\\x",
                "nul\u0000byte",
                "line\nbreak",
                "tab\t",
                "\u007f",
                "\u0085",
                "\u2028",
                "half\ud83d",
                "\udc00half",
                "\udc00\ud83d"
            })
    void what_could_leave_the_folder_or_hide_is_refused(String name) {
        assertThatThrownBy(() -> FileNames.checkName(name))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_NAME));
    }

    @Test
    void a_name_may_have_255_bytes_and_not_one_more() throws Exception {
        assertThat(FileNames.checkName("ä".repeat(127) + "x")).hasSize(128);
        assertThatThrownBy(() -> FileNames.checkName("ä".repeat(128))).hasMessageContaining("has 256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a/", "a//b", "../x", "a/../b", "a/./b", "/", "a/b\u0000"})
    void a_folder_that_is_no_row_of_names_is_refused(String folder) {
        assertThatThrownBy(() -> FileNames.checkFolder(folder)).isInstanceOf(LadingException.class);
    }

    @Test
    void folders_have_a_limit_in_depth_and_length() throws Exception {
        assertThat(FileNames.checkFolder("a/".repeat(63) + "a")).isNotEmpty();
        assertThatThrownBy(() -> FileNames.checkFolder("a/".repeat(64) + "a")).hasMessageContaining("65");
        String long255 = "x".repeat(255);
        assertThatThrownBy(() -> FileNames.checkFolder((long255 + "/").repeat(12) + long255))
                .hasMessageContaining("3072");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.jpg, 2, photo (2).jpg",
        "photo, 3, photo (3)",
        ".profile, 2, .profile (2)",
        "src.tar.gz, 2, src (2).tar.gz",
        "a.b.c, 12, a.b (12).c",
        "end., 2, end. (2)"
    })
    void the_next_free_name_keeps_the_ending(String name, int number, String expected) {
        assertThat(FileNames.numbered(name, number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"248, .jpeg", "0, .", "2, ."})
    void a_numbered_name_still_fits(int stem, String ending) throws Exception {
        String name = "ß".repeat(stem / 2) + "x" + ending + "y".repeat(254 - stem - ending.length());
        String numbered = FileNames.numbered(name, 1000);
        assertThat(numbered.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(FileNames.checkName(numbered)).contains(" (1000)");
    }

    @Test
    void a_long_name_is_never_cut_inside_a_character() throws Exception {
        String numbered = FileNames.numbered("👩".repeat(63) + ".x", 2);
        assertThat(FileNames.checkName(numbered)).endsWith(" (2).x");
    }

    @Test
    void what_confuses_a_terminal_is_made_visible() {
        assertThat(FileNames.visible("a\u202eb\nc\u001b[0m\ud83d")).isEqualTo("a\\u202eb\\u000ac\\u001b[0m\\ud83d");
        assertThat(FileNames.visible("日本 👍")).isEqualTo("日本 👍");
        assertThat(FileNames.visible("👩\u200d🚀.png ❤\ufe0f\u200d🔥")).isEqualTo("👩\u200d🚀.png ❤\ufe0f\u200d🔥");
        assertThat(FileNames.visible("a\u200db👩\u200d")).isEqualTo("a\\u200db👩\\u200d");
    }
}
