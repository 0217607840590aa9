package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.link.LinkFailure;
import app.lading.client.store.DamagedFiles;
import app.lading.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PutTest extends CommandHarness {
    @BeforeEach
    void content() throws IOException {
        signIn();
        clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));
        Files.createDirectories(folder.resolve("Day-2/raw"));
        Files.writeString(folder.resolve("Day-2/notes.txt"), "12345");
        Files.writeString(folder.resolve("Day-2/raw/a.r3d"), "a");
    }

    /// The lines of `--json` about one kind of event.
    private List<String> events(String event) {
        return terminal.outText()
                .lines()
                .filter(line -> line.startsWith("{\"event\":\"" + event + "\""))
                .toList();
    }

    private List<Path> jobs() throws IOException {
        Path jobs = folder.resolve("state/lading/jobs");
        if (!Files.exists(jobs)) {
            return List.of();
        }
        try (var found = Files.list(jobs)) {
            return found.toList();
        }
    }

    @Test
    void everything_arrives_and_the_job_is_forgotten() throws IOException {
        assertThat(run("put", "Day-2")).isZero();

        assertThat(server.files.get("Day-2/notes.txt")).asString().isEqualTo("12345");
        assertThat(server.files).containsOnlyKeys("Day-2/notes.txt", "Day-2/raw/a.r3d");
        assertThat(terminal.outText())
                .startsWith("Sending Day-2 to http://localhost:8470 as ana.\n")
                .contains("Verified: Day-2/raw/a.r3d, 1 B, sha-256-blocks:")
                .contains("2 files verified, 6 B. Sent 6 B in ");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void empty_folders_are_made_and_told_apart_from_the_files() throws IOException {
        Files.createDirectories(folder.resolve("Day-2/empty"));
        Files.createDirectories(folder.resolve("Day-2/raw/nothing/in it"));

        assertThat(run("put", "Day-2")).isZero();

        assertThat(server.folders).containsExactlyInAnyOrder("Day-2/empty", "Day-2/raw/nothing/in it");
        assertThat(terminal.outText()).contains("2 files verified and 2 empty folders made, 6 B. Sent 6 B in ");
        assertThat(jobs()).isEmpty();

        Files.createDirectories(folder.resolve("Day-3"));
        assertThat(run("put", "--json", "Day-3")).isZero();
        assertThat(events("summary"))
                .singleElement()
                .asString()
                .contains("\"files\":0,")
                .contains("\"folders\":1,\"foldersMade\":1,\"foldersFailed\":0,");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void what_is_left_out_as_asked_is_an_end_and_the_job_is_forgotten() throws IOException {
        server.refused.put("Day-2/notes.txt", ErrorCode.NAME_EXISTS);

        assertThat(run("put", "Day-2", "--on-conflict", "skip")).isZero();

        assertThat(server.files).containsOnlyKeys("Day-2/raw/a.r3d");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_made_fails_the_put_which_is_kept_for_another_try() throws IOException {
        Files.createDirectories(folder.resolve("Day-2/empty"));
        server.refused.put("Day-2/empty", ErrorCode.BAD_NAME);

        assertThat(run("put", "Day-2")).isEqualTo(1);

        assertThat(terminal.outText())
                .contains("2 files verified, 6 B. Sent")
                .contains("Failed: 1 folder\n  Day-2/empty/: ");
        assertThat(jobs()).hasSize(1);

        server.refused.clear();
        assertThat(run("put", "Day-2")).isZero();
        assertThat(terminal.outText()).contains("2 files verified and 1 empty folder made, 6 B, 2 finished earlier.");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void a_memory_that_turns_out_to_be_damaged_is_put_aside_and_the_job_begun_anew() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Files.writeString(folder.resolve("Day-2/raw/" + i), "x");
        }
        server.refused.put("Day-2/notes.txt", ErrorCode.BAD_NAME);
        assertThat(run("put", "Day-2")).isEqualTo(1);
        Path job = jobs().getFirst();
        DamagedFiles.amid(job, "Day-2/raw/", folder.resolve("copies"));
        server.refused.clear();

        assertThat(run("put", "Day-2")).isZero();

        assertThat(terminal.outText())
                .contains("The memory of this job was damaged and is begun anew; the old one is " + job)
                .contains("2,002 files verified");
        try (var kept = Files.list(job)) {
            assertThat(kept).singleElement().asString().contains("job.corrupt-");
        }
    }

    @Test
    void a_machine_that_wakes_tries_again_at_once() {
        server.refusesSockets = new LinkFailure(
                LinkFailure.Kind.UNAVAILABLE, "The server is being mended", "", null, Duration.ofDays(1), null);
        FakeTerminal screen = new FakeTerminal();
        screen.live = true;
        screen.whenShown("being mended", () -> {
            server.refusesSockets = null;
            power.wake(Duration.ofHours(8));
        });

        assertThat(runIn(screen, () -> server, "put", "Day-2")).isZero();

        assertThat(server.files).hasSize(2);
    }

    @Test
    void ctrl_c_ends_with_130_and_the_same_command_continues() {
        server.finishes = false;
        withCtrlC();
        FakeTerminal screen = new FakeTerminal();
        screen.live = true;
        screen.whenShown("server verifies", this::pressCtrlC);

        assertThat(runIn(screen, () -> server, "put", "Day-2")).isEqualTo(130);

        assertThat(screen.outText())
                .contains("0 of 2 files verified")
                .endsWith("Interrupted. Everything is kept: run the same command again to continue.\n");

        server.finishes = true;
        withCtrlC();
        assertThat(run("put", "Day-2")).isZero();
        assertThat(server.files).hasSize(2);
    }

    @Test
    void a_session_that_ended_is_renewed_where_the_password_is_given() {
        server.sessions.clear();
        environment.put("LADING_PASSWORD", "secret");

        assertThat(run("put", "Day-2")).isZero();

        assertThat(terminal.outText()).contains("The session has ended; signing in again.");
        assertThat(server.files).hasSize(2);
    }

    @Test
    void a_session_that_ended_ends_with_3_where_nobody_can_be_asked() {
        server.sessions.clear();

        assertThat(run("put", "Day-2")).isEqualTo(3);

        assertThat(terminal.outText())
                .contains("lading login http://localhost:8470 --user ana")
                .endsWith("Everything is kept: sign in and run the same command again to continue.\n");
    }

    @Test
    void what_failed_is_named_at_the_end_and_tried_again_by_the_same_command() {
        server.refused.put("Day-2/notes.txt", ErrorCode.QUOTA_EXCEEDED);

        assertThat(run("put", "Day-2")).isEqualTo(1);

        assertThat(terminal.outText()).contains("1 of 2 files verified").endsWith("""
                        Failed: 1 file
                          Day-2/notes.txt: Your space on the server is used up. Delete files or ask the administrator for more.
                        Run the same command again to try these again.
                        """);

        server.refused.clear();
        assertThat(run("put", "Day-2")).isZero();
        assertThat(terminal.outText()).contains("2 files verified, 6 B, 1 finished earlier");
    }

    @Test
    void a_way_that_is_refused_says_what_can_be_done_and_does_not_promise_to_heal() {
        server.refusesSockets = new LinkFailure(
                LinkFailure.Kind.TLS,
                "The certificate of localhost:8470 is not trusted here.",
                "Ask the administrator.",
                null,
                null,
                null);
        withCtrlC();
        FakeTerminal screen = new FakeTerminal();
        screen.whenShown("Waiting", this::pressCtrlC);

        assertThat(runIn(screen, () -> server, "put", "Day-2")).isEqualTo(130);

        assertThat(screen.outText())
                .contains("Waiting: The certificate of localhost:8470 is not trusted here, trying again in")
                .contains(". Ask the administrator.\n");
    }

    @Test
    void a_certificate_that_is_not_taken_is_a_reason_of_its_own() {
        server.refusesSockets = new LinkFailure(
                LinkFailure.Kind.TLS,
                "The certificate of localhost:8470 has changed.",
                "Look at it.",
                null,
                null,
                null);
        withCtrlC();
        FakeTerminal screen = new FakeTerminal();
        screen.whenShown("\"event\":\"waiting\"", this::pressCtrlC);

        assertThat(runIn(screen, () -> server, "put", "--json", "Day-2")).isEqualTo(130);

        assertThat(screen.outText()).contains("\"reason\":\"certificate\"");
    }

    @Test
    void a_file_that_waits_says_why() {
        server.refused.put("Day-2/notes.txt", ErrorCode.NO_SPACE);
        withCtrlC();
        terminal = new FakeTerminal();
        terminal.whenShown("\"reason\":\"no-space\"", this::pressCtrlC);

        assertThat(runIn(terminal, () -> server, "put", "--json", "Day-2")).isEqualTo(130);

        assertThat(events("waiting").getFirst())
                .contains("\"remedy\":\"Ask the administrator to free space; the upload continues by itself.\"")
                .contains("\"path\":\"Day-2/notes.txt\",\"files\":1}");
    }

    @Test
    void ctrl_c_at_the_first_password_prompt_ends_with_130_and_a_whole_terminal() {
        FakeTerminal screen = atThePrompt();

        assertThat(runIn(screen, () -> server, "put", "Day-2", "--server", "http://127.0.0.1:1", "--user", "ana"))
                .isEqualTo(130);

        assertThat(screen.restored).isTrue();
        assertThat(screen.errText()).endsWith("lading: Interrupted before anything was sent.\n");
    }

    @Test
    void ctrl_c_at_the_prompt_of_a_renewed_session_ends_with_130_and_a_whole_terminal() {
        server.sessions.clear();
        FakeTerminal screen = atThePrompt();

        assertThat(runIn(screen, () -> server, "put", "Day-2")).isEqualTo(130);

        assertThat(screen.restored).isTrue();
        assertThat(screen.outText())
                .endsWith("Interrupted. Everything is kept: run the same command again to continue.\n");
    }

    private FakeTerminal atThePrompt() {
        withCtrlC();
        FakeTerminal screen = new FakeTerminal();
        screen.keyboard = true;
        screen.whenShown("Password of ana", this::pressCtrlC);
        return screen;
    }

    @Test
    void json_tells_the_receipts_of_earlier_runs_again() {
        server.refused.put("Day-2/notes.txt", ErrorCode.BAD_NAME);
        assertThat(run("put", "--json", "Day-2")).isEqualTo(1);
        String receipt = events("finished").getFirst();
        assertThat(receipt).contains("\"file\":\"f-Day-2/raw/a.r3d\"").doesNotContain("earlier");

        server.refused.clear();
        assertThat(run("put", "--json", "Day-2")).isZero();

        assertThat(events("finished")).hasSize(2).first().isEqualTo(receipt.replace("}", ",\"earlier\":true}"));
        assertThat(events("finished").getLast()).contains("f-Day-2/notes.txt").doesNotContain("earlier");
    }

    @Test
    void an_engine_that_breaks_says_so_restores_the_terminal_and_keeps_everything() throws IOException {
        server.onConnect = () -> {
            throw new IllegalStateException("a mistake in the engine");
        };
        FakeTerminal screen = new FakeTerminal();
        screen.live = true;

        assertThat(runIn(screen, () -> server, "put", "Day-2")).isEqualTo(1);

        String shown = screen.outText();
        assertThat(shown)
                .contains("0 of ")
                .contains("the engine has stopped. Please report it, with the end of ")
                .contains("Everything is kept: run the same command again to continue.")
                .doesNotContain("CompletionException");
        assertThat(shown.lastIndexOf("\u001b[?25h")).isGreaterThanOrEqualTo(shown.lastIndexOf("\u001b[?25l"));
        assertThat(jobs()).hasSize(1);

        server.onConnect = () -> {};
        assertThat(run("put", "Day-2")).isZero();
        assertThat(server.files).hasSize(2);
    }

    @Test
    void the_last_line_of_json_is_the_summary_also_when_the_engine_breaks() {
        server.onConnect = () -> {
            throw new IllegalStateException("a mistake in the engine");
        };

        assertThat(run("put", "--json", "Day-2")).isEqualTo(1);

        assertThat(terminal.outText().lines().toList().getLast())
                .startsWith("{\"event\":\"summary\"")
                .contains("\"end\":\"failed\"")
                .endsWith("\"exitCode\":1}");
        assertThat(terminal.errText())
                .contains("the engine has stopped. Please report it, with the end of ")
                .contains("run the same command again");
    }
}
