package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ServerMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Space that was promised to one upload is not promised to another, whatever happens to the server.
class SpaceTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;

    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Sender file(int size, long seed) {
        return new Sender(Sender.random(size, seed))
                .keyed("key-of-the-file-" + seed)
                .named("file-" + seed);
    }

    /// Sends the first of three blocks, and stops the server.
    private void beginAndStop() {
        ServerCore core = fixture.open(data);
        Sender begun = file(3 * BLOCK, 1);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = begun.open(core.uploads(), peer);
        begun.send(stream, 0, BLOCK);
        begun.seal(stream, 0);
        stream.pause();
        peer.last();
        core.close();
    }

    @Test
    void what_was_promised_before_a_restart_and_not_written_yet_is_not_promised_again() {
        fixture.reserveNothing();
        beginAndStop();
        ServerCore core = fixture.open(data);
        fixture.disk().setUsableSpace(4L * BLOCK);

        ServerMessage.Failed failed =
                file(2 * BLOCK + 1, 2).upload(core.uploads()).failed();

        assertThat(failed.errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(failed.details()).contains(entry("available", 2L * BLOCK));
        file(2 * BLOCK, 3).upload(core.uploads()).finished();
    }

    @Test
    void what_the_disk_holds_for_an_upload_from_before_a_restart_is_free_no_more_and_not_counted_twice() {
        beginAndStop();
        ServerCore core = fixture.open(data);
        assertThat(fixture.disk().stepsAsText()).anyMatch(step -> step.startsWith("reserve u"));
        fixture.disk().setUsableSpace(2L * BLOCK);

        file(2 * BLOCK, 4).upload(core.uploads()).finished();
    }

    @Test
    void content_that_has_to_be_copied_because_it_cannot_be_linked_needs_the_space_of_a_copy() {
        ServerCore core = fixture.open(data);
        Sender first = file(2 * BLOCK, 5);
        first.upload(core.uploads()).finished();
        fixture.disk().linkNothing();
        Sender second = new Sender(first.content).named("second");
        second.fingerprint = first.blocksFingerprint();

        fixture.disk().setUsableSpace(2L * BLOCK - 1);
        assertThat(second.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();

        fixture.disk().setUsableSpace(2L * BLOCK);
        assertThat(second.upload(core.uploads()).finished().instant()).isTrue();
        assertThat(data.resolve("files/ana/Day-2/second")).hasBinaryContent(first.content);
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
        assertThat(core.library().space(Sender.ANA).used()).isEqualTo(4L * BLOCK);
    }

    @Test
    void content_that_turns_out_to_be_there_is_sent_when_it_can_neither_be_linked_nor_copied() {
        ServerCore core = fixture.open(data);
        Sender first = file(2 * BLOCK, 6);
        first.upload(core.uploads()).finished();
        fixture.disk().linkNothing();
        fixture.disk().setUsableSpace(3L * BLOCK);
        Sender second = new Sender(first.content).named("second");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = second.open(core.uploads(), peer);
        fixture.disk().setUsableSpace(BLOCK);

        stream.offer(first.blocksFingerprint());
        second.sendMissing(stream, peer.ready().missing(), peer.ready().unsealed());
        stream.finish(second.blocksFingerprint());

        assertThat(peer.finished().instant()).isFalse();
        assertThat(fixture.disk().stepsAsText()).noneMatch(step -> step.startsWith("copy "));
    }
}
