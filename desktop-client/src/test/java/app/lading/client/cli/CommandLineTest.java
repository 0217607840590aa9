package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest extends CommandHarness {
    @ParameterizedTest
    @ValueSource(strings = {"login", "logout", "put", "ls", "get", "rm", "uploads", "cancel", "bench", "verify"})
    void every_command_has_help(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(terminal.outText()).contains("Usage: lading " + command).contains("--state");
        assertThat(terminal.outText()).contains("Exit codes: 0 ").contains("2 wrong usage");
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
    void two_paths_of_one_name_are_refused_where_one_would_take_the_place_of_the_other() throws IOException {
        for (String inner : List.of("a", "b")) {
            Files.createDirectory(folder.resolve(inner));
            Files.writeString(folder.resolve(inner).resolve("report.pdf"), inner);
        }

        for (String policy : List.of("replace", "skip", "fail")) {
            assertThat(run("put", "a/report.pdf", "b/report.pdf", "--on-conflict", policy, "--server", "localhost"))
                    .isEqualTo(2);
            assertThat(terminal.errText())
                    .contains("a/report.pdf'")
                    .contains("b/report.pdf' would have the same name on the server.")
                    .contains("Nothing was sent.");
        }
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(run("put", "a/report.pdf", "a/../a/report.pdf", "--on-conflict", "replace"))
                .as("one path said twice is one path")
                .isEqualTo(3);
    }

    @Test
    void what_is_neither_file_nor_folder_is_refused_before_anything_begins() throws Exception {
        Path pipe = folder.resolve("backup.fifo");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(run("put", "backup.fifo", "--server", "localhost", "--user", "ana"))
                .isEqualTo(2);

        assertThat(terminal.errText())
                .startsWith("lading: This is neither a file nor a folder: 'backup.fifo'.\nNothing was sent.");
        assertThat(folder.resolve("state")).doesNotExist();
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
