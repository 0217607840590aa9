package app.lading.client.ui.queue;

import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.FileChoosers;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.settings.WindowMemory;
import app.lading.client.transfer.OnConflict;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.UiThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The system as the queue sees it, in memory.
public final class FakeDesktop implements FileChoosers, Clipboard, FileRevealer {
    private final List<Path> revealed = new ArrayList<>();
    private List<Path> chosen = List.of();
    private List<Path> copiedFiles = List.of();
    private String copied = "";
    private @Nullable WindowMemory memory;
    private int signIns;
    private long limit = -1;

    /// What the next dialog gives.
    public void choose(Path... paths) {
        chosen = List.of(paths);
    }

    /// What lies on the clipboard.
    public void copyFiles(Path... paths) {
        copiedFiles = List.of(paths);
    }

    public List<Path> revealed() {
        return revealed;
    }

    /// What the window remembers.
    public WindowMemory memory() {
        return Objects.requireNonNull(memory);
    }

    public int signIns() {
        return signIns;
    }

    /// The limit that was last set; -1 when none was.
    public long limit() {
        return limit;
    }

    /// Services over this.
    public QueueServices services(UiThread ui, Toasts toasts) {
        try {
            Path folder = Files.createTempDirectory("lading-window");
            memory = WindowMemory.open(folder.resolve("window.json"), Clock.systemUTC(), Runnable::run);
            return new QueueServices(
                    ui,
                    toasts,
                    this,
                    this,
                    this,
                    memory,
                    Runnable::run,
                    () -> signIns++,
                    () -> OnConflict.ASK,
                    wanted -> limit = wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Path> files(String title) {
        return chosen;
    }

    @Override
    public Optional<Path> folder(String title) {
        return chosen.stream().findFirst();
    }

    @Override
    public Optional<Path> saveAs(String title, String name) {
        return chosen.stream().findFirst();
    }

    @Override
    public void copy(String text) {
        copied = text;
    }

    @Override
    public String text() {
        return copied;
    }

    @Override
    public List<Path> files() {
        return copiedFiles;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public CompletableFuture<Void> reveal(Path path) {
        revealed.add(path);
        return CompletableFuture.completedFuture(null);
    }
}
