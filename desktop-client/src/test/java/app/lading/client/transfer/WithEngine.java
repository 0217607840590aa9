package app.lading.client.transfer;

import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An engine of its own for each test, which the test starts, and the short words in which tests speak of it.
abstract class WithEngine {
    static final int BLOCK = 4 << 20;
    static final long SECOND = 1_000_000_000L;
    private static final long SEED = 7;

    @TempDir
    Path folder;

    EngineHarness harness;

    @BeforeEach
    void makeHarness() {
        harness = new EngineHarness(folder.resolve("job"), SEED);
    }

    @AfterEach
    void closeHarness() throws IOException {
        harness.close();
    }

    /// Another engine, whose world is another one.
    void useSeed(long seed) throws IOException {
        harness.close();
        harness = new EngineHarness(folder.resolve("job-" + seed), seed);
    }

    byte[] bytes(int size) {
        return harness.bytes(size);
    }

    /// A source file with some content.
    Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), bytes(size));
    }

    /// A source folder of that name with so many files of so many bytes: `f0`, `f1`, …
    Path tree(int files, int size) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (int i = 0; i < files; i++) {
            Files.write(tree.resolve("f" + i), bytes(size));
        }
        return tree;
    }

    /// Adds items as a window does.
    List<Long> add(OnConflict onConflict, Path... paths) {
        return harness.core
                .commands()
                .add(Arrays.stream(paths)
                        .map(path -> new ItemRequest(path, "", onConflict, Priority.NORMAL))
                        .toList());
    }

    /// What the server has under that path.
    byte[] arrived(String path) {
        return harness.server.files.get(path).content;
    }

    Item item(long id) {
        return harness.core.queue().item(id).orElseThrow();
    }

    ItemView view(long item) {
        return harness.snapshot().items().stream()
                .filter(each -> each.id() == item)
                .findFirst()
                .orElseThrow();
    }

    List<Long> shown() {
        return harness.snapshot().items().stream().map(ItemView::id).toList();
    }

    long sealsHeard() {
        return harness.server.heard.stream()
                .filter(ClientMessage.Seal.class::isInstance)
                .count();
    }
}
