package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.lading.client.store.RowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A file that changes while it is sent: what arrives is one state of it, never a mixture of two.
class EngineNeverMixesContentTest extends WithEngine {

    @Test
    void a_file_that_changes_while_it_is_sent_is_sent_again_from_the_beginning() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        byte[] other = bytes(6 * BLOCK);
        Files.write(file, other);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        harness.finish(400);

        assertThat(arrived("a")).isEqualTo(other);
        assertThat(harness.server.finishes).isEqualTo(1);
        assertThat(harness.notices).extracting(Notice::kind).contains("restarted");
        assertThat(harness.server.breaches).isEmpty();
    }

    @Test
    void a_file_that_never_rests_fails_and_says_why() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        for (int i = 0; i < 300 && harness.failed.isEmpty(); i++) {
            harness.loop.advance(SECOND / 3);
            Files.setLastModifiedTime(
                    file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i)));
        }

        assertThat(harness.failed).singleElement().satisfies(report -> {
            assertThat(report.problem()).isNotNull();
            assertThat(report.problem().code()).isEqualTo("source-changed");
        });
        assertThat(harness.server.files).isEmpty();
    }

    @Test
    void a_file_that_did_not_rest_and_is_retried_has_all_its_tries_again() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        for (int i = 0; i < 300 && harness.failed.isEmpty(); i++) {
            harness.loop.advance(SECOND / 3);
            Files.setLastModifiedTime(
                    file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i)));
        }
        assertThat(harness.failed).hasSize(1);
        harness.core.commands().retryAllFailed();
        harness.loop.advance(2 * SECOND);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
        harness.finish(100);

        assertThat(harness.failed).as("one more change is nothing special").hasSize(1);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void content_changed_between_two_runs_with_its_time_set_back_is_never_mixed_with_the_old() throws IOException {
        Path file = file("a", 6 * BLOCK);
        FileTime time = Files.getLastModifiedTime(file);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(3 * SECOND);
        byte[] other = bytes(6 * BLOCK);
        Files.write(file, other);
        Files.setLastModifiedTime(file, time);
        harness.restart();
        harness.finish(400);

        assertThat(arrived("a")).isEqualTo(other);
        assertThat(harness.server.finishes).isEqualTo(1);
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
    void a_file_that_is_cancelled_while_its_old_upload_is_given_up_is_counted_once() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        long id = harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        Files.write(file, bytes(6 * BLOCK + 1));
        harness.loop.until(() -> !harness.notices.isEmpty(), 10);
        assertThat(harness.server.cancelledByApi).isEmpty();
        harness.core.commands().cancel(List.of(id));
        harness.loop.advance(12 * SECOND);

        Item item = item(id);
        assertThat(item.sums().files(RowState.OPEN)).isZero();
        assertThat(item.sums().files(RowState.CANCELLED)).isEqualTo(1);
    }

    @Test
    void a_file_that_is_paused_while_its_old_upload_is_given_up_is_sent_once() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        long id = harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        Files.write(file, bytes(6 * BLOCK + 1));
        harness.loop.until(() -> !harness.notices.isEmpty(), 10);
        harness.core.commands().pause(List.of(id), true);
        harness.core.commands().pause(List.of(id), false);
        harness.core.limit(0);
        harness.finish(30);

        assertThat(harness.finished).hasSize(1);
        assertThat(harness.failed).isEmpty();
        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
        assertThat(item(id).sums().files(RowState.DONE)).isEqualTo(1);
        assertThat(item(id).sums().files(RowState.OPEN)).isZero();
    }
}
