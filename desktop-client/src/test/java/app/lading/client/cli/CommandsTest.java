package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.link.OkHttpTransport;
import app.lading.model.api.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final FakeServer server = new FakeServer();
    private FakeTerminal terminal = new FakeTerminal();
    private Interruption interruption = new Interruption(action -> {});

    @BeforeEach
    void environment() {
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    private int run(String... arguments) {
        return run(() -> server, arguments);
    }

    private int run(Supplier<app.lading.client.link.Transport> transport, String... arguments) {
        terminal = new FakeTerminal();
        return runIn(terminal, transport, arguments);
    }

    private int runIn(FakeTerminal fake, Supplier<app.lading.client.link.Transport> transport, String... arguments) {
        return new Cli(new CliContext(
                        fake,
                        environment,
                        folder,
                        "Linux",
                        folder,
                        transport,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        interruption,
                        "1.2.3"))
                .run(arguments);
    }

    private void signIn() {
        environment.put("LADING_PASSWORD", "secret");
        assertThat(run("login", "localhost", "--user", "ana")).isZero();
        environment.remove("LADING_PASSWORD");
    }

    @Nested
    class The_command_line {
        @ParameterizedTest
        @ValueSource(strings = {"login", "logout", "put", "ls", "get", "rm", "uploads", "cancel"})
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

    @Nested
    class Signing_in {
        @Test
        void keeps_the_token_for_its_owner_only_and_never_the_password() throws IOException {
            signIn();

            Path kept = folder.resolve("state/lading/sign-ins.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(kept)).contains("token-1").doesNotContain("secret");
            try (var files = Files.list(kept.getParent())) {
                assertThat(files).containsExactly(kept);
            }
        }

        @Test
        void asks_for_the_password_at_a_keyboard() {
            FakeTerminal typing = new FakeTerminal().typing("secret");
            typing.keyboard = true;

            assertThat(runIn(typing, () -> server, "login", "localhost", "--user", "Ana"))
                    .isZero();

            assertThat(typing.errText()).isEqualTo("Password of ana at localhost:8470: ");
            assertThat(typing.outText()).startsWith("Signed in to http://localhost:8470 as ana until 2026-12-21");
        }

        @Test
        void takes_the_password_from_standard_input() {
            assertThat(runIn(new FakeTerminal().typing("secret"), () -> server, "login", "localhost", "--user", "ana"))
                    .isZero();
        }

        @Test
        void with_a_wrong_password_ends_with_3() {
            environment.put("LADING_PASSWORD", "guess");

            assertThat(run("login", "localhost", "--user", "ana")).isEqualTo(3);

            assertThat(terminal.errText()).isEqualTo("lading: User name or password is wrong.\nDo something.\n");
        }

        @Test
        void without_a_password_ends_with_3() {
            assertThat(run("login", "localhost", "--user", "ana")).isEqualTo(3);

            assertThat(terminal.errText()).contains("A password is needed").contains("LADING_PASSWORD");
        }

        @Test
        void warns_when_others_can_listen() {
            environment.put("LADING_PASSWORD", "secret");

            assertThat(run("login", "http://files.example.org", "--user", "ana"))
                    .isZero();

            assertThat(terminal.errText()).contains("not encrypted");
        }

        @Test
        void is_needed_before_anything_else() {
            assertThat(run("ls")).isEqualTo(3);

            assertThat(terminal.errText()).contains("lading login URL --user NAME");
        }

        @Test
        void is_asked_for_again_when_the_session_has_ended() {
            signIn();
            server.sessions.clear();

            assertThat(run("ls")).isEqualTo(3);
            assertThat(terminal.errText()).contains("You are not signed in.").contains("lading login");

            environment.put("LADING_PASSWORD", "secret");
            assertThat(run("ls")).isZero();
        }

        @Test
        void out_forgets_the_session_on_both_sides() throws IOException {
            signIn();

            assertThat(run("logout")).isZero();

            assertThat(server.sessions).isEmpty();
            assertThat(Files.readString(folder.resolve("state/lading/sign-ins.json")))
                    .doesNotContain("token");
            assertThat(run("logout")).isZero();
            assertThat(terminal.outText()).isEqualTo("You were not signed in.\n");
        }

        @Test
        void out_is_remembered_here_even_when_the_server_is_away() {
            signIn();
            server.unreachable = true;

            assertThat(run("logout")).isEqualTo(1);

            assertThat(terminal.errText()).contains("forgotten here").contains("2026-12-21");
            assertThat(run("ls")).isEqualTo(3);
        }

        @Test
        void with_several_accounts_the_one_used_last_is_meant() {
            signIn();
            environment.put("LADING_PASSWORD", "secret");
            assertThat(run("login", "https://other.example.org", "--user", "ana"))
                    .isZero();

            server.unreachable = true;
            run("logout");
            assertThat(terminal.errText()).contains("https://other.example.org");
        }

        @Test
        void a_damaged_memory_says_what_to_do() throws IOException {
            signIn();
            Files.writeString(folder.resolve("state/lading/sign-ins.json"), "{\"signIns\":");

            assertThat(run("ls")).isEqualTo(3);
            assertThat(terminal.errText())
                    .contains("damaged")
                    .contains("Delete it")
                    .doesNotContain("Exception");
        }
    }

    @Nested
    class Looking_and_deleting {
        @BeforeEach
        void content() {
            signIn();
            server.with("notes.txt", "12345")
                    .with("Day-2/a.mov", "a")
                    .with("Day-2/b.mov", "bb")
                    .with("Day-2/c.mov", "ccc")
                    .with("Day-2/raw/会.r3d", "dddd");
        }

        @Test
        void ls_shows_folders_and_then_files_of_all_pages() {
            assertThat(run("ls", "Day-2")).isZero();

            assertThat(terminal.outText().lines().map(String::strip))
                    .hasSize(4)
                    .first()
                    .isEqualTo("raw/");
            assertThat(terminal.outText()).contains("a.mov").contains("b.mov").contains("c.mov");
        }

        @Test
        void ls_of_a_file_shows_it() {
            assertThat(run("ls", "/Day-2/raw/会.r3d")).isZero();

            assertThat(terminal.outText()).contains("4 B").endsWith("会.r3d\n");
        }

        @Test
        void ls_speaks_json() {
            assertThat(run("ls", "--json")).isZero();

            assertThat(terminal.outText())
                    .isEqualTo("""
                    {"kind":"folder","folder":"","name":"Day-2"}
                    {"kind":"file","file":"notes.txt","folder":"","name":"notes.txt","size":5,"modified":1790000000000,"fingerprint":"%s","at":"2026-11-21T09:30:00Z"}
                    """.formatted(FakeServer.fingerprint("12345".getBytes(StandardCharsets.UTF_8))));
        }

        @Test
        void ls_of_nothing_ends_with_1() {
            assertThat(run("ls", "nowhere")).isEqualTo(1);
        }

        @Test
        void rm_deletes_a_file() {
            assertThat(run("rm", "Day-2/a.mov")).isZero();

            assertThat(server.files).doesNotContainKey("Day-2/a.mov");
            assertThat(terminal.outText()).isEqualTo("Deleted 'Day-2/a.mov'.\n");
        }

        @Test
        void rm_leaves_a_full_folder_alone_unless_told_otherwise() {
            assertThat(run("rm", "Day-2")).isEqualTo(1);
            assertThat(terminal.errText()).contains("not empty").contains("--recursive");
            assertThat(server.files).hasSize(5);

            assertThat(run("rm", "-r", "Day-2")).isZero();
            assertThat(server.files).containsOnlyKeys("notes.txt");
            assertThat(terminal.outText()).contains("4 files");
        }

        @Test
        void rm_of_nothing_ends_with_1() {
            assertThat(run("rm", "nowhere")).isEqualTo(1);
            assertThat(terminal.errText()).contains("There is no file or folder 'nowhere'");
        }

        @Test
        void uploads_of_all_machines_are_shown_and_given_up() {
            server.uploads.add(new Api.Upload(
                    "u7hk2m",
                    "Day-2",
                    "cut.mov",
                    1000,
                    0,
                    "ana-laptop",
                    "receiving",
                    false,
                    250,
                    List.of(),
                    NOW,
                    NOW.minusSeconds(7200)));

            assertThat(run("uploads")).isZero();
            assertThat(terminal.outText()).isEqualTo("u7hk2m   25 % of 1.00 kB  ana-laptop, 2 h ago  Day-2/cut.mov\n");

            assertThat(run("cancel", "u7hk2m")).isZero();
            assertThat(run("cancel", "u7hk2m")).isEqualTo(1);
            assertThat(terminal.errText()).contains("no unfinished upload 'u7hk2m'");
            assertThat(run("uploads")).isZero();
            assertThat(terminal.errText()).isEqualTo("There are no unfinished uploads.\n");
        }
    }

    @Nested
    class Getting {
        private static final String CONTENT = "The content of a file that comes in pieces.";

        @BeforeEach
        void content() {
            signIn();
            server.with("Day-2/cut.mov", CONTENT).with("Day-2/raw/a.r3d", "a").with("empty", "");
        }

        private Path output() {
            return folder.resolve("out");
        }

        @Test
        void a_file_arrives_whole_with_its_time() throws IOException {
            assertThat(run("get", "Day-2/cut.mov", "--output", "out")).isZero();

            assertThat(output().resolve("cut.mov")).hasContent(CONTENT);
            assertThat(Files.getLastModifiedTime(output().resolve("cut.mov")).toMillis())
                    .isEqualTo(1_790_000_000_000L);
            assertThat(terminal.outText()).contains("Verified: ");
            assertThat(everythingIn(output())).containsExactly("cut.mov");
        }

        @Test
        void an_empty_file_arrives() {
            assertThat(run("get", "empty")).isZero();

            assertThat(folder.resolve("empty")).isEmptyFile();
        }

        @Test
        void a_folder_arrives_with_everything_in_it() throws IOException {
            server.folders.add("Day-2/nothing");

            assertThat(run("get", "Day-2")).isZero();

            assertThat(everythingIn(folder.resolve("Day-2"))).containsExactly("cut.mov", "nothing", "raw", "raw/a.r3d");
            assertThat(terminal.outText()).contains("2 files verified");
        }

        @Test
        void a_broken_download_continues_where_it_stopped() {
            server.breaksAfter = 20;

            assertThat(run("get", "Day-2/cut.mov")).isZero();

            assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
            assertThat(server.downloadedFrom).containsExactly(0L, 20L, 40L);
        }

        @Test
        void what_an_interrupted_run_left_is_continued_by_the_next() throws IOException {
            server.breaksAfter = 20;
            interruption = interruptedAtTheFirstWait();
            assertThat(run("get", "Day-2/cut.mov")).isEqualTo(130);
            assertThat(terminal.outText()).contains("run the same command again to continue");
            assertThat(folder.resolve("cut.mov")).doesNotExist();

            interruption = new Interruption(action -> {});
            server.breaksAfter = 0;
            assertThat(run("get", "Day-2/cut.mov")).isZero();

            assertThat(server.downloadedFrom).containsExactly(0L, 20L);
            assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
        }

        @Test
        void damage_in_what_an_earlier_run_left_is_found() throws IOException {
            server.breaksAfter = 20;
            interruption = interruptedAtTheFirstWait();
            run("get", "Day-2/cut.mov");
            Path part;
            try (var files = Files.list(folder)) {
                part = files.filter(path -> path.toString().endsWith(".part"))
                        .findFirst()
                        .orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(part);
            bytes[3] ^= 1;
            Files.write(part, bytes);

            interruption = new Interruption(action -> {});
            server.breaksAfter = 0;
            assertThat(run("get", "Day-2/cut.mov")).isEqualTo(1);
            assertThat(terminal.errText()).contains("damaged");
            assertThat(folder.resolve("cut.mov")).doesNotExist();

            assertThat(run("get", "Day-2/cut.mov")).isZero();
            assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
        }

        @Test
        void wrong_bytes_never_get_the_name() throws IOException {
            server.lies = true;

            assertThat(run("get", "Day-2/cut.mov", "--output", "out")).isEqualTo(1);

            assertThat(terminal.errText()).contains("damaged");
            assertThat(everythingIn(output())).isEmpty();
        }

        @Test
        void the_same_content_is_already_there() throws IOException {
            Files.writeString(folder.resolve("cut.mov"), CONTENT);

            assertThat(run("get", "Day-2/cut.mov")).isZero();

            assertThat(terminal.outText()).startsWith("Already there: ");
            assertThat(server.downloadedFrom).isEmpty();
        }

        @Test
        void other_content_is_not_replaced_without_force() throws IOException {
            Files.writeString(folder.resolve("cut.mov"), "mine");

            assertThat(run("get", "Day-2/cut.mov")).isEqualTo(1);
            assertThat(terminal.errText()).contains("other content").contains("--force");
            assertThat(folder.resolve("cut.mov")).hasContent("mine");

            assertThat(run("get", "Day-2/cut.mov", "--force")).isZero();
            assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
        }

        @Test
        void one_bad_file_does_not_stop_the_others() throws IOException {
            Files.createDirectories(folder.resolve("Day-2"));
            Files.writeString(folder.resolve("Day-2/cut.mov"), "mine");

            assertThat(run("get", "Day-2")).isEqualTo(1);

            assertThat(folder.resolve("Day-2/raw/a.r3d")).hasContent("a");
            assertThat(terminal.outText()).contains("Failed: ").contains("1 failed");
        }

        @Test
        void a_name_that_leads_elsewhere_is_refused() {
            server.with("Day-2/..", "evil");

            assertThat(run("get", "Day-2", "--output", "out")).isEqualTo(1);

            assertThat(terminal.outText()).contains("cannot be the name of a file");
            assertThat(output().resolve("Day-2/cut.mov")).exists();
        }

        @Test
        void what_does_not_exist_is_said() {
            assertThat(run("get", "nowhere")).isEqualTo(1);

            assertThat(terminal.errText()).contains("There is no file or folder 'nowhere' on the server");
        }

        private Interruption interruptedAtTheFirstWait() {
            Runnable[] signal = new Runnable[1];
            Interruption interruption = new Interruption(action -> signal[0] = action);
            server.onBreak = () -> signal[0].run();
            return interruption;
        }

        private List<String> everythingIn(Path root) throws IOException {
            try (var walk = Files.walk(root)) {
                return walk.filter(path -> !path.equals(root))
                        .map(path -> root.relativize(path).toString())
                        .sorted()
                        .toList();
            }
        }
    }

    @Test
    void the_real_transport_ends_with_1_when_nobody_is_there() {
        environment.put("LADING_PASSWORD", "x");

        assertThat(run(
                        () -> new OkHttpTransport(app.lading.client.link.LinkSettings.standard("test")),
                        "login",
                        "http://localhost:1",
                        "--user",
                        "ana"))
                .isEqualTo(1);
        assertThat(terminal.errText()).startsWith("lading: No connection to localhost:1.");
    }
}
