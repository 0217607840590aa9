package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ConflictPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a file is to lie: below folders that are there or can be made.
class FolderPlaceTest {
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
    void a_file_in_the_place_of_a_folder_is_said_before_anything_is_sent() {
        file(100, 40).named("a").upload(core.uploads()).finished();
        for (int size : new int[] {100, 2 * Blocks.BLOCK_SIZE}) {
            Sender inside = file(size, 41);
            inside.folder = "Day-2/a/b";
            HeardPeer peer = new HeardPeer();
            inside.open(core.uploads(), peer);
            assertThat(peer.heard).hasSize(1);
            assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.BAD_NAME);
            assertThat(peer.failed().message()).contains("folder 'a' is needed");
        }
    }

    @Test
    void all_files_of_a_group_hear_that_a_file_took_the_place_of_their_folder() throws Exception {
        List<Sender> senders = new ArrayList<>();
        List<HeardPeer> peers = new ArrayList<>();
        List<UploadStream> streams = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Sender inside = file(100, 50 + i).named("file-" + i);
            inside.folder = "Day-2/a";
            HeardPeer peer = new HeardPeer();
            UploadStream stream = inside.open(core.uploads(), peer);
            inside.sendMissing(stream, peer.ready().missing(), List.of());
            senders.add(inside);
            peers.add(peer);
            streams.add(stream);
        }
        file(100, 49).named("a").upload(core.uploads()).finished();
        for (int i = 0; i < 20; i++) {
            streams.get(i).finish(senders.get(i).blocksFingerprint());
        }
        for (HeardPeer peer : peers) {
            assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.BAD_NAME);
        }
    }

    @Test
    void the_top_folder_is_called_so() {
        Sender first = file(100, 42);
        first.folder = "";
        first.upload(core.uploads()).finished();
        Sender other = file(101, 43);
        other.folder = "";
        other.onConflict = ConflictPolicy.FAIL;
        assertThat(other.upload(core.uploads()).failed().message())
                .isEqualTo("'cut.mov' is already in the top folder with other content");
    }
}
