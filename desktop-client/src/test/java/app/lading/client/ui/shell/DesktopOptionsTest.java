package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
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
    void a_server_without_a_user_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> parse("--server", "http://localhost:8470"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belong together");
    }

    @Test
    void an_option_that_is_none_is_named() {
        assertThatThrownBy(() -> parse("--verbose")).hasMessageContaining("--verbose");
    }

    private static DesktopOptions parse(String... args) {
        return DesktopOptions.parse(List.of(args), FOLDER);
    }
}
