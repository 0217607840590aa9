package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server's core on a data folder of its own, with room beside it for copies as a kill leaves them.
abstract class WithCore {
    static final int BLOCK = Blocks.BLOCK_SIZE;

    @TempDir
    Path folder;

    final CoreFixture fixture = new CoreFixture();
    Path data;
    ServerCore core;

    @BeforeEach
    void open() {
        data = folder.resolve("data");
        core = fixture.open(data);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    static Sender large(long seed) {
        return new Sender(Sender.random(BLOCK + 12_345, seed)).keyed("key-of-transfer-" + seed);
    }

    static void assertFile(Path where, Sender sender, String name) throws IOException {
        assertThat(Files.readAllBytes(where.resolve("files/ana/Day-2").resolve(name)))
                .isEqualTo(sender.content);
    }
}
