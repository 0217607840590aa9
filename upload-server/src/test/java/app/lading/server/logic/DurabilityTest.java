package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import app.lading.server.storage.TestDisk.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of steps, a server that dies between any two of them, and a disk that fails at one.
class DurabilityTest extends WithCore {
    @Test
    void durable_is_said_after_bytes_then_digests_then_names_then_record_were_forced() {
        Sender sender = large(1);
        List<String> atDurable = new ArrayList<>();
        HeardPeer peer = new HeardPeer() {
            @Override
            public void durableChanged() {
                atDurable.addAll(fixture.disk().stepsAsText());
                super.durableChanged();
            }
        };
        UploadStream stream = sender.open(core.uploads(), peer);
        String id = peer.ready().upload();
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        Awaitility.await().until(() -> peer.durableChanges.get() == 1);

        assertThat(stream.durable()).isEqualTo(BLOCK);
        assertThat(atDurable)
                .containsSubsequence(
                        "reserve " + id + ".part",
                        "write " + id + ".side",
                        "write " + id + ".part",
                        "write " + id + ".side",
                        "force " + id + ".part",
                        "force " + id + ".side",
                        "force-folder incoming",
                        "COMMIT",
                        "SYNC");
        int force = atDurable.lastIndexOf("force " + id + ".part");
        assertThat(atDurable.subList(force, atDurable.size())).doesNotContain("write " + id + ".part");
    }

    @Test
    void finished_is_said_after_bytes_journal_name_folder_and_record_were_forced_in_this_order() {
        for (Sender sender : List.of(large(2), new Sender(Sender.random(100, 2)).named("small"))) {
            AtomicReference<List<String>> atEnd = new AtomicReference<>();
            AtomicReference<String> id = new AtomicReference<>();
            HeardPeer peer = new HeardPeer() {
                @Override
                public void end(ServerMessage message) {
                    atEnd.set(fixture.disk().stepsAsText());
                    super.end(message);
                }
            };
            UploadStream stream = sender.open(core.uploads(), peer);
            id.set(peer.ready().upload());
            sender.sendMissing(stream, peer.ready().missing(), List.of());
            stream.finish(sender.blocksFingerprint());
            peer.finished();
            assertThat(atEnd.get())
                    .containsSubsequence(
                            "write " + id + ".part",
                            "force " + id + ".part",
                            "write journal.log",
                            "force journal.log",
                            "place " + sender.name,
                            "force-folder Day-2",
                            "COMMIT",
                            "SYNC");
        }
    }

    /// Steps at which the server is thought to die, each time anew, while a large and a small file are sent.
    @ParameterizedTest
    @ValueSource(strings = {"large", "small"})
    void a_server_that_dies_before_any_step_goes_on_and_publishes_exactly_once(String kind) throws Exception {
        Sender sender = kind.equals("large")
                ? large(3)
                : new Sender(Sender.random(5000, 3)).named("small").keyed("key-of-small-file");
        List<Path> copies = new ArrayList<>();
        List<Step> deaths = new ArrayList<>();
        List<Long> durableThen = new ArrayList<>();
        AtomicReference<UploadStream> current = new AtomicReference<>();
        fixture.disk().before(step -> {
            synchronized (copies) {
                copies.add(CoreFixture.killed(data, folder.resolve("dead-" + copies.size())));
                deaths.add(step);
                UploadStream stream = current.get();
                durableThen.add(stream == null ? 0 : stream.durable());
            }
        });
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        current.set(stream);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        Awaitility.await().until(() -> kind.equals("small") || stream.durable() == sender.content.length);
        stream.finish(sender.blocksFingerprint());
        peer.finished();
        fixture.disk().before(step -> {});

        assertThat(copies).hasSizeGreaterThan(kind.equals("large") ? 15 : 8);
        Set<String> tried = new HashSet<>();
        for (int i = 0; i < copies.size(); i++) {
            String what = "death before " + deaths.get(i);
            if (deaths.get(i).what().equals("write") && !tried.add(what)) {
                continue;
            }
            ServerCore next = fixture.open(copies.get(i));
            HeardPeer again = new HeardPeer();
            UploadStream resumed = sender.open(next.uploads(), again);
            if (!resumed.ended()) {
                assertThat(again.ready().durable()).as(what).isGreaterThanOrEqualTo(durableThen.get(i));
                sender.sendMissing(
                        resumed, again.ready().missing(), again.ready().unsealed());
                resumed.finish(sender.blocksFingerprint());
            }
            again.finished();
            assertFile(copies.get(i), sender, sender.name);
            assertThat(next.library().page(Sender.ANA, "Day-2", null, 10).files())
                    .as(what)
                    .hasSize(1);
            try (Stream<Path> left = Files.list(copies.get(i).resolve("incoming"))) {
                assertThat(left).as(what).isEmpty();
            }
            next.close();
        }
    }

