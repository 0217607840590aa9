package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of steps, a server that dies between any two of them, and a disk that fails at one.
class DurabilityTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;

    @TempDir
    Path folder;

    private final CoreFixture fixture = new CoreFixture();
    private Path data;
    private ServerCore core;

    @BeforeEach
    void open() {
        data = folder.resolve("data");
        core = fixture.open(data);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Sender large(long seed) {
        return new Sender(Sender.random(BLOCK + 12_345, seed)).keyed("key-of-transfer-" + seed);
    }

    private void assertFile(Path where, Sender sender, String name) throws IOException {
        assertThat(Files.readAllBytes(where.resolve("files/ana/Day-2").resolve(name)))
                .isEqualTo(sender.content);
    }

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
    void a_force_that_fails_is_not_repeated_and_the_upload_goes_on_from_what_was_durable() throws Exception {
        Sender sender = large(4);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String part = peer.ready().upload() + ".part";
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("force") && step.name().equals(part) && forces.incrementAndGet() == 1) {
                throw new IOException("Input/output error");
            }
        });
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);

        ServerMessage.Failed failed = peer.failed();
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        assertThat(failed.retryable()).isTrue();
        assertThat(stream.durable()).isZero();
        assertThat(forces).hasValue(1);
        assertThat(core.health().now().status()).isEqualTo("degraded");

        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bytes_that_a_failed_force_lost_are_sent_again_and_survive_a_power_cut(boolean indexFailsToo) throws Exception {
        Sender sender = large(17);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        String part = peer.ready().upload() + ".part";
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            boolean fails = step.what().equals("force") && step.name().equals(part) && forces.incrementAndGet() == 1;
            if (fails || (indexFailsToo && forces.get() > 0 && step.what().equals("COMMIT"))) {
                throw new IOException("Input/output error");
            }
        });
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        if (indexFailsToo) {
            core.close();
            core = fixture.open(data);
        }

        HeardPeer again = new HeardPeer();
        UploadStream resumed = sender.open(core.uploads(), again);
        assertThat(again.ready().durable()).isZero();
        assertThat(again.ready().missing()).containsExactly(new Range(0, sender.content.length));
        sender.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(sender.blocksFingerprint());
        again.finished();
        assertFile(fixture.powerCut(data, folder.resolve("cut")), sender, "cut.mov");
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
    void a_force_that_fails_at_the_end_of_a_small_file_publishes_nothing() throws Exception {
        Sender sender = new Sender(Sender.random(500, 5)).named("small").keyed("key-of-small-file");
        AtomicInteger forces = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("force") && step.name().endsWith(".part") && forces.incrementAndGet() == 1) {
                throw new IOException("Input/output error");
            }
        });
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        assertThat(data.resolve("files/ana")).doesNotExist();
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "small");
    }

    @Test
    void a_disk_that_is_full_in_the_middle_ends_the_stream_and_loses_nothing() throws Exception {
        Sender sender = large(6);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        Awaitility.await().until(() -> stream.durable() == BLOCK);
        fixture.disk().before(step -> {
            if (step.what().equals("write") && step.name().endsWith(".part")) {
                throw new IOException("No space left on device");
            }
        });
        sender.send(stream, BLOCK, sender.content.length);
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(peer.failed().retryable()).isTrue();

        fixture.disk().before(step -> {});
        HeardPeer again = new HeardPeer();
        UploadStream resumed = sender.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(BLOCK);
        sender.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(sender.blocksFingerprint());
        again.finished();
        assertFile(data, sender, "cut.mov");
    }

    @Test
    void what_does_not_fit_is_refused_before_a_byte_with_both_numbers() throws Exception {
        fixture.disk().setUsableSpace(1_000_000);
        Sender sender = large(7);
        ServerMessage.Failed failed = sender.upload(core.uploads()).failed();
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(failed.details())
                .containsEntry("needed", (long) sender.content.length)
                .containsEntry("available", 1_000_000L);
        try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void a_preallocation_that_fails_leaves_nothing_behind() throws Exception {
        fixture.disk().before(step -> {
            if (step.what().equals("reserve")) {
                throw new IOException("No space left on device");
            }
        });
        assertThat(large(8).upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "SYNC"})
    void an_index_that_fails_says_so_and_is_opened_again_and_nothing_is_lost(String step) throws Exception {
        Sender sender = large(9);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        AtomicInteger failures = new AtomicInteger();
        fixture.disk().before(each -> {
            if (each.what().equals(step) && failures.incrementAndGet() <= 2) {
                throw new IOException("No space left on device");
            }
        });
        stream.finish(sender.blocksFingerprint());
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(peer.failed().retryable()).isTrue();

        Awaitility.await().until(() -> core.health().now().status().equals("ok"));
        assertThat(failures).hasValueGreaterThan(2);
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
        assertThat(core.library().page(Sender.ANA, "Day-2", null, 10).files()).hasSize(1);
        assertThat(core.library().space(Sender.ANA).used()).isEqualTo(sender.content.length);
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void a_full_disk_under_the_journal_publishes_nothing_and_the_next_try_does() throws Exception {
        Sender sender = large(10);
        AtomicInteger failures = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("write") && step.name().equals("journal.log") && failures.incrementAndGet() == 1) {
                throw new IOException("No space left on device");
            }
        });
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(data.resolve("files/ana")).doesNotExist();
        sender.upload(core.uploads()).finished();
        assertFile(data, sender, "cut.mov");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "truncated", "zeroed", "flipped"})
    void a_lost_or_damaged_index_is_rebuilt_from_everything_else(String how) throws Exception {
        core.accounts().add("ana", "correct horse", false, 1L << 30);
        Sender finished = large(11);
        var receipt = finished.upload(core.uploads()).finished();
        Sender open = large(12).named("open.mov");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = open.open(core.uploads(), peer);
        open.send(stream, 0, BLOCK);
        open.seal(stream, 0);
        Awaitility.await().until(() -> stream.durable() == BLOCK);
        core.library().makeFolder(Sender.ANA, "empty/inside");
        core.close();

        Path index = data.resolve("lading.mv.db");
        byte[] bytes = Files.readAllBytes(index);
        switch (how) {
            case "deleted" -> Files.delete(index);
            case "truncated" -> Files.write(index, Arrays.copyOf(bytes, bytes.length / 3));
            case "zeroed" -> Files.write(index, new byte[0]);
            default -> {
                for (int i = 0; i < bytes.length; i += 61) {
                    bytes[i] ^= 0x55;
                }
                Files.write(index, bytes);
            }
        }
        core = fixture.open(data);

        assertThat(core.accounts().list()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("ana");
            assertThat(account.quota()).isEqualTo(1L << 30);
            assertThat(account.used()).isEqualTo(finished.content.length);
        });
        core.sessions().signIn("ana", "correct horse", "127.0.0.1");
        assertThat(finished.upload(core.uploads()).finished()).isEqualTo(receipt);
        assertThat(core.library().page(Sender.ANA, "empty", null, 10).folders()).containsExactly("inside");
        HeardPeer again = new HeardPeer();
        UploadStream resumed = open.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(BLOCK);
        open.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(open.blocksFingerprint());
        again.finished();
        assertFile(data, open, "open.mov");
        if (!how.equals("deleted") && !how.equals("zeroed")) {
            try (Stream<Path> all = Files.list(data)) {
                assertThat(all).anyMatch(path -> path.getFileName().toString().startsWith("lading.mv.db.corrupt-"));
            }
        }
    }

    @Test
    void files_without_any_record_are_adopted_when_the_index_is_rebuilt() throws Exception {
        Sender sender = large(13);
        sender.upload(core.uploads()).finished();
        core.close();
        Files.delete(data.resolve("lading.mv.db"));
        Files.delete(data.resolve("journal.log"));
        core = fixture.open(data);
        var files = core.library().page(Sender.ANA, "Day-2", null, 10).files();
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("cut.mov");
            assertThat(file.fingerprint()).isEqualTo(sender.blocksFingerprint());
        });
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
