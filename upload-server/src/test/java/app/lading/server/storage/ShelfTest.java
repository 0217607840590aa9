package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final int ROUNDS = 20_000;

    @TempDir
    Path root;

    @Test
    void a_folder_that_is_made_at_this_very_moment_is_never_taken_for_a_file() throws Exception {
        RealDisk disk = new RealDisk(root);
        Shelf shelf = new Shelf(root.resolve("files"), disk);
        Path folder = Files.createDirectories(root.resolve("files/ana")).resolve("f15");
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        Thread looking = Thread.ofPlatform().name("looks").start(() -> {
            try {
                while (!over.get()) {
                    shelf.check("ana", "f15", "file");
                }
            } catch (Throwable e) {
                trouble.set(e);
            }
        });
        for (int i = 0; i < ROUNDS && trouble.get() == null; i++) {
            Files.createDirectory(folder);
            Files.delete(folder);
        }
        over.set(true);
        looking.join();
        disk.close();
        assertThat(trouble).hasNullValue();
    }
}
