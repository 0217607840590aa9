package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chunks in any order, twice, cut, on several lanes, with wrong bytes among them, connections lost and
/// servers killed in between: the file is the same in the end, and `durable` never says less than before.
class RandomUploadTest {
    private static final int SIZE = 3 * Blocks.BLOCK_SIZE + 777_777;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_happens_on_the_way_the_bytes_are_the_same_in_the_end(long seed) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Sender sender = new Sender(Sender.random(SIZE, seed)).keyed("key-of-random-transfer-" + seed);
        Path data = folder.resolve("data-0");
        long durable = 0;
        int deaths = 0;
        CoreFixture fixture = new CoreFixture();
        ServerCore core = fixture.open(data);
        try {
            for (int connection = 0; ; connection++) {
                sender.run = random.nextInt(4) == 0 ? "run-of-others-" + connection : "run-00000001";
                List<UploadStream> lanes = new ArrayList<>();
                List<HeardPeer> peers = new ArrayList<>();
                open(core, sender, random.nextInt(1, 4), lanes, peers);
                assertThat(lanes.getFirst().durable())
                        .as("durable after connection " + connection)
                        .isGreaterThanOrEqualTo(durable);
                boolean whole = connection >= 6;
                send(random, sender, lanes, peers, whole);
                if (whole) {
                    int last = random.nextInt(lanes.size());
                    lanes.get(last).finish(sender.blocksFingerprint());
                    peers.get(last).finished();
                    break;
                }
                durable = lanes.stream().mapToLong(UploadStream::durable).max().orElse(0);
                if (random.nextInt(3) == 0) {
                    Path next = CoreFixture.killed(data, folder.resolve("data-" + ++deaths));
                    core.close();
                    data = next;
                    core = fixture.open(data);
                } else if (random.nextBoolean()) {
                    lanes.forEach(UploadStream::detach);
                }
            }
            assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(sender.content);
            assertThat(core.library().verify(each -> {}).isClean()).isTrue();
            assertThat(data.resolve("incoming")).isEmptyDirectory();
        } finally {
            fixture.close();
        }
    }

    private static void open(
            ServerCore core, Sender sender, int count, List<UploadStream> lanes, List<HeardPeer> peers) {
        for (int lane = 0; lane < count; lane++) {
            sender.lane = lane;
            HeardPeer peer = new HeardPeer();
            lanes.add(sender.open(core.uploads(), peer));
            peer.ready();
            peers.add(peer);
        }
    }

    /// Sends some of what is missing, or all of it, in random pieces and order.
    private static void send(
            RandomGenerator random, Sender sender, List<UploadStream> lanes, List<HeardPeer> peers, boolean whole) {
        var ready = peers.getLast().ready();
        ready.unsealed().forEach(block -> sender.seal(lanes.getFirst(), block));
        RangeSet missing = RangeSet.of(ready.missing());
        List<Range> pieces = new ArrayList<>();
        for (Range range : missing.ranges()) {
            for (long at = range.start(); at < range.end(); ) {
                long stop = Math.min(
                        Math.min(range.end(), sender.blocks.end(sender.blocks.blockOf(at))),
                        at + random.nextInt(1, 700_000));
                pieces.add(new Range(at, stop));
                at = stop;
            }
        }
        if (random.nextBoolean()) {
            for (int i = pieces.size() - 1; i > 0; i--) {
                pieces.set(i, pieces.set(random.nextInt(i + 1), pieces.get(i)));
            }
        }
        int count = whole ? pieces.size() : random.nextInt(pieces.size() / 2 + 1);
        for (Range piece : pieces.subList(0, count)) {
            boolean wrong = random.nextInt(12) == 0;
            int block = sender.blocks.blockOf(piece.start());
            sendPiece(random, sender, lanes.get(random.nextInt(lanes.size())), piece, wrong);
            if (random.nextInt(10) == 0) {
                sendPiece(random, sender, lanes.get(random.nextInt(lanes.size())), piece, false);
            }
            missing.remove(piece.start(), piece.end());
            if (!missing.intersects(sender.blocks.start(block), sender.blocks.end(block))) {
                sealUntilRight(sender, lanes, peers, random.nextInt(lanes.size()), block);
            }
        }
        if (whole) {
            for (int block = 0; block < sender.blocks.count(); block++) {
                sealUntilRight(sender, lanes, peers, 0, block);
            }
        }
    }

    private static void sendPiece(
            RandomGenerator random, Sender sender, UploadStream stream, Range piece, boolean wrong) {
        byte[] bytes = new byte[(int) piece.length()];
        System.arraycopy(sender.content, (int) piece.start(), bytes, 0, bytes.length);
        if (wrong) {
            bytes[random.nextInt(bytes.length)] ^= 4;
        }
        assertThat(stream.chunk(piece.start(), random.nextBoolean() ? bytes.length : -1))
                .isTrue();
        for (int at = 0; at < bytes.length; ) {
            int stop = Math.min(bytes.length, at + random.nextInt(1, 200_000));
            stream.write(ByteBuffer.wrap(bytes, at, stop - at));
            at = stop;
        }
    }

    private static void sealUntilRight(
            Sender sender, List<UploadStream> lanes, List<HeardPeer> peers, int lane, int block) {
        int before = peers.get(lane).heard.size();
        sender.seal(lanes.get(lane), block);
        if (peers.get(lane).heard.size() > before) {
            sender.send(lanes.get(lane), sender.blocks.start(block), sender.blocks.end(block));
            sender.seal(lanes.get(lane), block);
        }
        assertThat(lanes.get(lane).ended()).isFalse();
    }
}
