package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that fails, or is full, at one step: it is said, nothing is lost, and what can go on does.
class DiskFaultsTest extends WithCore {
    @Test
    void a_force_that_fails_is_not_repeated_and_the_upload_goes_on_from_what_was_durable() throws Exception {
        Sender sender = large(4);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String part = peer.ready().upload() + ".part";
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("force") && step.name().equals(part) && forces.incrementAndGet() == 1) {
                throw new IOException("Input/output error");
            }
        });
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);

        ServerMessage.Failed failed = peer.failed();
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        assertThat(failed.retryable()).isTrue();
        assertThat(stream.durable()).isZero();
        assertThat(forces).hasValue(1);
        assertThat(core.health().now().status()).isEqualTo("degraded");

        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bytes_that_a_failed_force_lost_are_sent_again_and_survive_a_power_cut(boolean indexFailsToo) throws Exception {
        Sender sender = large(17);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String part = peer.ready().upload() + ".part";
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            boolean fails = step.what().equals("force") && step.name().equals(part) && forces.incrementAndGet() == 1;
            if (fails || (indexFailsToo && forces.get() > 0 && step.what().equals("COMMIT"))) {
                throw new IOException("Input/output error");
            }
        });
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        if (indexFailsToo) {
            core.close();
            core = fixture.open(data);
        }

        HeardPeer again = new HeardPeer();
        UploadStream resumed = sender.open(core.uploads(), again);
        assertThat(again.ready().durable()).isZero();
        assertThat(again.ready().missing()).containsExactly(new Range(0, sender.content.length));
        sender.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(sender.blocksFingerprint());
        again.finished();
        assertFile(fixture.powerCut(data, folder.resolve("cut")), sender, "cut.mov");
    }

    @Test
    void a_force_that_fails_at_the_end_of_a_small_file_publishes_nothing() throws Exception {
        Sender sender = new Sender(Sender.random(500, 5)).named("small").keyed("key-of-small-file");
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("force") && step.name().endsWith(".part") && forces.incrementAndGet() == 1) {
                throw new IOException("Input/output error");
            }
        });
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        assertThat(data.resolve("files/ana")).doesNotExist();
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "small");
    }

    @Test
    void a_disk_that_is_full_in_the_middle_ends_the_stream_and_loses_nothing() throws Exception {
        Sender sender = large(6);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        Awaitility.await().until(() -> stream.durable() == BLOCK);
        fixture.disk().before(step -> {
            if (step.what().equals("write") && step.name().endsWith(".part")) {
                throw new IOException("No space left on device");
            }
        });
        sender.send(stream, BLOCK, sender.content.length);
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(peer.failed().retryable()).isTrue();

        fixture.disk().before(step -> {});
        HeardPeer again = new HeardPeer();
        UploadStream resumed = sender.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(BLOCK);
        sender.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(sender.blocksFingerprint());
        again.finished();
        assertFile(data, sender, "cut.mov");
    }

    @Test
    void what_does_not_fit_is_refused_before_a_byte_with_both_numbers() throws Exception {
        fixture.disk().setUsableSpace(1_000_000);
        Sender sender = large(7);
        ServerMessage.Failed failed = sender.upload(core.uploads()).failed();
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(failed.details())
                .containsEntry("needed", (long) sender.content.length)
                .containsEntry("available", 1_000_000L);
        try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void a_preallocation_that_fails_leaves_nothing_behind() throws Exception {
        fixture.disk().before(step -> {
            if (step.what().equals("reserve")) {
                throw new IOException("No space left on device");
            }
        });
        assertThat(large(8).upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "SYNC"})
    void an_index_that_fails_says_so_and_is_opened_again_and_nothing_is_lost(String step) throws Exception {
        Sender sender = large(9);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        AtomicInteger failures = new AtomicInteger();
        fixture.disk().before(each -> {
            if (each.what().equals(step) && failures.incrementAndGet() <= 2) {
                throw new IOException("No space left on device");
            }
        });
        stream.finish(sender.blocksFingerprint());
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(peer.failed().retryable()).isTrue();

        Awaitility.await().until(() -> core.health().now().status().equals("ok"));
        assertThat(failures).hasValueGreaterThan(2);
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
        assertThat(core.library().page(Sender.ANA, "Day-2", null, 10).files()).hasSize(1);
        assertThat(core.library().space(Sender.ANA).used()).isEqualTo(sender.content.length);
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void a_full_disk_under_the_journal_publishes_nothing_and_the_next_try_does() throws Exception {
        Sender sender = large(10);
        AtomicInteger failures = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("write") && step.name().equals("journal.log") && failures.incrementAndGet() == 1) {
                throw new IOException("No space left on device");
            }
        });
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(data.resolve("files/ana")).doesNotExist();
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }
}
