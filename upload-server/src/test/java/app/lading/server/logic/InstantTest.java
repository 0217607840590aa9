package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.message.ServerMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Content that its owner has already is linked instead of sent.
class InstantTest {
    private static final UserRef BOB = new UserRef("bob", false);

    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();
    private ServerCore core;

    @BeforeEach
    void open() {
        core = fixture.open(data);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Sender file(int size, long seed) {
        return new Sender(Sender.random(size, seed));
    }

    @Test
    void content_that_is_there_becomes_a_link_when_its_fingerprint_is_known_at_the_start() throws Exception {
        Sender first = file(Blocks.BLOCK_SIZE * 2, 14);
        first.upload(core.uploads()).finished();
        Sender copy = file(Blocks.BLOCK_SIZE * 2, 14).named("copy.mov");
        copy.fingerprint = copy.blocksFingerprint();
        HeardPeer peer = new HeardPeer();
        copy.open(core.uploads(), peer);
        assertThat(peer.finished().instant()).isTrue();
        assertThat(Files.readAttributes(data.resolve("files/ana/Day-2/copy.mov"), "unix:nlink"))
                .containsEntry("nlink", 2);
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        assertThat(core.library().space(Sender.ANA)).isEqualTo(new Space(null, 4L * Blocks.BLOCK_SIZE, 0));
    }

    @Test
    void an_offer_while_sending_ends_the_upload_early_and_one_that_misses_is_left_unanswered() {
        Sender first = file(Blocks.BLOCK_SIZE * 2, 15);
        first.upload(core.uploads()).finished();
        Sender copy = file(Blocks.BLOCK_SIZE * 2, 15).named("copy.mov");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = copy.open(core.uploads(), peer);
        assertThat(peer.ready().likely()).isTrue();
        stream.offer(new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, new byte[32]));
        copy.send(stream, 0, 1000);
        assertThat(stream.ended()).isFalse();
        stream.offer(copy.blocksFingerprint());
        assertThat(peer.finished().instant()).isTrue();
        assertThat(data.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void another_users_content_is_sent_like_any_other() {
        Sender anas = file(Blocks.BLOCK_SIZE + 1, 16);
        anas.upload(core.uploads()).finished();
        Sender bobs = file(Blocks.BLOCK_SIZE + 1, 16);
        bobs.fingerprint = bobs.blocksFingerprint();
        HeardPeer peer = new HeardPeer();
        bobs.open(core.uploads(), peer, BOB);
        assertThat(peer.ready().likely()).isFalse();
        assertThat(peer.ready().missing()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_md5_that_is_there_has_to_be_proven_with_the_whole_content(boolean honest) throws Exception {
        Sender first = file(Blocks.BLOCK_SIZE + 77, 17);
        first.fingerprint =
                new Fingerprint(Fingerprint.Algorithm.MD5, Digests.md5().digest(first.content));
        first.upload(core.uploads()).finished();

        Sender copy = file(Blocks.BLOCK_SIZE + 77, 17).named("copy.mov");
        copy.fingerprint = first.fingerprint;
        HeardPeer peer = new HeardPeer();
        UploadStream stream = copy.open(core.uploads(), peer);
        ServerMessage.Prove prove = peer.hear(ServerMessage.Prove.class);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(prove.nonce()), "HmacSHA256"));
        mac.update(copy.content, 0, honest ? copy.content.length : copy.content.length - 1);
        stream.proof(HexFormat.of().formatHex(mac.doFinal()));
        if (honest) {
            assertThat(peer.finished().instant()).isTrue();
        } else {
            assertThat(peer.ready().missing()).hasSize(1);
            assertThat(core.health().counters().failedProofs()).isEqualTo(1);
            copy.sendMissing(stream, peer.ready().missing(), List.of());
            stream.finish(copy.blocksFingerprint());
            assertThat(peer.finished().instant()).isFalse();
        }
    }

    @Test
    void content_that_is_there_but_cannot_have_the_name_leaves_nothing_behind() throws Exception {
        Sender there = file(3000, 41);
        there.upload(core.uploads()).finished();
        file(3000, 42).named("other.mov").upload(core.uploads()).finished();
        Sender again = file(3000, 41).named("other.mov");
        again.fingerprint = there.blocksFingerprint();
        again.onConflict = ConflictPolicy.FAIL;
        assertThat(again.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NAME_EXISTS);
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        assertThat(core.library().space(Sender.ANA)).isEqualTo(new Space(null, 6000, 0));
    }
}
