package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.link.OkHttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInTest extends CommandHarness {
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

        assertThat(run("login", "http://files.example.org", "--user", "ana")).isZero();

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
    void out_means_the_same_user_however_the_name_is_written() {
        signIn();

        assertThat(run("logout", "--user", "Ana")).isZero();

        assertThat(terminal.outText()).isEqualTo("Signed out of http://localhost:8470 (ana).\n");
        assertThat(server.sessions).isEmpty();
    }

    @Test
    void out_is_remembered_here_even_when_the_server_is_away() {
        signIn();
        server.unreachable = true;

        assertThat(run("logout")).isEqualTo(1);

        assertThat(terminal.errText()).contains("forgotten here").contains("ends there by itself");
        assertThat(run("ls")).isEqualTo(3);
    }

    @Test
    void with_several_accounts_the_one_used_last_is_meant() {
        signIn();
        environment.put("LADING_PASSWORD", "secret");
        assertThat(run("login", "https://other.example.org", "--user", "ana")).isZero();

        server.unreachable = true;
        run("logout");
        assertThat(terminal.errText()).contains("https://other.example.org");
    }

    @Test
    void the_account_used_last_is_the_one_that_was_used_and_not_the_one_signed_in_last() {
        signIn();
        environment.put("LADING_PASSWORD", "secret");
        assertThat(run("login", "https://other.example.org", "--user", "ana")).isZero();
        environment.remove("LADING_PASSWORD");

        assertThat(run("ls", "--server", "localhost")).isZero();

        server.unreachable = true;
        run("logout");
        assertThat(terminal.errText()).contains("http://localhost:8470");
    }

    @Test
    void a_session_that_is_used_outlives_the_day_it_would_have_ended_on() {
        signIn();
        clock = Clock.fixed(FakeServer.EXPIRES.plus(Duration.ofDays(40)), ZoneOffset.UTC);

        assertThat(run("ls")).isZero();

        server.sessions.clear();
        assertThat(run("ls")).as("only the server knows that it is over").isEqualTo(3);
        assertThat(runIn(new FakeTerminal().typing("secret"), () -> server, "ls"))
                .as("and then standard input is asked, as at the first time")
                .isZero();
    }

    @Test
    void a_damaged_memory_says_what_to_do() throws IOException {
        signIn();
        Files.writeString(folder.resolve("state/lading/sign-ins.json"), "{\"signIns\":");

        assertThat(run("ls")).isEqualTo(3);
        assertThat(terminal.errText()).contains("damaged").contains("Delete it").doesNotContain("Exception");
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
