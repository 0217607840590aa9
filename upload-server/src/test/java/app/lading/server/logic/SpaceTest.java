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
        return new Sender(Sender.random(size, seed)).keyed("key-of-the-file-" + seed).named("file-" + seed);
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
}
