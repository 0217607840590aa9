package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest extends CommandHarness {
    @ParameterizedTest
    @ValueSource(strings = {"login", "logout", "put", "ls", "get", "rm", "uploads", "cancel", "verify"})
    void every_command_has_help(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(terminal.outText()).contains("Usage: lading " + command).contains("--state");
        assertThat(terminal.outText().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void the_program_says_its_version_and_its_exit_codes() {
        assertThat(run("--version")).isZero();
        assertThat(terminal.outText()).isEqualTo("Lading 1.2.3\n");

        assertThat(run("--help")).isZero();
        assertThat(terminal.outText()).contains("130 interrupted");
    }

    @ParameterizedTest(name = "lading {0}")
    @CsvSource({
        "'', A command is missing",
        "putt x, Did you mean: put",
        "put, Missing required parameter",
        "put x --limit fast, a limit looks like 500KB/s",
        "put x --limit 0, at least 1 byte",
        "put x --on-conflict ask, 'rename, replace, skip or fail'",
        "put x --lanes many, --lanes",
        "put x --to a/../b, cannot be a path on the server",
        "put x --server ftp://a, an address starts with",
        "login localhost, --user",
        "cancel, ID",
        "rm /, cannot be deleted",
    })
    void what_is_not_understood_says_why_and_ends_with_2(String line, String words) throws IOException {
        Files.writeString(folder.resolve("x"), "x");
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

        assertThat(terminal.errText()).contains(words).doesNotContain("Exception");
        assertThat(terminal.outText()).isEmpty();
    }

    @Test
    void a_path_that_does_not_exist_is_named_before_anything_begins() throws IOException {
        Files.writeString(folder.resolve("here.txt"), "x");

        assertThat(run("put", "here.txt", "nowhere.txt", "a\u001bb", "--server", "localhost", "--user", "ana"))
                .isEqualTo(2);

        assertThat(terminal.errText())
                .isEqualTo("lading: These do not exist: 'nowhere.txt', 'a\\u001bb'.\n"
                        + "Nothing was sent. Check the spelling and the folder you are in: " + folder + "\n");
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
