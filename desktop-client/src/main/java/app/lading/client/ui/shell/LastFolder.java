package app.lading.client.ui.shell;

import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The folder in which the last dialog was left. A disk that does not answer is not waited for: the dialog opens
/// elsewhere.
final class LastFolder {
    private static final long PATIENCE_MILLIS = 60;

    private final Executor background;
    private final Predicate<File> isFolder;
    private @Nullable File last;

    /// @param background threads that may block
    /// @param isFolder asks the disk
    LastFolder(Executor background, Predicate<File> isFolder) {
        this.background = background;
        this.isFolder = isFolder;
    }

    /// Where a dialog was left.
    void remember(@Nullable File folder) {
        last = folder;
    }

    /// Where the next one begins; null where the system wants. Waits a twentieth of a second at most.
    @Nullable
    File get() {
        File asked = last;
        if (asked == null) {
            return null;
        }
        CompletableFuture<Boolean> there = CompletableFuture.supplyAsync(() -> isFolder.test(asked), background);
        try {
            return there.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) ? asked : null;
        } catch (TimeoutException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
