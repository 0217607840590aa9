package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    @TempDir
    Path data;

    private ServerCore core;

    @BeforeEach
    void open() throws Exception {
        core = ServerCore.open(data, CoreOptions.standard().withReserveBytes(0L));
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Test
    void a_large_file_lies_read_only_under_its_name_with_the_same_bytes() throws Exception {
        byte[] content = Sender.random(9_000_001, 1);
        var finished = new Sender(content)
                .keyed("key-of-the-transfer")
                .upload(core.uploads())
                .finished();

        Path file = data.resolve("files/ana/Day-2/cut.mov");
        assertThat(finished.instant()).isFalse();
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        assertThat(Files.isWritable(file) && !System.getProperty("user.name").equals("root"))
                .isFalse();
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, GROUP_READ, OTHERS_READ]");
        try (var incoming = Files.list(data.resolve("incoming"))) {
            assertThat(incoming).isEmpty();
        }
    }

    @Test
    void a_small_file_needs_no_answer_before_its_bytes() throws Exception {
        byte[] content = Sender.random(4096, 2);
        Sender sender = new Sender(content).named("note.txt");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = core.uploads().open(Sender.ANA, sender.init(), peer);
        assertThat(stream.opened().toCompletableFuture()).isDone();
        sender.send(stream, 0, content.length);
        sender.seal(stream, 0);
        stream.finish(sender.blocksFingerprint());

        assertThat(peer.finished().name()).isEqualTo("note.txt");
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/note.txt"))).isEqualTo(content);
    }
}
