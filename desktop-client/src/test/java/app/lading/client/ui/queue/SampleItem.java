package app.lading.client.ui.queue;

import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.ProblemCount;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item as the engine would show it, put together step by step.
public final class SampleItem {
    /// When everything happens.
    public static final Instant NOW = Instant.parse("2026-11-21T14:02:00Z");

    private static final long GB = 1_000_000_000L;

    private final long id;
    private final Path path;
    private String folder = "Inbox";
    private boolean isFolder;
    private FileState state = FileState.QUEUED;
    private boolean paused;
    private Priority priority = Priority.NORMAL;
    private long files = 1;
    private long bytes = 10 * GB;
    private long doneFiles;
    private long moved;
    private long failed;
    private long skipped;
    private long attention;
    private FolderCounts folders = FolderCounts.NONE;
    private long notices;
    private boolean scanning;
    private long speed;
    private @Nullable Duration left;
    private @Nullable Waiting waiting;
    private final List<ProblemCount> problems = new ArrayList<>();
    private long continuedAt;
    private @Nullable Instant finished;
    private boolean undoable;
    private long there;
    private long renamed;
    private @Nullable String renamedTo;
    private @Nullable Receipt receipt;
    private int tries;

    private SampleItem(long id, String name) {
        this.id = id;
        this.path = Path.of("/home/ana/Footage").resolve(name);
    }

    /// One file.
    public static SampleItem file(long id, String name) {
        return new SampleItem(id, name);
    }

    /// A folder.
    public static SampleItem folder(long id, String name, long files) {
        SampleItem item = new SampleItem(id, name);
        item.isFolder = true;
        item.files = files;
        return item;
    }

    public SampleItem to(String target) {
        folder = target;
        return this;
    }

    public SampleItem size(double gigabytes) {
        bytes = (long) (gigabytes * GB);
        return this;
    }

    public SampleItem state(FileState now) {
        state = now;
        return this;
    }

    public SampleItem moved(double gigabytes) {
        moved = (long) (gigabytes * GB);
        return this;
    }

    public SampleItem uploading(double movedGigabytes, double megabytesPerSecond, Duration timeLeft) {
        state = FileState.UPLOADING;
        moved = (long) (movedGigabytes * GB);
        speed = (long) (megabytesPerSecond * 1_000_000);
        left = timeLeft;
        return this;
    }

    public SampleItem paused() {
        state = FileState.PAUSED;
        paused = true;
        return this;
    }

    public SampleItem waiting(WaitReason reason, @Nullable Duration in) {
        state = FileState.WAITING;
        waiting = new Waiting(reason, "It waits", in == null ? null : NOW.plus(in));
        return this;
    }

    public SampleItem asks(String code, long count) {
        state = FileState.NEEDS_ATTENTION;
        return problem(FileState.NEEDS_ATTENTION, code, count);
    }

    public SampleItem failed(String code, long count) {
        state = FileState.FAILED;
        return problem(FileState.FAILED, code, count);
    }

    public SampleItem problem(FileState kind, String code, long count) {
        problems.add(
                new ProblemCount(kind, new Problem(code, "The engine's sentence.", "The engine's remedy."), count));
        if (kind == FileState.FAILED) {
            failed += count;
        } else {
            attention += count;
        }
        return this;
    }

    public SampleItem scanning() {
        state = FileState.SCANNING;
        scanning = true;
        bytes = 0;
        return this;
    }

    public SampleItem doneFiles(long count) {
        doneFiles = count;
        return this;
    }

    public SampleItem done() {
        state = FileState.DONE;
        doneFiles = files;
        moved = bytes;
        finished = NOW.minusSeconds(60 * id);
        if (!isFolder) {
            receipt = new Receipt(
                    "f4c1",
                    folder,
                    path.getFileName().toString(),
                    bytes,
                    "sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50",
                    false,
                    NOW.minusSeconds(60 * id));
        }
        return this;
    }

    /// It came to its end this many minutes ago.
    public SampleItem finishedAt(long minutes) {
        finished = NOW.minus(Duration.ofMinutes(minutes));
        return this;
    }

    public SampleItem renamedTo(String name) {
        renamed = 1;
        renamedTo = name;
        return this;
    }

    public SampleItem notices(long count) {
        notices = count;
        return this;
    }

    public SampleItem skipped(long count) {
        skipped = count;
        return this;
    }

    public SampleItem folders(FolderCounts counts) {
        folders = counts;
        return this;
    }

    public SampleItem there(long count) {
        there = count;
        return this;
    }

    public SampleItem continuedAt(double gigabytes) {
        continuedAt = (long) (gigabytes * GB);
        return this;
    }

    public SampleItem tries(int number) {
        tries = number;
        return this;
    }

    public SampleItem cancelled() {
        state = FileState.CANCELLED;
        undoable = true;
        return this;
    }

    /// The item.
    public ItemView view() {
        return new ItemView(
                id,
                path,
                folder,
                isFolder,
                state,
                paused,
                priority,
                id,
                files,
                bytes,
                doneFiles,
                state == FileState.DONE ? bytes : 0,
                moved,
                failed,
                skipped,
                attention,
                folders,
                notices,
                scanning,
                speed,
                left,
                waiting,
                List.copyOf(problems),
                continuedAt,
                NOW.minus(Duration.ofMinutes(40)),
                finished,
                undoable,
                there,
                renamed,
                renamedTo,
                receipt,
                tries);
    }
}
