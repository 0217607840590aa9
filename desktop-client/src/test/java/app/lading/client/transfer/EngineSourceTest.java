package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.lading.client.store.SourceStamp;
import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a source file while it is sent.
class EngineSourceTest {
    private static final int BLOCK = 4 << 20;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private EngineHarness harness;

    @BeforeEach
    void makeHarness() {
        harness = new EngineHarness(folder.resolve("job"), 11);
    }

    @AfterEach
    void closeHarness() throws IOException {
        harness.close();
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), EngineArrivalTest.bytes(harness.random, size));
    }

    private byte[] arrived(String name) {
        return harness.server.files.get(name).content;
    }

    /// A file whose state cannot be asked for while `gone` holds; its bytes stay readable through the open file.
    private static SourceFile hiding(SourceFile file, AtomicBoolean gone, Path path) {
        return new SourceFile() {
            @Override
            public SourceStamp stamp() throws IOException {
                if (gone.get()) {
                    throw new NoSuchFileException(path.toString());
                }
                return file.stamp();
            }

            @Override
            public int read(long offset, byte[] into, int at, int length) throws IOException {
                return file.read(offset, into, at, length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Test
    void a_file_that_vanishes_at_the_very_end_leaves_nothing_open_and_can_be_retried_at_once() throws IOException {
        Path file = file("a", 3 * BLOCK);
        AtomicBoolean gone = new AtomicBoolean();
        harness.sources.put(file, path -> hiding(SourceAccess.disk().open(path), gone, path));
        // All blocks are read long before the last of them has gone out.
        harness.server.bytesPerSecond = 8 << 20;
        harness.start();
        harness.add(file, "");
        harness.loop.until(() -> sealsHeard() == 2, 30);
        gone.set(true);
        harness.loop.until(() -> !harness.failed.isEmpty(), 30);
        assertThat(harness.failed).singleElement().satisfies(report -> {
            assertThat(report.problem()).isNotNull();
            assertThat(report.problem().code()).isEqualTo("source-vanished");
        });
        harness.loop.advance(SECOND);
        assertThat(harness.server.heard).anyMatch(ClientMessage.Pause.class::isInstance);

        gone.set(false);
        harness.core.commands().retryAllFailed();
        harness.finish(10);
        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.finishes).isEqualTo(1);
    }

    private long sealsHeard() {
        return harness.server.heard.stream()
                .filter(ClientMessage.Seal.class::isInstance)
                .count();
    }

    private static byte[] withAnotherBeginning(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[100] ^= 1;
        return content;
    }

    private static void rewriteWithoutATrace(Path file, byte[] content) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void a_file_rewritten_during_an_outage_with_its_time_set_back_is_never_mixed_with_the_old() throws IOException {
        Path file = file("a", 8 * BLOCK);
        byte[] other = withAnotherBeginning(file);
        harness.core.limit(8 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        assertThat(harness.server.received).isBetween(2L * BLOCK, 6L * BLOCK);
        harness.server.reachable = false;
        harness.server.dropConnections();
        harness.loop.advance(3600 * SECOND);
        rewriteWithoutATrace(file, other);
        harness.server.reachable = true;
        harness.finish(900);

        assertThat(arrived("a")).isEqualTo(other);
        assertThat(harness.server.finishes)
                .as("nothing else was ever called verified")
                .isEqualTo(1);
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void a_file_rewritten_just_before_its_end_with_its_time_set_back_is_found_out() throws IOException {
        Path file = file("a", 4 * BLOCK);
        byte[] other = withAnotherBeginning(file);
        harness.core.limit(8 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.until(() -> sealsHeard() == 3, 30);
        harness.loop.advance(SECOND / 4);
        rewriteWithoutATrace(file, other);
        harness.finish(900);

        assertThat(arrived("a")).isEqualTo(other);
        assertThat(harness.server.finishes).isEqualTo(1);
    }

    @Test
    void a_file_that_only_got_another_right_is_read_again_but_not_sent_again() throws IOException {
        Path file = file("a", 8 * BLOCK);
        harness.core.limit(8 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        assumeThat(file.toFile().setWritable(false)).isTrue();
        harness.finish(60);

        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.received).isEqualTo(8L * BLOCK);
        assertThat(harness.notices).isEmpty();
        assertThat(harness.core.services().largeBuffers().inUse()).isZero();
    }
}
