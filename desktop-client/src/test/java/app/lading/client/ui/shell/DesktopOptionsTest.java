package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.lading.client.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DesktopOptionsTest {
    private static final Path FOLDER = Path.of("/home/ana").toAbsolutePath();

    @Test
    void everything_that_is_no_option_is_to_be_uploaded() {
        DesktopOptions options = parse("Day 2", "--state", "s", "../raw.mov", "--hidden");

        assertThat(options.paths())
                .containsExactly(
                        FOLDER.resolve("Day 2"), Path.of("/home/raw.mov").toAbsolutePath());
        assertThat(options.state()).isEqualTo(FOLDER.resolve("s"));
        assertThat(options.handover().show()).isFalse();
    }

    @Test
    void invite_links_are_told_from_files() {
        assertThat(parse("lading://lab.lan?user=ana").links()).containsExactly("lading://lab.lan?user=ana");
    }

    @Test
    void addresses_of_files_are_files() {
        DesktopOptions options = parse("file:///films/f%C3%BCr%20Anna.mov");

        assertThat(options.paths()).containsExactly(Path.of("/films/für Anna.mov"));
        assertThat(refusal("file:///films/%zz")).isEqualTo("There is no option file:///films/%zz.");
    }

    @Test
    void a_server_without_a_user_is_refused_with_a_sentence() {
        assertThat(refusal("--server", "http://localhost:8470"))
                .isEqualTo("--server and --user belong together; name both or none.");
        assertThat(refusal("--state")).isEqualTo("--state wants a value behind it.");
    }

    @Test
    void an_option_that_is_none_is_named() {
        assertThat(refusal("--verbose")).isEqualTo("There is no option --verbose.");
    }

    private static String refusal(String... args) {
        DesktopOptions.WrongOptionException wrong =
                catchThrowableOfType(DesktopOptions.WrongOptionException.class, () -> parse(args));
        return new Texts(Locale.ENGLISH).get(wrong.words());
    }

    private static DesktopOptions parse(String... args) {
        return DesktopOptions.parse(List.of(args), FOLDER);
    }
}
