package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.SourceStamp;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What heals by waiting is waited for; what does not fails visibly, with its remedy, and the others go on.
class EngineHealsOrFailsTest extends WithEngine {

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NO_SPACE", "STORE_UNAVAILABLE", "IO_ERROR", "TOO_MANY_UPLOADS", "INTERNAL"})
    void what_heals_by_waiting_is_waited_for_and_tried_again(ErrorCode code) throws IOException {
        harness.server.refuseInit = code;
        harness.start();
        harness.add(file("a", 10), "");
        harness.add(file("b", 2 * BLOCK), "");
        harness.loop.advance(30 * SECOND);

        assertThat(harness.failed).isEmpty();
        assertThat(harness.snapshot().active()).hasSize(2).allSatisfy(active -> {
            assertThat(active.state()).isEqualTo(FileState.WAITING);
            assertThat(active.waiting()).isNotNull();
        });
        harness.server.refuseInit = null;
        harness.finish(400);
        assertThat(harness.server.files).containsOnlyKeys("a", "b");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"QUOTA_EXCEEDED", "BAD_NAME", "FILE_TOO_LARGE", "TAKEN_OVER"})
    void what_does_not_heal_fails_with_code_and_remedy_and_the_others_go_on(ErrorCode code) throws IOException {
        harness.start();
        harness.server.refuseInit = code;
        harness.add(file("a", 10), "");
        harness.loop.advance(SECOND);
        harness.server.refuseInit = null;
        harness.add(file("b", 10), "");
        harness.finish(10);

        assertThat(harness.failed).singleElement().satisfies(report -> {
            assertThat(report.name()).isEqualTo("a");
            assertThat(report.problem()).isNotNull().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(code.wireName());
                assertThat(problem.remedy()).isEqualTo(code.remedy());
            });
        });
        assertThat(harness.server.files).containsOnlyKeys("b");

        harness.core.commands().retryAllFailed();
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a", "b");
    }

    @Test
    void a_block_that_is_rejected_again_and_again_ends_in_a_visible_error() throws IOException {
        harness.server.rejects = 1;
        harness.start();
        harness.add(file("small", 10), "");
        harness.add(file("large", 2 * BLOCK), "");
        harness.finish(100);

        assertThat(harness.failed)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.problem())
                        .isNotNull()
                        .satisfies(problem -> assertThat(problem.message()).contains("damaged 5 times")));
    }

    @Test
    void a_file_that_may_not_be_read_fails_and_the_others_go_on() throws IOException {
        Path locked = file("locked", 10);
        harness.sources.put(locked, path -> {
            throw new AccessDeniedException(path.toString());
        });
        harness.start();
        harness.add(locked, "");
        harness.add(file("b", 10), "");
        harness.finish(10);

        assertThat(harness.failed)
                .singleElement()
                .satisfies(report -> assertThat(report.problem())
                        .isNotNull()
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo("source-unreadable")));
        assertThat(harness.server.files).containsOnlyKeys("b");
    }

    @Test
    void a_disk_that_breaks_in_the_middle_fails_the_file_and_leaves_nothing_open() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.sources.put(file, path -> breaking(SourceAccess.disk().open(path)));
        harness.start();
        harness.add(file, "");
        harness.finish(60);

        assertThat(harness.failed)
                .singleElement()
                .satisfies(report -> assertThat(report.problem())
                        .isNotNull()
                        .satisfies(problem -> assertThat(problem.message()).contains("the disk broke")));
        assertThat(harness.openFiles).isZero();
        assertThat(harness.core.services().largeBuffers().inUse()).isZero();
    }

    private static SourceFile breaking(SourceFile file) {
        return new SourceFile() {
            @Override
            public SourceStamp stamp() throws IOException {
                return file.stamp();
            }

            @Override
            public int read(long offset, byte[] into, int at, int length) throws IOException {
                if (offset >= 3L * BLOCK) {
                    throw new IOException("the disk broke");
                }
                return file.read(offset, into, at, length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Test
    void a_file_that_vanishes_fails_with_its_name_and_the_upload_stays_for_later() throws IOException {
        Path file = file("a", 6 * BLOCK);
        byte[] content = Files.readAllBytes(file);
        FileTime time = Files.getLastModifiedTime(file);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(3 * SECOND);
        Files.delete(file);
        harness.finish(60);

        assertThat(harness.failed).singleElement().satisfies(report -> {
            assertThat(report.problem()).isNotNull();
            assertThat(report.problem().code()).isEqualTo("source-vanished");
            assertThat(report.problem().message()).contains("'a'");
        });
        assertThat(harness.server.uploads).hasSize(1);

        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
        harness.core.limit(0);
        harness.core.commands().retryAllFailed();
        harness.finish(60);
        assertThat(arrived("a")).isEqualTo(content);
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
}
