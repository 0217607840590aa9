package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ServerMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading whole files takes long, and nobody else waits for it.
class LongReadsTest {
    private static final UserRef BOB = new UserRef("bob", false);

    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Set<String> reading = ConcurrentHashMap.newKeySet();
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

    private static Sender withMd5(int size, long seed) {
        Sender sender = new Sender(Sender.random(size, seed)).named("film-" + seed);
        sender.fingerprint =
                new Fingerprint(Fingerprint.Algorithm.MD5, Digests.md5().digest(sender.content));
        return sender;
    }

    private void upload(Sender sender, UserRef user) {
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer, user);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        stream.finish(sender.blocksFingerprint());
        peer.finished();
    }

    private void holdUpReadsOf(String beginning) {
        fixture.disk().beforeRead(step -> {
            if (step.name().startsWith(beginning) && reading.add(step.name())) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new java.io.IOException(e);
                }
            }
        });
    }

    /// Proves that it has a file that is there, to have it once more under another name.
    private HeardPeer prove(Sender there, String name, UserRef user) throws Exception {
        Sender again = new Sender(there.content).named(name);
        again.fingerprint = there.fingerprint;
        HeardPeer peer = new HeardPeer();
        UploadStream stream = again.open(core.uploads(), peer, user);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                HexFormat.of().parseHex(peer.hear(ServerMessage.Prove.class).nonce()), "HmacSHA256"));
        stream.proof(HexFormat.of().formatHex(mac.doFinal(there.content)));
        return peer;
    }

    @Test
    void proofs_hold_up_neither_instant_uploads_nor_the_proofs_of_others() throws Exception {
        Sender[] films = {withMd5(5000, 1), withMd5(5000, 2), withMd5(5000, 3), withMd5(5000, 4), withMd5(5000, 5)};
        for (Sender film : films) {
            upload(film, Sender.ANA);
        }
        Sender ofBob = withMd5(6000, 6).named("of-bob");
        upload(ofBob, BOB);
        holdUpReadsOf("film-");
        HeardPeer[] proofs = new HeardPeer[films.length];
        for (int i = 0; i < films.length; i++) {
            proofs[i] = prove(films[i], "again-" + i, Sender.ANA);
        }
        Awaitility.await().until(() -> !reading.isEmpty());

        assertThat(prove(ofBob, "of-bob-again", BOB).finished().instant()).isTrue();
        Sender known = new Sender(films[0].content).named("linked");
        known.fingerprint = known.blocksFingerprint();
        assertThat(known.upload(core.uploads()).finished().instant()).isTrue();
        assertThat(reading).hasSize(1);

        goOn.countDown();
        for (HeardPeer proof : proofs) {
            assertThat(proof.finished().instant()).isTrue();
        }
    }

    @Test
    void stopping_does_not_wait_for_a_file_that_is_read_back_and_it_is_finished_after_the_next_start()
            throws Exception {
        Sender sender = withMd5(3 * Blocks.BLOCK_SIZE, 7).keyed("key-of-long-file-7");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        holdUpReadsOf(peer.ready().upload());
        stream.finish(sender.blocksFingerprint());
        Awaitility.await().until(() -> !reading.isEmpty());

        Thread stopping = Thread.ofPlatform().start(core::drain);
        Awaitility.await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        stopping.join();

        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.DRAINING);
        core.close();
        core = fixture.open(data);
        HeardPeer again = new HeardPeer();
        UploadStream next = sender.open(core.uploads(), again);
        assertThat(again.ready().missing()).isEmpty();
        next.finish(sender.blocksFingerprint());
        again.finished();
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/film-7"))).isEqualTo(sender.content);
    }
}
