package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Fingerprint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What nobody continues is deleted in its time, and not for a clock that is wrong.
class ExpiryTest {
    @TempDir
    Path data;

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final CoreFixture fixture = new CoreFixture();
    private ServerCore core;

    @BeforeEach
    void open() {
        core = start();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ServerCore start() {
        InstantSource source = time::get;
        return fixture.open(data, CoreFixture.OPTIONS.withClock(source.withZone(ZoneOffset.UTC), nanos::get));
    }

    private void pass(Duration duration) {
        time.updateAndGet(now -> now.plus(duration));
        nanos.addAndGet(duration.toNanos());
    }

    private void restart() {
        core.close();
        core = start();
    }

    private void leaveOneBehind() {
        HeardPeer peer = new HeardPeer();
        new Sender(Sender.random(5_000_000, 3)).open(core.uploads(), peer).pause();
        peer.last();
        restart();
    }

    private void assertGone() throws Exception {
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).isEmpty();
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void an_upload_is_deleted_after_seven_days_also_by_a_server_that_is_restarted_every_day() throws Exception {
        leaveOneBehind();
        for (int day = 0; day < 7; day++) {
            restart();
            pass(Duration.ofHours(23));
            core.uploads().expire();
            assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).hasSize(1);
            pass(Duration.ofHours(1));
        }
        restart();
        pass(Duration.ofHours(1));
        core.uploads().expire();
        assertGone();
    }

    @Test
    void one_whose_file_changed_is_deleted_after_a_day() throws Exception {
        Sender sender = new Sender(Sender.random(5_000_000, 4));
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        stream.finish(new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, new byte[32]));
        peer.failed();
        restart();
        pass(Duration.ofHours(23));
        core.uploads().expire();
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).hasSize(1);
        pass(Duration.ofHours(2));
        core.uploads().expire();
        assertGone();
    }

    @Test
    void a_clock_that_jumped_deletes_nothing_until_it_has_been_steady_for_six_hours() throws Exception {
        leaveOneBehind();
        time.updateAndGet(now -> now.plus(Duration.ofDays(365)));
        core.uploads().expire();
        pass(Duration.ofHours(5));
        core.uploads().expire();
        time.updateAndGet(now -> now.minus(Duration.ofDays(365)));
        core.uploads().expire();
        pass(Duration.ofHours(7));
        core.uploads().expire();
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).hasSize(1);

        time.updateAndGet(now -> now.plus(Duration.ofDays(365)));
        core.uploads().expire();
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).hasSize(1);
        pass(Duration.ofHours(7));
        core.uploads().expire();
        assertGone();
    }
}
