package app.lading.client.cli.report;

import static app.lading.client.cli.report.Pictures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.cli.FakeTerminal;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.StrictJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViewsTest {
    private static final PutPlan PLAN =
            new PutPlan("http://localhost:8470", "ana", "Day-2", List.of(Path.of("/home/ana/Day-2")), NOW);

    private final FakeTerminal terminal = new FakeTerminal();
    private final Hand clock = new Hand();

    private static PutSummary summary(
            long files, long verified, List<FileReport> receipts, List<FileReport> problems, PutSummary.End end) {
        return summary(files, verified, PutSummary.Folders.NONE, receipts, problems, end);
    }

    private static PutSummary summary(
            long files,
            long verified,
            PutSummary.Folders folders,
            List<FileReport> receipts,
            List<FileReport> problems,
            PutSummary.End end) {
        return new PutSummary(
                files,
                41_000_005,
                verified,
                1,
                0,
                0,
                problems.size(),
                folders,
                40_000_000,
                Duration.ofSeconds(8),
                receipts,
                problems,
                end,
                problems.isEmpty() ? 0 : 1);
    }

    @Test
    void json_tells_everything_in_lines() {
        JsonView view = new JsonView(terminal, clock, StrictJson.mapper()::writeValueAsString);

        view.started(PLAN);
        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 41_000_005, 20_500_000, 5_000_000, Duration.ofSeconds(4), false),
                null,
                Pictures.uploading("cut.mov", 41_000_000, 20_500_000, 5_000_000, Duration.ofSeconds(4))));
        view.tick(
                Pictures.snapshot(Pictures.totals(2, 0, 41_000_005, 20_500_000, 0, null, false), Pictures.noNetwork()));
        view.tick(
                Pictures.snapshot(Pictures.totals(2, 0, 41_000_005, 20_500_000, 0, null, false), Pictures.noNetwork()));
        view.notice(new Notice(1, 1, "/home/ana/Day-2/link", "link-skipped", "Links are not followed."));
        view.finished(Pictures.done("cut.mov", "cut (2).mov", 41_000_000, false));
        view.failed(Pictures.failed("gone.txt"));
        view.skipped(new FileReport(
                3,
                1,
                Path.of("/home/ana/Day-2/b"),
                "Day-2",
                "b",
                7,
                app.lading.client.transfer.FileState.SKIPPED,
                null,
                null));
        view.ended(summary(2, 1, List.of(), List.of(Pictures.failed("gone.txt")), PutSummary.End.COMPLETE));

        assertThat(terminal.outText()).isEqualTo("""
                {"event":"started","server":"http://localhost:8470","user":"ana","folder":"Day-2","paths":["/home/ana/Day-2"],"at":"2026-11-21T09:30:00Z"}
                {"event":"progress","files":2,"bytes":41000005,"scanning":false,"doneFiles":0,"folders":0,"doneFolders":0,"movedBytes":20500000,"sentBytes":20500000,"bytesPerSecond":5000000,"secondsLeft":4,"active":[{"path":"Day-2/cut.mov","state":"uploading","size":41000000,"moved":20500000,"durable":20500000,"bytesPerSecond":5000000}]}
                {"event":"waiting","reason":"network","message":"No connection to files.example.org:8470","remedy":"","until":"2026-11-21T09:30:08Z"}
                {"event":"progress","files":2,"bytes":41000005,"scanning":false,"doneFiles":0,"folders":0,"doneFolders":0,"movedBytes":20500000,"sentBytes":20500000,"bytesPerSecond":0,"active":[]}
                {"event":"notice","kind":"link-skipped","path":"/home/ana/Day-2/link","message":"Links are not followed."}
                {"event":"finished","source":"/home/ana/Day-2/cut.mov","file":"f4c1","folder":"Day-2","name":"cut (2).mov","size":41000000,"fingerprint":"sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50","instant":false,"at":"2026-11-21T09:30:00Z"}
                {"event":"failed","source":"/home/ana/Day-2/gone.txt","folder":"Day-2","name":"gone.txt","size":5,"code":"source-vanished","message":"the file is gone","remedy":"Put it back and run the command again"}
                {"event":"failed","source":"/home/ana/Day-2/b","folder":"Day-2","name":"b","size":7,"code":"name-exists","message":"A different file with this name is already there.","remedy":"Choose to rename, replace or skip.","skipped":true}
                {"event":"summary","files":2,"bytes":41000005,"verified":1,"alreadyThere":1,"earlier":0,"skipped":0,"failed":1,"folders":0,"foldersMade":0,"foldersFailed":0,"sentBytes":40000000,"seconds":8.0,"bytesPerSecond":5000000,"end":"complete","exitCode":1}
                """);
        assertThat(terminal.errText()).isEqualTo("""
                Waiting: No connection to files.example.org:8470, trying again in 8 s. It continues by itself.
                Failed: Day-2/gone.txt: The file is gone. Put it back and run the command again.
                """);
    }

    @Test
    void plain_lines_tell_the_beginning_the_waiting_and_the_end() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);

        view.started(PLAN);
        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 41_000_005, 10_000_000, 5_000_000, Duration.ofSeconds(6), false), null));
        clock.pass(Duration.ofSeconds(10));
        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 41_000_005, 20_500_000, 5_000_000, Duration.ofSeconds(4), false), null));
        clock.now = NOW;
        view.tick(
                Pictures.snapshot(Pictures.totals(2, 0, 41_000_005, 20_500_000, 0, null, false), Pictures.noNetwork()));
        view.tick(
                Pictures.snapshot(Pictures.totals(2, 0, 41_000_005, 20_500_000, 0, null, false), Pictures.noNetwork()));
        view.tick(Pictures.snapshot(Pictures.totals(2, 0, 41_000_005, 20_500_000, 0, null, false), null));
        view.finished(Pictures.done("cut.mov", "cut (2).mov", 41_000_000, false));
        view.finished(Pictures.done("a.txt", "a.txt", 5, true));
        view.ended(summary(
                2,
                2,
                List.of(
                        Pictures.done("cut.mov", "cut (2).mov", 41_000_000, false),
                        Pictures.done("a.txt", "a.txt", 5, true)),
                List.of(),
                PutSummary.End.COMPLETE));

        assertThat(terminal.outText()).isEqualTo("""
                Sending Day-2 to http://localhost:8470, folder Day-2 as ana.
                49 %, 0 of 2 files, 20.5 MB of 41.0 MB, 5.00 MB/s, 4 s left
                Waiting: No connection to files.example.org:8470, trying again in 8 s. It continues by itself.
                Connected again.
                Verified: Day-2/cut (2).mov, 41.0 MB, sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50, 2026-11-21 09:30:00
                Already there: Day-2/a.txt, 5 B, sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50, 2026-11-21 09:30:00
                2 files verified, 41.0 MB, 1 already there. Sent 40.0 MB in 8 s, 5.00 MB/s on average.
                """);
    }

    @Test
    void what_has_no_time_is_waited_for_without_one() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);

        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 10, 0, 0, null, false),
                new Waiting(WaitReason.NO_SPACE, "The server's disk is full.", null)));
        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 10, 0, 0, null, false),
                new Waiting(WaitReason.SIGN_IN, "You are not signed in.", null)));

        assertThat(terminal.outText()).isEqualTo("Waiting: The server's disk is full. It continues by itself.\n");
    }

    @Test
    void why_files_wait_is_told_once_with_what_can_be_done() {
        PlainView plain = new PlainView(terminal.out(), clock, ZoneOffset.UTC);
        for (int second = 0; second < 60; second++) {
            plain.tick(fullDisk());
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(terminal.outText().lines().filter(line -> line.startsWith("Waiting")))
                .containsExactly("Waiting: Day-2/a.mov and 1 file more: The server's disk is full, trying again in"
                        + " 19 s. Ask the administrator to free space; the upload continues by itself.");
    }

    @Test
    void json_tells_why_files_wait() {
        JsonView view = new JsonView(terminal, clock, StrictJson.mapper()::writeValueAsString);
        view.tick(fullDisk());
        clock.pass(Duration.ofSeconds(1));
        view.tick(fullDisk());
        clock.pass(Duration.ofSeconds(1));
        view.tick(fullDisk());

        assertThat(terminal.outText().lines().filter(line -> line.contains("event\":\"waiting\"")))
                .containsExactly("{\"event\":\"waiting\",\"reason\":\"no-space\",\"message\":\"The server's disk is"
                        + " full.\",\"remedy\":\"Ask the administrator to free space; the upload continues by"
                        + " itself.\",\"until\":\"2026-11-21T09:30:20Z\",\"path\":\"Day-2/a.mov\",\"files\":2}");
        assertThat(terminal.errText()).startsWith("Waiting: Day-2/a.mov and 1 file more: The server's disk is full");
    }

    @Test
    void what_does_not_heal_by_itself_is_not_said_to() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);

        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 10, 0, 0, null, false),
                new Waiting(
                        WaitReason.REFUSED,
                        "The certificate of a:1 is not trusted here.",
                        "Ask the administrator.",
                        NOW.plusSeconds(30))));

        assertThat(terminal.outText())
                .isEqualTo("Waiting: The certificate of a:1 is not trusted here, trying again in 30 s."
                        + " Ask the administrator.\n");
    }

    private static Snapshot fullDisk() {
        Waiting full = new Waiting(
                WaitReason.NO_SPACE,
                "The server's disk is full.",
                "Ask the administrator to free space; the upload continues by itself.",
                NOW.plusSeconds(20));
        return Pictures.snapshot(
                Pictures.totals(3, 0, 10, 0, 0, null, false),
                null,
                Pictures.waiting("a.mov", 5, full),
                Pictures.uploading("b", 10, 0, 0, null),
                Pictures.waiting("c.mov", 5, full));
    }

    @Test
    void notices_that_are_too_many_to_list_are_counted() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);
        for (int i = 0; i < 103; i++) {
            view.notice(new Notice(i, 1, "/home/ana/link" + i, "link-skipped", "A link, which is not followed"));
        }
        view.ended(summary(2, 2, List.of(), List.of(), PutSummary.End.COMPLETE));

        assertThat(terminal.outText().lines().toList().get(100)).isEqualTo("and 3 notes more");
    }

    @Test
    void nothing_is_left_when_everything_is_there() {
        assertThat(Words.totals(Pictures.totals(2, 1, 10, 10, 5, Duration.ofSeconds(1), false)))
                .doesNotContain("left");
    }

    @Test
    void an_interruption_says_that_everything_is_kept() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);

        view.ended(summary(18, 3, List.of(), List.of(), PutSummary.End.INTERRUPTED));

        assertThat(terminal.outText()).isEqualTo("""
                3 of 18 files verified, 1 already there. Sent 40.0 MB in 8 s, 5.00 MB/s on average.
                Interrupted. Everything is kept: run the same command again to continue.
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 10000, 30, 30, 0, '10,000 files verified and 30 empty folders made, 41.0 MB, 1 already there.'",
        "10000, 9998, 30, 30, 0, '9,998 of 10,000 files verified and 30 empty folders made, 1 already there.'",
        "0, 0, 1, 1, 0, '1 empty folder made, 1 already there.'",
        "2, 2, 1, 0, 1, '2 files verified, 41.0 MB, 1 already there.'",
        "0, 0, 1, 0, 1, '0 files verified, 1 already there.'",
    })
    void the_last_line_tells_files_and_empty_folders_apart(
            long files, long verified, long found, long made, long failed, String line) {
        PutSummary summary = summary(
                files,
                verified,
                new PutSummary.Folders(found, made, failed),
                List.of(),
                List.of(),
                PutSummary.End.COMPLETE);

        assertThat(new Words(ZoneOffset.UTC).summary(summary, false).getFirst()).startsWith(line);
    }

    @Test
    void a_file_that_another_client_goes_on_with_is_one_clear_line_and_no_failure_to_be_tried_again() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);
        FileReport taken = Pictures.failed("cut.mov", ErrorCode.TAKEN_OVER);

        view.failed(taken);
        view.ended(summary(1, 0, List.of(), List.of(taken), PutSummary.End.COMPLETE));

        assertThat(terminal.outText()).isEqualTo("""
                Taken over: Day-2/cut.mov: another computer or program of yours goes on with it
                0 of 1 file verified, 1 already there. Sent 40.0 MB in 8 s, 5.00 MB/s on average.
                Another computer or program of yours goes on with 1 file. To take that over here, run the same command here again.
                """);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"BAD_NAME", "FILE_TOO_LARGE", "NAME_EXISTS", "UNSUPPORTED"})
    void the_same_command_again_is_not_advised_where_it_changes_nothing(ErrorCode code) {
        List<String> lines = new Words(ZoneOffset.UTC)
                .summary(summary(2, 1, List.of(), List.of(Pictures.failed("a", code)), PutSummary.End.COMPLETE), false);

        assertThat(lines).noneMatch(line -> line.contains("same command"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"QUOTA_EXCEEDED", "FINGERPRINT_MISMATCH", "SOURCE_CHANGED", "BAD_STATE"})
    void the_same_command_again_is_advised_where_it_helps(ErrorCode code) {
        List<String> lines = new Words(ZoneOffset.UTC)
                .summary(
                        summary(
                                3,
                                1,
                                List.of(),
                                List.of(Pictures.failed("a", ErrorCode.BAD_NAME), Pictures.failed("b", code)),
                                PutSummary.End.COMPLETE),
                        false);

        assertThat(lines).endsWith("Run the same command again to try these again.");
    }

    @Test
    void checking_what_the_server_has_is_said_with_how_far_it_is() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);
        Snapshot checking = Pictures.snapshot(
                Pictures.totals(1, 0, 100, 0, 0, null, false), null, Pictures.checking("cut.mov", 100, 40));
        clock.pass(Duration.ofSeconds(10));
        view.tick(checking);

        assertThat(terminal.outText())
                .isEqualTo("0 %, 0 of 1 file, 0 B of 100 B, checking what the server has (40 %)\n");
        assertThat(LiveFrame.lines(checking, 100, 24, NOW).getFirst())
                .contains("cut.mov")
                .contains("40 %")
                .endsWith("checking what the server has");
    }

    @Test
    void off_a_terminal_every_file_has_its_receipt() {
        PlainView view = new PlainView(terminal.out(), clock, ZoneOffset.UTC);
        for (int i = 0; i < 23; i++) {
            view.finished(Pictures.done("a" + i, "a" + i, 5, false));
        }
        assertThat(terminal.outText().lines()).hasSize(23).allMatch(line -> line.startsWith("Verified: Day-2/a"));
    }

    @Test
    void live_lines_are_drawn_over_and_cleaned_up() {
        terminal.live = true;
        LiveView view = new LiveView(terminal, clock, ZoneOffset.UTC);

        view.started(PLAN);
        view.tick(Pictures.snapshot(
                Pictures.totals(2, 0, 10, 0, 0, null, false), null, Pictures.uploading("a", 10, 0, 0, null)));
        view.tick(Pictures.snapshot(Pictures.totals(2, 0, 10, 5, 0, null, false), null));
        view.failed(Pictures.failed("gone.txt"));
        view.ended(summary(2, 1, List.of(), List.of(Pictures.failed("gone.txt")), PutSummary.End.COMPLETE));

        String written = terminal.outText();
        assertThat(written).contains("\r\u001b[2A").contains("\u001b[?25l");
        assertThat(written.lastIndexOf("\u001b[?25h")).isGreaterThan(written.lastIndexOf("\u001b[?25l"));
        assertThat(screen(written)).isEqualTo("""
                Sending Day-2 to http://localhost:8470, folder Day-2 as ana.
                Failed: Day-2/gone.txt: The file is gone. Put it back and run the command again.
                1 of 2 files verified, 1 already there. Sent 40.0 MB in 8 s, 5.00 MB/s on average.
                Failed: 1 file
                  Day-2/gone.txt: The file is gone. Put it back and run the command again.
                Run the same command again to try these again.
                """);
    }

    /// What a terminal shows after all of it was written: just enough of one to check that nothing is left over.
    private static String screen(String written) {
        List<StringBuilder> lines = new java.util.ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        int column = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\u001b') {
                int end = i + 2;
                while (!Character.isLetter(written.charAt(end))) {
                    end++;
                }
                String argument = written.substring(i + 2, end);
                switch (written.charAt(end)) {
                    case 'A' -> row -= Integer.parseInt(argument);
                    case 'K' ->
                        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                    case 'J' -> {
                        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                        lines.subList(row + 1, lines.size()).clear();
                    }
                    default -> assertThat(argument).startsWith("?");
                }
                i = end;
            } else if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else {
                StringBuilder line = lines.get(row);
                if (column < line.length()) {
                    line.setCharAt(column, c);
                } else {
                    line.append(c);
                }
                column++;
            }
        }
        return String.join("\n", lines);
    }

    private static final class Hand extends Clock {
        Instant now = NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
