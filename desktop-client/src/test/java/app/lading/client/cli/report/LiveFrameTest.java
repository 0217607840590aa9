package app.lading.client.cli.report;

import static app.lading.client.cli.report.Pictures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.cli.terminal.TextWidth;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFrameTest {
    private static final Snapshot BUSY = Pictures.snapshot(
            Pictures.totals(18, 3, 1_400_000_000_000L, 788_000_000_000L, 122_000_000, Duration.ofMinutes(90), false),
            null,
            Pictures.uploading("Interview.mov", 41_000_000_000L, 12_700_000_000L, 30_100_000, Duration.ofMinutes(15)),
            Pictures.uploading("會議記錄二零二六年第三次全體會議的完整錄音檔案.wav", 8_400_000_000L, 3_700_000_000L, 0, null),
            Pictures.checking(
                    "🎬🎬 final cut 👩‍👩‍👧 with everybody in it, really.mov", 22_100_000_000L, 5_000_000_000L),
            Pictures.verifying("cut.mov", 4_000_000),
            Pictures.waiting("growing.log", 1000, "The file is still being written"));

    @Test
    void at_80_columns() {
        assertPicture(BUSY, 80, """
                Interview.mov               [####----------]  30 %  12.7 GB  30.1 MB/s    15 min
                會議記錄二零二六…檔案.wav   [######--------]  44 %  3.70 GB          -
                🎬🎬 final cut …ally.mov    [###-----------]  22 %  checking what the server has
                cut.mov                     [##############] 100 %  server verifies
                growing.log                 [#######-------]  50 %  waiting: The file …n in 20 s
                Total: 56 %, 3 of 18 files, 788 GB of 1.40 TB, 122 MB/s, 1 h 30 left
                """);
    }

    @Test
    void at_40_columns() {
        assertPicture(BUSY, 40, """
                Interview.mov            30 %  30.1 MB/s
                會議記錄二零二…案.wav    44 %          -
                🎬🎬 final cut…lly.mov   22 %  checking
                cut.mov                 100 %  verifying
                growing.log              50 %  waiting
                Total: 56 %, 3 of 18 files, 1 h 30 left
                """);
    }

    @Test
    void at_120_columns() {
        assertPicture(BUSY, 120, """
                Interview.mov                                               [######----------------]  30 %  12.7 GB  30.1 MB/s    15 min
                會議記錄二零二六年第三次全體會議的完整錄音檔案.wav          [#########-------------]  44 %  3.70 GB          -
                🎬🎬 final cut 👩‍👩‍👧 with everybody in it, really.mov      [####------------------]  22 %  checking what the server has
                cut.mov                                                     [######################] 100 %  server verifies
                growing.log                                                 [###########-----------]  50 %  waiting: The file …n in 20 s
                Total: 56 %, 3 of 18 files, 788 GB of 1.40 TB, 122 MB/s, 1 h 30 left
                """);
    }

    @Test
    void while_folders_are_still_searched_the_total_is_open() {
        Snapshot snapshot = Pictures.snapshot(
                Pictures.totals(12_480, 200, 5_000_000_000L, 80_000_000, 9_000_000, Duration.ofMinutes(9), true), null);

        assertPicture(snapshot, 80, """
                200 of 12,480+ files, 80.0 MB of 5.00 GB+, 9.00 MB/s
                """);
    }

    @Test
    void what_it_waits_for_is_the_last_line() {
        Snapshot snapshot = Pictures.snapshot(
                Pictures.totals(1, 0, 5_000_000_000L, 80_000_000, 0, null, false), Pictures.noNetwork());

        assertPicture(snapshot, 80, """
                Total: 1 %, 0 of 1 file, 80.0 MB of 5.00 GB
                No connection to files.example.org:8470, trying again in 8 s
                """);
    }

    @Test
    void what_can_be_done_about_a_waiting_stands_below_it() {
        Waiting full = new Waiting(
                WaitReason.NO_SPACE, "The server's disk is full.", "Ask the administrator.", NOW.plusSeconds(9));
        Snapshot snapshot = Pictures.snapshot(
                Pictures.totals(1, 0, 10, 0, 0, null, false), null, Pictures.waiting("a.mov", 10, full));

        assertThat(LiveFrame.lines(snapshot, 120, 24, NOW)).hasSize(3).last().isEqualTo("Ask the administrator.");
    }

    @Test
    void many_small_files_are_counted() {
        ActiveFile[] many = IntStream.range(0, 200)
                .mapToObj(i -> Pictures.uploading("small-" + i + ".txt", 1000, 0, 0, null))
                .toArray(ActiveFile[]::new);
        Snapshot snapshot =
                Pictures.snapshot(Pictures.totals(10_000, 200, 10_000_000, 200_000, 0, null, false), null, many);

        assertThat(LiveFrame.lines(snapshot, 80, 24, NOW)).hasSize(9).element(7).isEqualTo("and 193 files more");
        assertThat(LiveFrame.lines(snapshot, 80, 6, NOW)).hasSizeLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 30, 40, 49, 50, 59, 60, 71, 72, 80, 100, 120, 200, 1000})
    void no_line_is_wider_than_the_terminal(int columns) {
        assertThat(LiveFrame.lines(BUSY, columns, 24, NOW))
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void a_name_cannot_control_the_terminal() {
        Snapshot snapshot = Pictures.snapshot(
                Pictures.totals(1, 0, 10, 0, 0, null, false),
                null,
                Pictures.uploading("\u001b[2Jx\u202egpj.exe", 10, 0, 0, null));

        assertThat(LiveFrame.lines(snapshot, 80, 24, NOW).getFirst())
                .startsWith("\\u001b[2Jx\\u202egpj.exe")
                .doesNotContain("\u001b");
    }

    private static void assertPicture(Snapshot snapshot, int columns, String expected) {
        String drawn = String.join(
                "\n",
                LiveFrame.lines(snapshot, columns, 24, NOW).stream()
                        .map(String::stripTrailing)
                        .toList());
        assertThat(drawn + "\n").isEqualTo(expected);
    }
}
