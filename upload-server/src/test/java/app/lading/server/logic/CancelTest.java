package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Giving an upload up, also at moments when it is doing something else.
class CancelTest {
    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private ServerCore core;

    @BeforeEach
    void open() {
        core = fixture.open(data);
    }

    @AfterEach
    void close() {
        goOn.countDown();
        fixture.close();
    }

    private static Sender large(long seed) {
        return new Sender(Sender.random(2 * Blocks.BLOCK_SIZE, seed)).keyed("key-of-transfer-" + seed);
    }

    private void holdUp(CountDownLatch reached) throws IOException {
        reached.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void cancel_deletes_bytes_and_gives_the_space_back() throws Exception {
        Sender sender = large(19);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, Blocks.BLOCK_SIZE);
        assertThat(core.library().space(Sender.ANA).reserved()).isEqualTo(sender.content.length);
        stream.cancel();
        assertThat(peer.last()).isEqualTo(new ServerMessage.Cancelled(1));
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).isEmpty();
    }

    @Test
    void an_upload_cancelled_over_http_tells_the_client_that_sends_it() throws Exception {
        Sender sender = large(20);
        HeardPeer peer = new HeardPeer();
        sender.open(core.uploads(), peer);
        core.uploads().cancel(Sender.ANA, peer.ready().upload());
        assertThat(peer.last()).isEqualTo(new ServerMessage.Cancelled(1));
        assertThat(data.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void one_that_goes_away_meanwhile_is_looked_for_again_and_deleted() throws Exception {
        Sender sender = large(1);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String upload = peer.ready().upload();
        sender.send(stream, 0, 1000);
        stream.detach();
        Awaitility.await().until(() -> core.health().counters().activeUploads() == 0);
        CountDownLatch loading = new CountDownLatch(1);
        fixture.disk().before(step -> {
            if (step.what().equals("open-write") && step.name().equals(upload + ".part")) {
                holdUp(loading);
                throw new IOException("the disk does not want to");
            }
        });
        HeardPeer again = new HeardPeer();
        core.uploads().open(Sender.ANA, sender.init(), again);
        loading.await();

        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        AtomicReference<Thread> canceller = new AtomicReference<>();
        canceller.set(Thread.ofPlatform().start(() -> {
            try {
                core.uploads().cancel(Sender.ANA, upload);
                cancelled.complete(null);
            } catch (LadingException e) {
                cancelled.completeExceptionally(e);
            }
        }));
        Awaitility.await().until(() -> canceller.get().getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        cancelled.join();

        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).isEmpty();
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void one_that_is_being_finished_is_refused_and_becomes_a_file() throws Exception {
        Sender sender = large(2);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        CountDownLatch placing = new CountDownLatch(1);
        fixture.disk().before(step -> {
            if (step.what().equals("place")) {
                holdUp(placing);
            }
        });
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        stream.finish(sender.blocksFingerprint());
        placing.await();

        assertThatThrownBy(() -> core.uploads().cancel(Sender.ANA, peer.ready().upload()))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STATE));

        goOn.countDown();
        assertThat(peer.finished().name()).isEqualTo("cut.mov");
    }
}