    @Test
    void a_part_file_that_became_shorter_is_claimed_only_as_far_as_it_goes() throws Exception {
        Sender sender = new Sender(Sender.random(3 * BLOCK, 18)).keyed("key-of-transfer-18");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String id = peer.ready().upload();
        for (int block = 0; block < 2; block++) {
            sender.send(stream, (long) block * BLOCK, (block + 1L) * BLOCK);
            sender.seal(stream, block);
        }
        sender.send(stream, 2L * BLOCK, 2L * BLOCK + 1000);
        stream.pause();
        peer.last();
        core.close();
        try (var file = FileChannel.open(data.resolve("incoming").resolve(id + ".part"), StandardOpenOption.WRITE)) {
            file.truncate(BLOCK + 5);
        }
        core = fixture.open(data);
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads())
                .singleElement()
                .satisfies(upload -> {
                    assertThat(upload.durable()).isEqualTo(BLOCK);
                    assertThat(upload.missing()).containsExactly(new Range(BLOCK, 3L * BLOCK));
                });
        HeardPeer again = new HeardPeer();
        UploadStream resumed = sender.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(BLOCK);
        assertThat(again.ready().missing()).containsExactly(new Range(BLOCK, 3L * BLOCK));
        sender.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(sender.blocksFingerprint());
        again.finished();
        assertFile(data, sender, "cut.mov");
    }

    @Test
    void the_blocks_sealed_last_are_read_at_a_start_wherever_they_are_in_the_file() throws Exception {
        Sender sender = new Sender(Sender.random(6 * BLOCK, 19)).keyed("key-of-transfer-19");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String id = peer.ready().upload();
        for (int block = 5; block >= 0; block--) {
            sender.send(stream, (long) block * BLOCK, (block + 1L) * BLOCK);
            sender.seal(stream, block);
        }
        stream.pause();
        peer.last();
        core.close();
        try (var file = FileChannel.open(data.resolve("incoming").resolve(id + ".part"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(100), 5000);
        }
        core = fixture.open(data);
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }

    @Test
    void blocks_sealed_but_not_recorded_when_the_server_died_are_read_and_need_not_be_sent_again() {
        Sender sender = large(14);
        HeardPeer peer = new HeardPeer();
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            // Nothing is flushed any more: as if the server died within the second.
            if (step.what().equals("force") && step.name().endsWith(".part")) {
                forces.incrementAndGet();
                throw new IOException("never came so far");
            }
        });
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        Path dead = CoreFixture.killed(data, folder.resolve("dead"));

        ServerCore next = fixture.open(dead);
        HeardPeer again = new HeardPeer();
        UploadStream resumed = sender.open(next.uploads(), again);
        assertThat(again.ready().missing())
                .singleElement()
                .satisfies(range -> assertThat(range.start()).isEqualTo(BLOCK));
        assertThat(again.ready().unsealed()).isEmpty();
        Awaitility.await().until(() -> resumed.durable() == BLOCK);
    }

    @Test
    void a_recorded_block_whose_bytes_are_gone_is_asked_for_again() throws Exception {
        Sender sender = large(15);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String id = peer.ready().upload();
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        Awaitility.await().until(() -> stream.durable() == BLOCK);
        core.close();
        try (var file = FileChannel.open(data.resolve("incoming").resolve(id + ".part"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(100), 5000);
        }
        core = fixture.open(data);
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }

    @Test
    void a_part_file_that_vanished_is_sent_anew() throws Exception {
        Sender sender = large(16);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String id = peer.ready().upload();
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        Awaitility.await().until(() -> stream.durable() == BLOCK);
        core.close();
        Files.delete(data.resolve("incoming").resolve(id + ".part"));
        core = fixture.open(data);
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }
}
