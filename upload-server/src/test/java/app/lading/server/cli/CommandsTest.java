package app.lading.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private String data;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void name() {
        data = folder.resolve("data folder").toString();
    }

    private int run(String input, String... args) {
        out = new StringWriter();
        err = new StringWriter();
        ServerConsole console =
                new ServerConsole(new PrintWriter(out), new PrintWriter(err), null, new StringReader(input));
        ServerRunner never = settings -> {
            throw new IOException("the test starts no server");
        };
        return LadingServerCommand.commandLine(never, console, "Lading 1.2.3").execute(args);
    }

    private void add(String name) {
        assertThat(run(PASSWORD + "\n", "user", "add", name, "--data", data)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--help, lading-server serve --data DIR",
        "serve --help, --port",
        "user --help, passwd",
        "user add --help, --quota",
        "user list --help, --data",
        "user passwd --help, --data",
        "user quota --help, none",
        "user disable --help, --data",
        "user enable --help, --data",
        "user remove --help, --data",
        "verify --help, Exit codes",
        "--version, Lading 1.2.3"
    })
    void helps(String line, String says) {
        assertThat(run("", line.split(" "))).isZero();
        assertThat(out.toString()).contains(says);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "verify",
                "user",
                "user add",
                "user list",
                "user passwd",
                "user quota",
                "user disable",
                "user enable",
                "user remove"
            })
    void every_help_says_the_exit_codes_in_lines_that_fit(String command) {
        assertThat(run("", (command + " --help").split(" "))).isZero();
        assertThat(out.toString()).containsOnlyOnce("Exit codes: 0 ").contains("2 wrong usage");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Name a command",
        "nonsense, nonsense",
        "serve, --data",
        "serve --data x --port 70000, 65535",
        "serve --data x --port y, --port",
        "user add --data x, NAME",
        "user add ana --data x --quota much, a size is a number",
        "user, user",
        "verify, --data"
    })
    void wrong_usage_is_2_and_says_what(String line, String says) {
        assertThat(run("", line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).containsIgnoringCase(says);
    }

    @Test
    void accounts_are_made_listed_changed_and_removed() {
        add("ana");
        assertThat(out.toString()).contains("Account 'ana' is made.");
        assertThat(run(PASSWORD + "\n", "user", "add", "root", "--admin", "--quota", "1.5TB", "--data", data))
                .isZero();
        assertThat(run("", "user", "list", "--data", data)).isZero();
        assertThat(out.toString()).containsSubsequence("ana", "no", "active", "none", "root", "yes", "1.50 TB");
        assertThat(run("", "user", "disable", "ana", "--data", data)).isZero();
        assertThat(run("", "user", "quota", "ana", "5GiB", "--data", data)).isZero();
        assertThat(run("another good one\n", "user", "passwd", "ana", "--data", data))
                .isZero();
        assertThat(run("", "user", "list", "--data", data)).isZero();
        assertThat(out.toString()).containsSubsequence("ana", "disabled", "5.37 GB");
        assertThat(run("", "user", "enable", "ana", "--data", data)).isZero();
        assertThat(run("", "user", "quota", "ana", "none", "--data", data)).isZero();
        assertThat(run("", "user", "remove", "ana", "--data", data)).isZero();
        assertThat(run("", "user", "list", "--data", data)).isZero();
        assertThat(out.toString()).contains("root").doesNotContain("ana");
    }

    @Test
    void refusals_say_what_to_do_and_are_1() {
        add("ana");
        assertThat(run(PASSWORD + "\n", "user", "add", "ana", "--data", data)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("There is an account 'ana' already. Choose another name, or change that"
                        + " account: see 'lading-server user --help'.");
        assertThat(run("", "user", "disable", "eve", "--data", data)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("There is no account 'eve'. See the names with 'lading-server user list'.");
        assertThat(run(PASSWORD + "\n", "user", "add", "../x", "--data", data)).isEqualTo(1);
        assertThat(err.toString()).contains("A user name has").contains("Choose another name for the account.");
        assertThat(run("\n", "user", "add", "bob", "--data", data)).isEqualTo(1);
        assertThat(err.toString()).contains("standard input");
        assertThat(run("short\n", "user", "add", "bob", "--data", data)).isEqualTo(1);
        assertThat(err.toString()).contains("8 to 1024 bytes").contains("Choose another password.");
    }

    @Test
    void a_name_that_cannot_have_a_password_is_refused_before_one_is_asked_for() {
        add("ana");
        assertThat(run("", "user", "passwd", "nosuch", "--data", data)).isEqualTo(1);
        assertThat(err.toString()).startsWith("There is no account 'nosuch'.").doesNotContain("password");
        assertThat(run("", "user", "add", "Ana", "--data", data)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("There is an account 'ana' already.")
                .doesNotContain("password");
        assertThat(run("", "user", "add", "../x", "--data", data)).isEqualTo(1);
        assertThat(err.toString()).startsWith("A user name has").doesNotContain("password");
    }

    @Test
    void a_first_account_without_a_password_leaves_no_folder_behind() {
        assertThat(run("", "user", "add", "ana", "--data", data)).isEqualTo(1);
        assertThat(Path.of(data)).doesNotExist();
    }

    @Test
    void an_account_is_called_what_it_is() {
        assertThat(run(PASSWORD + "\n", "user", "add", "BOB", "--data", data)).isZero();
        assertThat(out.toString()).contains("Account 'bob' is made.");
    }

    @Test
    void a_folder_that_is_none_is_not_made_by_looking() {
        assertThat(run("", "user", "list", "--data", data)).isEqualTo(1);
        assertThat(err.toString()).contains("is no data folder");
        assertThat(run("", "verify", "--data", data)).isEqualTo(1);
        assertThat(Path.of(data)).doesNotExist();
    }

    @Test
    void verify_finds_a_file_without_a_record() throws IOException {
        add("ana");
        assertThat(run("", "verify", "--data", data)).isZero();
        assertThat(out.toString()).contains("0 ok, 0 damaged, 0 missing, 0 unknown");
        Path foreign = Files.createDirectories(Path.of(data, "files", "ana")).resolve("foreign");
        Files.writeString(foreign, "hello");
        int exit = run("", "verify", "--data", data);
        assertThat(out.toString()).contains("unknown", "ana/foreign", "1 unknown");
        assertThat(exit).isEqualTo(1);
    }
}
