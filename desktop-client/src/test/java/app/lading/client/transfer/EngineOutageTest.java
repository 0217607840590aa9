package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that is away, silent or slow, and a session that ends: the engine waits, says so, and goes on.
class EngineOutageTest extends WithEngine {

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

    @ParameterizedTest
    @CsvSource({
        "The server is stopping., The server is stopping.",
        "'', The server is stopping.",
        "A new version is installed., The server is stopping: A new version is installed.",
    })
    void that_the_server_stops_is_said_once(String reason, String said) throws IOException {
        harness.start();
        harness.loop.advance(SECOND);
        harness.add(file("a", 3 * BLOCK), "");
        harness.loop.advance(10_000_000L);
        harness.server.reachable = false;
        List.copyOf(harness.server.sockets).forEach(socket -> socket.drain(reason));
        harness.loop.advance(SECOND);

        assertThat(harness.snapshot().connection().waiting()).isNotNull().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo(WaitReason.SERVER_STOPPING);
            assertThat(waiting.sentence()).isEqualTo(said);
        });
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
            other.server.begunElsewhere(begun);
            other.readNanos = 100 * SECOND;
            other.start();
            other.add(file, "");
            other.finish(1000);

            assertThat(begun.content).isEqualTo(Files.readAllBytes(file));
            assertThat(other.server.dials).as("no lane was given up").isLessThanOrEqualTo(3);
        }
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
}
