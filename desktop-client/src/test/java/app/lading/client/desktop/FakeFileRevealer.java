package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what was to be shown.
public final class FakeFileRevealer implements FileRevealer {
    public final List<Path> revealed = new CopyOnWriteArrayList<>();

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
