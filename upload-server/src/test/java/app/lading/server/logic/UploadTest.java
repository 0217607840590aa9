package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

///
class UploadTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;

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
    void a_large_file_lies_read_only_under_its_name_with_the_same_bytes() throws Exception {
        Sender sender = large(1);
        var finished = sender.upload(core.uploads()).finished();

        Path file = data.resolve("files/ana/Day-2/cut.mov");
        assertThat(finished.instant()).isFalse();
        assertThat(finished.fingerprint()).isEqualTo(sender.blocksFingerprint());
        assertThat(Files.readAllBytes(file)).isEqualTo(sender.content);
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, GROUP_READ, OTHERS_READ]");
        assertThat(namesIn("incoming")).isEmpty();
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads()).isEmpty();
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

    @Test
    void an_empty_file_is_a_file() throws Exception {
        assertThat(new Sender(new byte[0])
                        .named("empty")
                        .upload(core.uploads())
                        .finished()
                        .size())
                .isZero();
        assertThat(data.resolve("files/ana/Day-2/empty")).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, BAD_SIZE",
        "-9223372036854775808, BAD_SIZE",
        "9223372036854775807, FILE_TOO_LARGE",
        "17592186044417, FILE_TOO_LARGE"
    })
    void an_impossible_size_is_refused(long size, ErrorCode code) throws Exception {
        HeardPeer peer = new HeardPeer();
        var init = new Sender(new byte[0]).init();
        core.uploads()
                .open(
                        Sender.ANA,
                        new ClientMessage.Init(
                                1, null, "a", "", size, 0, null, null, "d", init.run(), 0, init.onConflict()),
                        peer);
        assertThat(peer.failed().errorCode()).isEqualTo(code);
        assertThat(namesIn("incoming")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000_000, 9_000_000})
    void bytes_scattered_over_too_many_places_are_refused_and_the_upload_goes_on_in_order(int size) throws Exception {
        Sender sender = new Sender(Sender.random(size, 40)).keyed("key-of-scattered-" + size);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        int taken = 0;
        while (taken < 3000 && !stream.ended()) {
            sender.send(stream, 2L * taken, 2L * taken + 1);
            taken++;
        }

        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.BAD_STATE);
        assertThat(peer.failed().message()).contains("at most 1000 ranges");
        assertThat(taken).isEqualTo(1001);
        sender.upload = peer.ready().upload();
        HeardPeer again = new HeardPeer();
        UploadStream next = sender.open(core.uploads(), again);
        sender.sendMissing(next, again.ready().missing(), again.ready().unsealed());
        next.finish(sender.blocksFingerprint());
        again.finished();
        assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(sender.content);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 10, BAD_OFFSET",
        "0, 0, BAD_OFFSET",
        "4194300, 10, BAD_OFFSET",
        "8400953, 1, TOO_MANY_BYTES",
        "8400950, 10, TOO_MANY_BYTES",
        "9223372036854775807, 9223372036854775807, TOO_MANY_BYTES",
        "-9223372036854775808, 1, BAD_OFFSET"
    })
    void a_chunk_that_does_not_fit_is_refused_before_a_byte_is_written(long offset, long length, ErrorCode code) {
        Sender sender = large(3);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        long before = fixture.disk().steps().stream()
                .filter(step -> step.what().equals("write"))
                .count();

        assertThat(stream.chunk(offset, length)).isFalse();

        assertThat(peer.failed().errorCode()).isEqualTo(code);
        assertThat(peer.failed().details())
                .containsExactly(entry("expected", List.of(0L, (long) sender.content.length)));
        stream.write(ByteBuffer.allocate(10));
        assertThat(fixture.disk().steps().stream()
                        .filter(step -> step.what().equals("write"))
                        .count())
                .isEqualTo(before);
    }

    @Test
    void a_fragmented_chunk_of_unknown_length_is_checked_while_it_comes() {
        Sender sender = large(4);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        assertThat(stream.chunk(BLOCK - 10, -1)).isTrue();
        stream.write(ByteBuffer.wrap(sender.content, BLOCK - 10, 10));
        assertThat(stream.ended()).isFalse();
        stream.write(ByteBuffer.allocate(1));
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.BAD_OFFSET);
    }

    @Test
    void a_wrong_block_is_rejected_forgotten_and_asked_for_again() throws Exception {
        Sender sender = large(5);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        stream.chunk(0, 100);
        stream.write(ByteBuffer.allocate(100));
        sender.send(stream, 100, BLOCK);
        sender.seal(stream, 0);
        assertThat(peer.hear(ServerMessage.Reject.class).block()).isZero();

        sender.sendMissing(stream, List.of(new Range(0, sender.content.length)), List.of());
        stream.finish(sender.blocksFingerprint());

        peer.finished();
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/cut.mov"))).isEqualTo(sender.content);
    }

    @Test
    void a_flipped_bit_in_the_last_piece_of_a_block_hashed_in_hand_is_rejected() {
        Sender sender = large(6);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK - 1);
        stream.chunk(BLOCK - 1, 1);
        stream.write(ByteBuffer.wrap(new byte[] {(byte) (sender.content[BLOCK - 1] ^ 1)}));
        sender.seal(stream, 0);
        assertThat(peer.hear(ServerMessage.Reject.class).block()).isZero();
        assertThat(stream.durable()).isZero();
    }

    @Test
    void seal_and_finish_come_when_the_bytes_are_there() {
        Sender sender = large(7);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK - 1);
        sender.seal(stream, 0);
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.BAD_STATE);
        assertThat(peer.failed().details()).containsEntry("expected", List.of(BLOCK - 1L, (long) BLOCK));

        HeardPeer again = new HeardPeer();
        UploadStream second = sender.open(core.uploads(), again);
        second.finish(sender.blocksFingerprint());
        assertThat(again.failed().errorCode()).isEqualTo(ErrorCode.BAD_STATE);
    }

    @Test
    void a_block_sealed_again_is_fine_when_equal_and_a_changed_source_when_not() {
        Sender sender = large(8);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, BLOCK);
        sender.seal(stream, 0);
        sender.seal(stream, 0);
        assertThat(stream.ended()).isFalse();
        stream.seal(0, "00".repeat(32));
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.SOURCE_CHANGED);
    }

    @Test
    void another_fingerprint_at_the_end_publishes_nothing_and_keeps_the_upload_as_failed() throws Exception {
        Sender sender = large(9);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.sendMissing(stream, peer.ready().missing(), List.of());
        stream.finish(new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, new byte[32]));
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.FINGERPRINT_MISMATCH);
        assertThat(namesIn("files/ana/Day-2")).isEmpty();
        assertThat(core.uploads().page(Sender.ANA, null, 100).uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.state()).isEqualTo("failed"));
    }

    @Test
    void a_wrong_md5_publishes_nothing_and_the_right_one_is_remembered() throws Exception {
        Sender sender = large(10);
        sender.fingerprint = new Fingerprint(Fingerprint.Algorithm.MD5, new byte[16]);
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.FINGERPRINT_MISMATCH);
        assertThat(namesIn("files/ana/Day-2")).isEmpty();

        Sender small = new Sender(Sender.random(1000, 10)).named("small");
        small.fingerprint = new Fingerprint(Fingerprint.Algorithm.MD5, new byte[16]);
        assertThat(small.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.FINGERPRINT_MISMATCH);
        Awaitility.await().untilAsserted(() -> assertThat(namesIn("incoming")).hasSize(2));
    }

    @Test
    void messages_after_the_end_are_ignored() {
        Sender sender = large(21);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        stream.cancel();
        peer.last();
        assertThat(stream.chunk(0, 10)).isFalse();
        stream.write(ByteBuffer.allocate(10));
        sender.seal(stream, 0);
        stream.finish(sender.blocksFingerprint());
        stream.detach();
        assertThat(peer.last).hasSize(1);
    }
}
