package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.frame.CollectingHandler.Heard;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes come, a reader takes them or refuses them, in the same way however they are cut. It never hangs, and
/// it throws nothing but [FrameException]: any other exception fails these tests.
@Timeout(60)
class RandomBytesTest {

    private static final int MAX_TEXT = 300;
    private static final FrameLimits SERVER = new FrameLimits(true, MAX_TEXT, 500, 5);
    private static final FrameLimits CLIENT = new FrameLimits(false, MAX_TEXT, 500, 5);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    /// What a reader made of some bytes. Refused is null if they were taken.
    private record Outcome(List<Heard> heard, @Nullable String refused, boolean closed) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void are_taken_or_refused(long seed) {
        RandomGenerator random = Bytes.random(seed);
        for (int round = 0; round < 100; round++) {
            assertSameHoweverCut(SERVER, Bytes.random(random, random.nextInt(1, 200)), random);
            assertSameHoweverCut(CLIENT, Bytes.random(random, random.nextInt(1, 200)), random);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void that_look_like_frames_are_taken_or_refused(long seed) {
        RandomGenerator random = Bytes.random(seed);
        for (int round = 0; round < 100; round++) {
            assertSameHoweverCut(SERVER, almostFrames(random, FrameWriter.forClient(random::nextInt)), random);
            assertSameHoweverCut(CLIENT, almostFrames(random, FrameWriter.forServer()), random);
        }
    }

    private static void assertSameHoweverCut(FrameLimits limits, byte[] wire, RandomGenerator random) {
        Outcome atOnce = outcome(limits, reader -> reader.read(ByteBuffer.wrap(wire.clone())));
        Outcome byteByByte = outcome(limits, reader -> Pieces.feed(reader, wire, random, 1));
        Outcome cutAnywhere = outcome(limits, reader -> Pieces.feed(reader, wire, random, 40));
        assertThat(byteByByte).isEqualTo(atOnce);
        assertThat(cutAnywhere).isEqualTo(atOnce);
    }

    private interface Feeding {
        void feed(FrameReader reader) throws FrameException;
    }

    private static Outcome outcome(FrameLimits limits, Feeding feeding) {
        CollectingHandler handler = new CollectingHandler(MAX_TEXT);
        FrameReader reader = new FrameReader(limits, handler);
        try {
            feeding.feed(reader);
            return new Outcome(handler.heard, null, reader.isClosed());
        } catch (FrameException e) {
            return new Outcome(handler.heard, e.closeCode() + ": " + e.getMessage(), reader.isClosed());
        }
    }

    /// A row of frames, most of them right, in an order that is often wrong; then a few bits are turned.
    private static byte[] almostFrames(RandomGenerator random, FrameWriter writer) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        Opcode[] opcodes = Opcode.values();
        for (int count = random.nextInt(1, 12); count > 0; count--) {
            byte[] payload = random.nextBoolean()
                    ? "h\u00e9llo w\u00f6rld".substring(random.nextInt(11)).getBytes(StandardCharsets.UTF_8)
                    : Bytes.random(random, random.nextInt(140));
            ByteBuffer head = ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES);
            Opcode opcode = opcodes[random.nextInt(opcodes.length)];
            int mask = writer.head(head, opcode, random.nextInt(3) > 0, payload.length);
            Mask.apply(ByteBuffer.wrap(payload), mask, 0);
            wire.writeBytes(Bytes.toArray(head.flip()));
            wire.writeBytes(payload);
        }
        byte[] bytes = wire.toByteArray();
        for (int turns = random.nextInt(3); turns > 0; turns--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
