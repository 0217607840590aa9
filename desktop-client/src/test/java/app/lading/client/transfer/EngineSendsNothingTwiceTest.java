package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the server has, from an earlier run, another machine or another file, is not sent again.
class EngineSendsNothingTwiceTest extends WithEngine {

    @Test
    void after_a_kill_only_what_the_server_lacks_is_sent_and_what_was_hashed_is_not_read_again() throws IOException {
        Path file = file("a", 12 * BLOCK);
        harness.core.limit(16 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        long sentBefore = harness.server.received;
        assertThat(sentBefore).isBetween(1L, 11L * BLOCK);
        harness.restart();
        harness.finish(60);

        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.received).isLessThanOrEqualTo(12L * BLOCK);
        assertThat(harness.server.heard)
                .filteredOn(ClientMessage.Init.class::isInstance)
                .extracting(message -> ((ClientMessage.Init) message).key())
                .as("the same key before and after")
                .containsOnly(((ClientMessage.Init) harness.server.heard.getFirst()).key());
    }

    @Test
    void after_a_restart_finished_files_stay_finished_and_keep_their_receipts() throws IOException {
        Path tree = tree(40, 5000);
        harness.core.limit(100_000);
        harness.start();
        long item = harness.add(tree, "");
        harness.loop.advance(SECOND);
        int before = harness.finished.size();
        assertThat(before).isBetween(1, 39);
        harness.restart();
        assertThat(harness.add(tree, "")).isEqualTo(item);
        harness.core.limit(0);
        harness.finish(60);

        assertThat(harness.server.finishes).isEqualTo(40);
        assertThat(harness.finished.size()).isBetween(40, 40 + 20);
        List<FileReport> page = harness.core.files(new FileQuery(item, Set.of(FileState.DONE), 0, 25));
        assertThat(page)
                .hasSize(25)
                .allSatisfy(report -> assertThat(report.receipt()).isNotNull());
        assertThat(harness.core.files(
                        new FileQuery(item, Set.of(), page.getLast().id(), 1000)))
                .hasSize(15);
    }

    @Test
    void the_same_request_again_continues_what_is_incomplete_and_begins_anew_what_is_complete() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.write(tree.resolve("one"), new byte[] {1});
        harness.start();
        long item = harness.add(tree, "");
        harness.finish(10);
        Files.write(tree.resolve("two"), new byte[] {2});

        assertThat(harness.add(tree, "")).isEqualTo(item);
        harness.finish(10);

        assertThat(harness.server.files).containsOnlyKeys("tree/one", "tree/two");
        assertThat(harness.server.finishes).isEqualTo(2);
        assertThat(harness.finished)
                .as("a complete item is asked again, not taken for granted")
                .hasSize(3);
    }

    @Test
    void what_another_machine_left_unfinished_is_continued_after_checking_what_is_there() throws IOException {
        Path file = file("film", 5 * BLOCK + 99);
        harness.settings = harness.settings.withLanes(1);
        harness.core.limit(8 << 20);
        harness.start();
        harness.add(file, "in");
        harness.loop.advance(SECOND);
        harness.close();
        FakeUpload begun = harness.server.uploads.values().iterator().next();
        long there = begun.have.size();
        assertThat(there).isBetween(1L, begun.init.size() - 1);

        EngineHarness other = new EngineHarness(folder.resolve("job-of-the-other-machine"), 8);
        try (other) {
            other.server.begunElsewhere(begun);
            other.start();
            other.add(file, "in");
            other.finish(60);

            assertThat(begun.content).isEqualTo(Files.readAllBytes(file));
            assertThat(other.server.files).containsOnlyKeys("in/film");
            assertThat(other.server.received).isEqualTo(begun.init.size() - there);
            assertThat(other.notices).extracting(Notice::kind).containsExactly("continued");
            assertThat(other.server.breaches).isEmpty();
        }
    }

    @Test
    void content_that_is_there_already_is_found_while_it_is_sent() throws IOException {
        byte[] content = bytes(20 * BLOCK);
        Path first = Files.write(folder.resolve("first"), content);
        Path second = Files.write(folder.resolve("second"), content);
        harness.start();
        harness.add(first, "");
        harness.finish(60);
        long before = harness.server.received;
        harness.add(second, "");
        harness.finish(60);

        assertThat(harness.server.heard).anyMatch(ClientMessage.Offer.class::isInstance);
        assertThat(harness.server.received - before).isLessThan(content.length / 2);
        assertThat(harness.finished.getLast().receipt())
                .isNotNull()
                .satisfies(receipt -> assertThat(receipt.instant()).isTrue());
    }

    @Test
    void when_small_files_are_found_to_be_there_the_others_wait_for_the_answer_and_send_nothing() throws IOException {
        Path tree = tree(300, 1000);
        harness.start();
        harness.add(tree, "one");
        harness.finish(60);
        long first = harness.server.received;
        harness.add(tree, "two");
        harness.finish(60);
        long second = harness.server.received - first;

        assertThat(first).isEqualTo(300_000);
        assertThat(second).isLessThan(first);
        assertThat(harness.finished).hasSize(600);
    }
}
