package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Shows files in the system's file manager.
public interface FileRevealer {

    /// There is no file manager.
    FileRevealer NONE = new FileRevealer() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public CompletableFuture<Void> reveal(Path path) {
            return CompletableFuture.failedFuture(
                    new UnsupportedOperationException("no file manager is known on this system"));
        }
    };

    boolean isAvailable();

    /// Opens the folder of a file or folder, with it selected where the system can. Returns at once; fails with
    /// a sentence when the path is gone or nothing opened.
    CompletableFuture<Void> reveal(Path path);
}
