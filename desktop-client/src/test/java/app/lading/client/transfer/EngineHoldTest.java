package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What keeps the whole queue from sending although nobody paused it: everything waits for it and says so, and a
/// person's own pause is another thing.
class EngineHoldTest extends WithEngine {
    private static final Waiting HOURS =
            new Waiting(WaitReason.OUTSIDE_HOURS, "Outside the hours for sending", Instant.EPOCH.plusSeconds(3600));

    private void pauseAll(boolean paused) {
        harness.core.commands().pauseAll(paused);
    }

    @Test
    void a_hold_stops_the_bytes_within_a_second_and_nothing_is_sent_twice_when_it_ends() throws IOException {
        Path file = file("a", 10 * BLOCK);
        harness.core.limit(8 << 20);
        harness.start();
        long id = harness.add(file, "");
        harness.loop.advance(2 * SECOND);
        harness.core.hold(HOURS);
        harness.loop.advance(SECOND);
        long received = harness.server.received;
        CompletableFuture<Totals> idle = new CompletableFuture<>();
        harness.core.whenIdle(idle);
        harness.core.retryNow();
        harness.loop.advance(60 * SECOND);

        assertThat(harness.server.received).isEqualTo(received).isPositive();
        assertThat(view(id).state()).isEqualTo(FileState.WAITING);
        assertThat(view(id).waiting()).isEqualTo(HOURS);
        assertThat(view(id).paused()).isFalse();
        assertThat(harness.snapshot()).satisfies(snapshot -> {
            assertThat(snapshot.hold()).isEqualTo(HOURS);
            assertThat(snapshot.pausedAll()).isFalse();
            assertThat(snapshot.totals().left()).isNull();
            assertThat(snapshot.limitedBy()).isEqualTo(Bottleneck.NONE);
        });
        assertThat(idle).as("it goes on without a person").isNotDone();

        harness.core.hold(null);
        harness.finish(60);
        assertThat(harness.server.received).isLessThanOrEqualTo(10L * BLOCK + (1 << 20));
        assertThat(arrived("a")).isEqualTo(Files.readAllBytes(file));
        assertThat(harness.server.breaches).isEmpty();
        assertThat(idle).isCompleted();
    }

    @Test
    void a_hold_that_is_set_before_the_start_holds_the_first_byte_and_is_not_kept_over_a_restart() throws IOException {
        Path tree = Files.createDirectories(tree(3, 10).resolve("empty")).getParent();
        harness.core.hold(HOURS);
        harness.start();
        long id = harness.add(tree, "");
        harness.loop.advance(20 * SECOND);

        assertThat(harness.server.heard).noneMatch(ClientMessage.Init.class::isInstance);
        assertThat(harness.server.folders).isEmpty();
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.files()).as("folders are walked meanwhile").isEqualTo(3);
            assertThat(row.state()).isEqualTo(FileState.WAITING);
        });

        harness.restart();
        harness.finish(20);
        assertThat(harness.server.files).hasSize(3);
        assertThat(harness.server.folders).hasSize(1);
    }

    @Test
    void who_pauses_during_a_hold_stays_paused_when_it_ends() throws IOException {
        harness.start();
        harness.core.hold(HOURS);
        long id = harness.add(file("a", 10), "");
        harness.loop.advance(2 * SECOND);
        pauseAll(true);
        assertThat(view(id).state()).isEqualTo(FileState.PAUSED);
        assertThat(harness.snapshot().hold()).isEqualTo(HOURS);
        harness.core.hold(null);
        harness.loop.advance(10 * SECOND);

        assertThat(harness.snapshot().pausedAll()).isTrue();
        assertThat(view(id).state()).isEqualTo(FileState.PAUSED);
        assertThat(harness.server.files).isEmpty();

        pauseAll(false);
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void who_resumes_during_a_hold_does_not_lift_it() throws IOException {
        harness.start();
        pauseAll(true);
        long id = harness.add(file("a", 10), "");
        harness.core.hold(HOURS);
        harness.loop.advance(2 * SECOND);
        pauseAll(false);
        harness.loop.advance(10 * SECOND);

        assertThat(harness.server.files).isEmpty();
        assertThat(view(id).state()).isEqualTo(FileState.WAITING);
        assertThat(view(id).waiting()).isEqualTo(HOURS);

        harness.core.hold(null);
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void the_pause_of_an_item_is_left_alone_by_a_hold() throws IOException {
        harness.start();
        harness.core.hold(HOURS);
        long first = harness.add(file("a", 10), "");
        long second = harness.add(file("b", 10), "");
        harness.core.commands().pause(List.of(first), true);
        harness.loop.advance(SECOND);
        assertThat(view(first).state()).isEqualTo(FileState.PAUSED);
        assertThat(view(second).state()).isEqualTo(FileState.WAITING);
        harness.core.hold(null);
        harness.finish(10);

        assertThat(harness.server.files).containsOnlyKeys("b");
        assertThat(view(first).state()).isEqualTo(FileState.PAUSED);
    }

    @Test
    void what_waited_for_something_else_waits_for_the_hold_and_is_tried_at_once_after_it() throws IOException {
        harness.start();
        harness.server.refuseInit = ErrorCode.NO_SPACE;
        long id = harness.add(file("a", 10), "");
        harness.loop.advance(120 * SECOND);
        assertThat(view(id).waiting()).isNotNull().extracting(Waiting::reason).isEqualTo(WaitReason.NO_SPACE);
        harness.core.hold(HOURS);
        assertThat(view(id).waiting()).isEqualTo(HOURS);
        assertThat(harness.snapshot().active()).isEmpty();

        harness.server.refuseInit = null;
        harness.core.hold(null);
        harness.loop.advance(SECOND);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void a_session_that_ended_is_told_before_the_hold_because_it_needs_a_person() throws IOException {
        harness.server.signedIn = false;
        harness.core.hold(HOURS);
        harness.start();
        long id = harness.add(file("a", 10), "");
        harness.loop.advance(10 * SECOND);

        assertThat(view(id).waiting()).isNotNull().extracting(Waiting::reason).isEqualTo(WaitReason.SIGN_IN);
    }
}
