package app.lading.client.cli.report;

import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.model.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Things to draw.
final class Pictures {
    static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    static final String FINGERPRINT = "sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50";

    private Pictures() {}

    static ActiveFile uploading(String name, long size, long moved, long speed, Duration left) {
        return new ActiveFile(
                1, 1, "Day-2", name, size, FileState.UPLOADING, moved, moved, moved, moved, 0, 0, speed, left, null);
    }

    static ActiveFile checking(String name, long size, long checked) {
        return new ActiveFile(2, 1, "Day-2", name, size, FileState.CHECKING, 0, 0, 0, 0, checked, size, 0, null, null);
    }

    static ActiveFile verifying(String name, long size) {
        return new ActiveFile(
                3, 1, "Day-2", name, size, FileState.VERIFYING, size, size, size, size, 0, 0, 0, null, null);
    }

    static ActiveFile waiting(String name, long size, String sentence) {
        return waiting(name, size, new Waiting(WaitReason.SOURCE_CHANGING, sentence, NOW.plusSeconds(20)));
    }

    static ActiveFile waiting(String name, long size, Waiting why) {
        return new ActiveFile(4, 1, "Day-2", name, size, FileState.WAITING, 0, 0, 0, size / 2, 0, 0, 0, null, why);
    }

    static Totals totals(long files, long done, long bytes, long moved, long speed, Duration left, boolean scanning) {
        return new Totals(
                files,
                bytes,
                done,
                moved,
                0,
                0,
                0,
                0,
                FolderCounts.NONE,
                0,
                scanning,
                moved,
                moved,
                0,
                moved,
                speed,
                left,
                false);
    }

    static Snapshot snapshot(Totals totals, Waiting waiting, ActiveFile... active) {
        return new Snapshot(
                totals,
                List.of(),
                List.of(active),
                new ConnectionState(waiting == null, waiting == null ? 3 : 0, waiting),
                false,
                0,
                NOW);
    }

    static Waiting noNetwork() {
        return new Waiting(WaitReason.NETWORK, "No connection to files.example.org:8470", NOW.plusSeconds(8));
    }

    static FileReport done(String name, String nameThere, long size, boolean instant) {
        return new FileReport(
                1,
                1,
                Path.of("/home/ana/Day-2/" + name),
                "Day-2",
                name,
                size,
                FileState.DONE,
                new Receipt("f4c1", "Day-2", nameThere, size, FINGERPRINT, instant, NOW),
                null);
    }

    static FileReport failed(String name) {
        return failed(
                name, new Problem("source-vanished", "the file is gone", "Put it back and run the command again"));
    }

    static FileReport failed(String name, ErrorCode code) {
        return failed(name, new Problem(code.wireName(), code.sentence(), code.remedy()));
    }

    private static FileReport failed(String name, Problem problem) {
        return new FileReport(
                2, 1, Path.of("/home/ana/Day-2/" + name), "Day-2", name, 5, FileState.FAILED, null, problem);
    }
}
