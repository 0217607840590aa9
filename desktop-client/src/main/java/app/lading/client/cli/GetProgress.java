package app.lading.client.cli;

import app.lading.client.cli.report.PutView;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.model.api.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows how far a get is, with the same picture as a put. One thread.
final class GetProgress {
    private static final Duration FIRST_SPEED = Duration.ofSeconds(1);

    private final PutView view;
    private final Clock clock;
    private Instant lastTick = Instant.MIN;
    private Instant fileStart = Instant.MIN;
    private Api.@Nullable File current;
    private long fileFrom;
    private long fileMoved;
    private long files;
    private long doneFiles;
    private long bytes;
    private long doneBytes;
    private boolean searching = true;

    GetProgress(PutView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    void found(Api.File file) {
        files++;
        bytes += file.size();
    }

    void allFound() {
        searching = false;
    }

    void begin(Api.File file, long from) {
        current = file;
        fileFrom = from;
        fileMoved = from;
        fileStart = clock.instant();
        moved(from);
    }

    void moved(long length) {
        fileMoved = length;
        Instant now = clock.instant();
        if (lastTick.equals(Instant.MIN) || !now.isBefore(lastTick.plus(view.interval()))) {
            lastTick = now;
            view.tick(snapshot(now, null));
        }
    }

    void waiting(String sentence, Duration time) {
        Instant now = clock.instant();
        view.tick(snapshot(now, new Waiting(WaitReason.NETWORK, sentence, now.plus(time))));
    }

    void ended(Api.File file) {
        current = null;
        doneFiles++;
        doneBytes += file.size();
        view.stepAside();
    }

    private Snapshot snapshot(Instant now, @Nullable Waiting waiting) {
        Api.File file = current;
        Duration time = Duration.between(fileStart, now);
        long speed = time.compareTo(FIRST_SPEED) < 0 ? 0 : (long) ((fileMoved - fileFrom) / (time.toMillis() / 1000.0));
        long moved = doneBytes + (file == null ? 0 : fileMoved);
        List<ActiveFile> active = file == null
                ? List.of()
                : List.of(new ActiveFile(
                        0,
                        0,
                        file.folder(),
                        file.name(),
                        file.size(),
                        FileState.UPLOADING,
                        0,
                        0,
                        0,
                        fileMoved,
                        0,
                        0,
                        speed,
                        left(file.size() - fileMoved, speed),
                        null));
        Totals totals = new Totals(
                files,
                bytes,
                doneFiles,
                doneBytes,
                0,
                0,
                0,
                0,
                FolderCounts.NONE,
                0,
                searching,
                0,
                0,
                0,
                moved,
                speed,
                left(bytes - moved, speed),
                false);
        return new Snapshot(totals, List.of(), active, new ConnectionState(waiting == null, 1, waiting), false, 0, now);
    }

    private static @Nullable Duration left(long bytes, long speed) {
        return speed <= 0 ? null : Duration.ofSeconds(bytes / speed);
    }
}
