package app.lading.client.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Shows files by running other programs.
public final class ProgramRevealer implements FileRevealer {
    private final Executor background;
    private final Way way;

    /// How it is done.
    @FunctionalInterface
    public interface Way {
        /// Shows it. Blocks.
        ///
        /// @param path absolute; it exists
        /// @throws IOException with a sentence for people
        void reveal(Path path) throws IOException;
    }

    /// Nothing is shown yet.
    ///
    /// @param background threads that may block
    public ProgramRevealer(Executor background, Way way) {
        this.background = background;
        this.way = way;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public CompletableFuture<Void> reveal(Path path) {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        background.execute(() -> {
            try {
                Path absolute = path.toAbsolutePath();
                if (!Files.exists(absolute)) {
                    throw new IOException(absolute + " is not there any more.");
                }
                way.reveal(absolute);
                shown.complete(null);
            } catch (IOException | RuntimeException e) {
                shown.completeExceptionally(e);
            }
        });
        return shown;
    }
}
