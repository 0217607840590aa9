package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of one block, which have no record that lasts before they are finished.
class LightUploadTest {
    private static final int SIZE = 3000;

    @TempDir
    Path data;

    private final AtomicLong tick = new AtomicLong(System.nanoTime());
    private final CoreFixture fixture = new CoreFixture();
    private ServerCore core;

    @BeforeEach
    void open() {
        core = fixture.open(data, CoreFixture.OPTIONS.withClock(Clock.systemUTC(), tick::get));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Sender small(long seed) {
        return new Sender(Sender.random(SIZE, seed)).named("note.txt");
    }

    private HeardPeer sealedAndPaused(Sender sender) {
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, SIZE);
        sender.seal(stream, 0);
        stream.pause();
        assertThat(peer.last()).isEqualTo(new ServerMessage.Paused(1, 0));
        return peer;
    }

    private void finishWithoutSending(Sender sender) throws Exception {
        HeardPeer again = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), again);
        assertThat(again.ready().missing()).isEmpty();
        stream.finish(sender.blocksFingerprint());
        assertThat(again.finished().name()).isEqualTo("note.txt");
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/note.txt"))).isEqualTo(sender.content);
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
        assertThat(inIncoming()).isEmpty();
    }

    private List<String> inIncoming() throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("incoming"))) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void a_paused_one_goes_on_by_its_number_and_what_was_sealed_is_not_sent_again() throws Exception {
        Sender sender = small(1);
        sender.upload = sealedAndPaused(sender).ready().upload();
        finishWithoutSending(sender);
    }

    @Test
    void a_paused_one_goes_on_by_its_key_with_another_run() throws Exception {
        Sender sender = small(2).keyed("key-of-small-file-2");
        sealedAndPaused(sender);
        sender.run = "run-00000002";
        finishWithoutSending(sender);
    }

    @Test
    void of_a_broken_one_bytes_that_were_not_sealed_are_asked_for_again() throws Exception {
        Sender sender = small(3).keyed("key-of-small-file-3");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, SIZE);
        stream.detach();
        Awaitility.await().untilAsserted(() -> assertThat(inIncoming()).isEmpty());

        sender.upload = peer.ready().upload();
        HeardPeer again = new HeardPeer();
        UploadStream next = sender.open(core.uploads(), again);
        assertThat(again.ready().missing()).containsExactly(new Range(0, SIZE));
        sender.sendMissing(next, again.ready().missing(), List.of());
        next.finish(sender.blocksFingerprint());
        again.finished();
    }

    @Test
    void sealed_bytes_that_changed_on_the_disk_meanwhile_are_asked_for_again() throws Exception {
        Sender sender = small(4).keyed("key-of-small-file-4");
        String upload = sealedAndPaused(sender).ready().upload();
        Awaitility.await().until(() -> core.health().counters().activeUploads() == 0);
        Files.write(data.resolve("incoming").resolve(upload + ".part"), new byte[SIZE]);

        var finished = sender.upload(core.uploads()).finished();
        assertThat(finished.fingerprint()).isEqualTo(sender.blocksFingerprint());
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/note.txt"))).isEqualTo(sender.content);
    }

    @Test
    void one_that_nobody_continues_for_ten_minutes_is_forgotten_with_its_bytes_and_its_space() throws Exception {
        Sender sender = small(5).keyed("key-of-small-file-5");
        String upload = sealedAndPaused(sender).ready().upload();
        Awaitility.await().until(() -> core.health().counters().activeUploads() == 0);
        assertThat(core.library().space(Sender.ANA).reserved()).isEqualTo(SIZE);
        tick.addAndGet(TimeUnit.MINUTES.toNanos(10));
        Awaitility.await().untilAsserted(() -> assertThat(inIncoming()).isEmpty());
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();

        sender.upload = upload;
        HeardPeer byNumber = new HeardPeer();
        sender.open(core.uploads(), byNumber);
        assertThat(byNumber.failed().errorCode()).isEqualTo(ErrorCode.NOT_FOUND);
        sender.upload = null;
        sender.upload(core.uploads()).finished();
    }

    @Test
    void one_that_nobody_is_connected_to_can_be_given_up_by_its_owner_only() throws Exception {
        Sender sender = small(6);
        String upload = sealedAndPaused(sender).ready().upload();
        UserRef bob = new UserRef("bob", false);
        assertThatThrownBy(() -> core.uploads().cancel(bob, upload))
                .isInstanceOf(LadingException.class)
                .hasMessage("there is no such upload");
        sender.upload = upload;
        HeardPeer foreign = new HeardPeer();
        sender.open(core.uploads(), foreign, bob);
        assertThat(foreign.failed().errorCode()).isEqualTo(ErrorCode.NOT_FOUND);

        core.uploads().cancel(Sender.ANA, upload);

        assertThat(inIncoming()).isEmpty();
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void only_so_many_are_kept_and_the_oldest_make_room() {
        String first = null;
        for (int i = 0; i <= 2000; i++) {
            Sender sender = small(7).named("note-" + i);
            HeardPeer peer = new HeardPeer();
            sender.open(core.uploads(), peer).detach();
            first = first == null ? peer.ready().upload() : first;
        }
        Awaitility.await().until(() -> core.health().counters().activeUploads() == 0);
        assertThat(core.library().space(Sender.ANA).reserved()).isEqualTo(2000L * SIZE);
    }
}
