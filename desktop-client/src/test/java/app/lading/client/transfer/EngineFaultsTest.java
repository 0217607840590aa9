package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.SourceStamp;
import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineFaultsTest {
    private static final int BLOCK = 4 << 20;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private EngineHarness harness;

    @BeforeEach
    void makeHarness() {
        harness = new EngineHarness(folder.resolve("job"), 7);
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

    @Test
    void without_a_network_it_says_so_with_a_countdown_and_goes_on_when_it_is_back() throws IOException {
        harness.server.reachable = false;
        harness.start();
        harness.add(file("a", 10), "");
        harness.loop.advance(20 * SECOND);

        Snapshot snapshot = harness.snapshot();
        assertThat(snapshot.connection().connected()).isFalse();
        assertThat(snapshot.connection().waiting()).isNotNull().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo(WaitReason.NETWORK);
            assertThat(waiting.sentence()).isEqualTo("No connection to fake:8470");
            assertThat(waiting.until()).isAfter(snapshot.at().minusSeconds(1));
        });
        assertThat(snapshot.items())
                .singleElement()
                .satisfies(item -> assertThat(item.state()).isEqualTo(FileState.WAITING));
        assertThat(harness.failed).isEmpty();

        harness.server.reachable = true;
        harness.finish(60);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void tries_become_rarer_up_to_five_minutes_and_never_end() throws IOException {
        harness.server.reachable = false;
        harness.start();
        harness.loop.advance(3600 * SECOND);
        int inTheFirstHour = harness.server.dials;
        harness.loop.advance(3600 * SECOND);

        assertThat(inTheFirstHour).isBetween(15, 60);
        assertThat(harness.server.dials - inTheFirstHour).isBetween(10, 25);
    }

    @Test
    void when_told_that_the_network_is_back_it_does_not_wait() throws IOException {
        harness.server.reachable = false;
        harness.start();
        harness.add(file("a", 10), "");
        harness.loop.advance(1000 * SECOND);
        harness.server.reachable = true;

        harness.core.retryNow();
        harness.finish(1);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void a_lane_that_owes_an_answer_for_half_a_minute_is_given_up() throws IOException {
        harness.start();
        harness.loop.advance(SECOND);
        harness.add(file("a", 3 * BLOCK), "");
        harness.loop.advance(20_000_000L);
        harness.server.latency = 100_000 * SECOND;
        harness.loop.advance(5 * SECOND);
        int before = harness.server.dials;
        harness.loop.advance(35 * SECOND);
        assertThat(harness.server.dials).isGreaterThan(before);

        harness.server.latency = 2_000_000L;
        harness.finish(400);
        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(folder.resolve("a")));
    }

    @Test
    void a_session_that_ends_stops_the_queue_until_somebody_signs_in() throws IOException {
        harness.server.signedIn = false;
        harness.start();
        harness.add(file("a", 10), "");
        harness.loop.advance(1000 * SECOND);

        assertThat(harness.signIns).hasSize(1);
        assertThat(harness.server.dials).isEqualTo(1);
        assertThat(harness.snapshot().connection().waiting())
                .isNotNull()
                .satisfies(waiting -> assertThat(waiting.reason()).isEqualTo(WaitReason.SIGN_IN));

        harness.server.signedIn = true;
        harness.core.signedIn();
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

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
    void a_file_that_changes_while_it_is_sent_is_sent_again_from_the_beginning() throws IOException {
        Path file = file("a", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        byte[] other = EngineArrivalTest.bytes(harness.random, 6 * BLOCK);
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
    void content_changed_between_two_runs_with_its_time_set_back_is_never_mixed_with_the_old() throws IOException {
        Path file = file("a", 6 * BLOCK);
        FileTime time = Files.getLastModifiedTime(file);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(3 * SECOND);
        byte[] other = EngineArrivalTest.bytes(harness.random, 6 * BLOCK);
        Files.write(file, other);
        Files.setLastModifiedTime(file, time);
        harness.restart();
        harness.finish(400);

        assertThat(arrived("a")).isEqualTo(other);
        assertThat(harness.server.finishes).isEqualTo(1);
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
            other.server.uploads.put(begun.id, begun);
            other.server.foreign.add(new Api.Upload(
                    begun.id,
                    "in",
                    "film",
                    begun.init.size(),
                    begun.init.modified(),
                    "another-machine",
                    "receiving",
                    false,
                    begun.durable(),
                    List.of(),
                    Instant.EPOCH,
                    Instant.EPOCH));
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
        byte[] content = EngineArrivalTest.bytes(harness.random, 20 * BLOCK);
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
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (int i = 0; i < 300; i++) {
            Files.write(tree.resolve("f" + i), EngineArrivalTest.bytes(harness.random, 1000));
        }
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
    void a_lane_on_which_only_this_side_has_work_is_not_cut() throws IOException {
        Path file = file("film", 6 * BLOCK);
        harness.core.limit(4 << 20);
        harness.start();
        harness.add(file, "");
        harness.loop.advance(5 * SECOND);
        harness.close();
        FakeUpload begun = harness.server.uploads.values().iterator().next();
        EngineHarness other = new EngineHarness(folder.resolve("job-of-the-other-machine"), 8);
        try (other) {
            other.server.uploads.put(begun.id, begun);
            other.server.foreign.add(new Api.Upload(
                    begun.id,
                    "",
                    "film",
                    begun.init.size(),
                    begun.init.modified(),
                    "another-machine",
                    "receiving",
                    false,
                    begun.durable(),
                    List.of(),
                    Instant.EPOCH,
                    Instant.EPOCH));
            other.readNanos = 100 * SECOND;
            other.start();
            other.add(file, "");
            other.finish(1000);

            assertThat(begun.content).isEqualTo(Files.readAllBytes(file));
            assertThat(other.server.dials).as("no lane was given up").isLessThanOrEqualTo(3);
        }
    }

    @Test
    void a_server_that_does_not_answer_a_finish_is_left_within_a_minute() throws IOException {
        harness.start();
        harness.loop.advance(SECOND);
        Path file = file("a", 0);
        harness.server.mute = true;
        harness.add(file, "");
        harness.loop.advance(3 * SECOND);
        int before = harness.server.dials;
        harness.loop.advance(58 * SECOND);
        assertThat(harness.server.dials).isGreaterThan(before);

        harness.server.mute = false;
        harness.finish(100);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void a_slow_lane_takes_little_ahead_so_that_what_stops_stops_soon() throws IOException {
        harness.server.bytesPerSecond = 128 * 1024;
        harness.start();
        long item = harness.add(file("a", 2 * BLOCK), "");
        harness.loop.advance(30 * SECOND);
        harness.core.commands().pause(List.of(item), true);
        long before = harness.server.received;
        harness.loop.advance(60 * SECOND);

        assertThat(before).isGreaterThan(20L * 128 * 1024);
        assertThat(harness.server.received - before).isLessThanOrEqualTo(128 * 1024);
        assertThat(harness.server.breaches).isEmpty();
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
}
