package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An upload is continued, joined, taken over and said again, and never made twice.
class ContinuingTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;
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

    private static Sender large(long seed) {
        return new Sender(Sender.random(2 * BLOCK + 12_345, seed)).keyed("key-of-transfer-" + seed);
    }

    private List<String> namesIn(String folder) throws Exception {
        Path path = data.resolve(folder);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_same_key_says_finished_again_even_after_a_restart_and_makes_nothing_twice() throws Exception {
        Sender large = large(11);
        Sender small = new Sender(Sender.random(77, 11)).named("small").keyed("key-of-small-file");
        var one = large.upload(core.uploads()).finished();
        var two = small.upload(core.uploads()).finished();
        assertThat(large.upload(core.uploads()).finished()).isEqualTo(one);
        assertThat(small.upload(core.uploads()).finished()).isEqualTo(two);
        core.close();
        core = fixture.open(data);

        assertThat(large.upload(core.uploads()).finished()).isEqualTo(one);
        assertThat(small.upload(core.uploads()).finished()).isEqualTo(two);
        assertThat(namesIn("files/ana/Day-2")).containsExactly("cut.mov", "small");
    }

    @Test
    void a_key_of_another_file_is_refused() {
        large(12).upload(core.uploads());
        Sender other = new Sender(Sender.random(3 * BLOCK, 13)).keyed("key-of-transfer-12");
        assertThat(other.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.BAD_STATE);
    }

    @Test
    void a_broken_upload_goes_on_where_it_stopped_by_number_by_key_and_by_what_it_is() {
        Sender sender = large(14);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String upload = peer.ready().upload();
        sender.send(stream, 0, BLOCK + 1000);
        sender.seal(stream, 0);
        stream.detach();

        for (String how : List.of("number", "key", "identity")) {
            sender.upload = how.equals("number") ? upload : null;
            sender.keyed(how.equals("key") ? "key-of-transfer-14" : null);
            HeardPeer again = new HeardPeer();
            UploadStream next = sender.open(core.uploads(), again);
            assertThat(again.ready().upload()).as(how).isEqualTo(upload);
            assertThat(again.ready().missing()).as(how).containsExactly(new Range(BLOCK + 1000, sender.content.length));
            assertThat(again.ready().epoch()).isEqualTo(1);
            next.detach();
        }
    }

    @Test
    void another_users_upload_is_not_there() {
        Sender sender = large(15);
        HeardPeer peer = new HeardPeer();
        sender.open(core.uploads(), peer);
        sender.upload = peer.ready().upload();
        HeardPeer bob = new HeardPeer();
        sender.open(core.uploads(), bob, BOB);
        ServerMessage.Failed foreign = bob.failed();
        sender.upload = "u" + "a".repeat(26);
        HeardPeer unknown = new HeardPeer();
        sender.open(core.uploads(), unknown, BOB);
        assertThat(foreign.errorCode()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(unknown.failed()).isEqualTo(foreign);
        assertThatThrownBy(() -> core.uploads().cancel(BOB, peer.ready().upload()))
                .isInstanceOf(LadingException.class)
                .hasMessage("there is no such upload");
        assertThat(peer.last).isEmpty();
    }

    @Test
    void another_run_takes_over_at_once_and_late_bytes_of_the_old_one_are_dropped() throws Exception {
        Sender sender = large(16);
        HeardPeer old = new HeardPeer();
        UploadStream before = sender.open(core.uploads(), old);
        before.chunk(0, 1000);

        sender.run = "run-00000002";
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        assertThat(old.takenOver).isTrue();
        assertThat(old.failed().errorCode()).isEqualTo(ErrorCode.TAKEN_OVER);
        assertThat(peer.ready().epoch()).isEqualTo(2);
        before.write(ByteBuffer.allocate(1000));
        before.detach();

        sender.sendMissing(stream, peer.ready().missing(), List.of());
        stream.finish(sender.blocksFingerprint());
        peer.finished();
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/cut.mov"))).isEqualTo(sender.content);
    }

    @Test
    void lanes_of_a_run_carry_one_upload_together_and_end_together() {
        Sender sender = large(17);
        HeardPeer first = new HeardPeer();
        UploadStream one = sender.open(core.uploads(), first);
        sender.upload = first.ready().upload();
        sender.lane = 1;
        HeardPeer second = new HeardPeer();
        UploadStream two = sender.open(core.uploads(), second);
        assertThat(second.ready().epoch()).isEqualTo(1);

        sender.send(one, 0, BLOCK);
        sender.send(two, BLOCK, sender.content.length);
        sender.seal(one, 0);
        sender.seal(two, 1);
        sender.seal(two, 2);
        two.finish(sender.blocksFingerprint());
        assertThat(first.finished()).isEqualTo(second.finished());
    }

    @Test
    void pause_keeps_what_is_sealed_and_says_how_much_that_is() throws Exception {
        Sender sender = large(18);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK + 5);
        sender.seal(stream, 0);
        stream.pause();
        assertThat(peer.last()).isEqualTo(new ServerMessage.Paused(1, BLOCK));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                core.uploads().page(Sender.ANA, null, 100).uploads())
                        .singleElement()
                        .satisfies(upload -> {
                            assertThat(upload.state()).isEqualTo("paused");
                            assertThat(upload.active()).isFalse();
                            assertThat(upload.durable()).isEqualTo(BLOCK);
                        }));
    }
}
