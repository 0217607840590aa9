package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Content that is there already is read before it counts.
class InstantReadTest {
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

    private Path finished(String name) {
        return data.resolve("files/ana/Day-2").resolve(name);
    }

    private static void rot(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, bytes);
    }

    private void restart() {
        core.close();
        core = fixture.open(data);
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5_000_000})
    void content_that_rotted_is_not_linked_but_sent_again_and_marked(int size) throws Exception {
        Sender first = new Sender(Sender.random(size, 1)).named("a.mov");
        String id = first.upload(core.uploads()).finished().file();
        rot(finished("a.mov"));
        restart();
        Sender second = new Sender(first.content).named("b.mov");
        second.fingerprint = second.blocksFingerprint();
        ServerMessage.Finished answer = second.upload(core.uploads()).finished();
        assertThat(answer.instant()).isFalse();
        assertThat(Files.readAllBytes(finished("b.mov"))).isEqualTo(first.content);

        // The damaged one is known by now, and healed by its own name.
        Sender again = new Sender(first.content).named("a.mov");
        assertThat(again.upload(core.uploads()).finished().file()).isEqualTo(id);
        assertThat(Files.readAllBytes(finished("a.mov"))).isEqualTo(first.content);
    }

    @Test
    void a_file_of_the_same_name_and_content_is_read_before_what_was_sent_is_thrown_away() throws Exception {
        Sender first = new Sender(Sender.random(6000, 2)).named("a.mov");
        String id = first.upload(core.uploads()).finished().file();
        rot(finished("a.mov"));
        restart();
        Sender again = new Sender(first.content).named("a.mov");
        assertThat(again.upload(core.uploads()).finished().file()).isEqualTo(id);
        assertThat(Files.readAllBytes(finished("a.mov"))).isEqualTo(first.content);
    }

    @Test
    void content_is_read_once_and_then_known_to_be_right() {
        Sender first = new Sender(Sender.random(7000, 3)).named("a.mov");
        first.upload(core.uploads()).finished();
        restart();
        AtomicInteger reads = new AtomicInteger();
        fixture.disk().beforeRead(step -> {
            if (step.name().equals("a.mov")) {
                reads.incrementAndGet();
            }
        });
        for (int i = 0; i < 3; i++) {
            Sender linked = new Sender(first.content).named("copy-" + i);
            linked.fingerprint = linked.blocksFingerprint();
            assertThat(linked.upload(core.uploads()).finished().instant()).isTrue();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void while_large_content_is_read_before_the_answer_the_client_hears_how_far_it_is() {
        Sender first = new Sender(Sender.random((64 << 20) + 5_000_000, 5)).named("a.mov");
        first.upload(core.uploads()).finished();
        restart();
        Sender linked = new Sender(first.content).named("b.mov");
        linked.fingerprint = linked.blocksFingerprint();
        HeardPeer peer = new HeardPeer();
        linked.open(core.uploads(), peer);

        assertThat(peer.finished().instant()).isTrue();
        assertThat(peer.heard)
                .filteredOn(ServerMessage.Verifying.class::isInstance)
                .extracting(message -> ((ServerMessage.Verifying) message).done())
                .containsExactly(0L, 64L << 20);
    }

    @Test
    void what_was_just_received_is_not_read_again() {
        Sender first = new Sender(Sender.random(8000, 4)).named("a.mov");
        first.upload(core.uploads()).finished();
        AtomicInteger reads = new AtomicInteger();
        fixture.disk().beforeRead(step -> {
            if (step.name().equals("a.mov")) {
                reads.incrementAndGet();
            }
        });
        Sender linked = new Sender(first.content).named("b.mov");
        linked.fingerprint = linked.blocksFingerprint();
        assertThat(linked.upload(core.uploads()).finished().instant()).isTrue();
        assertThat(reads).hasValue(0);
    }
}
