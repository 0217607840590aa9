package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// Feeds a reader as a socket does: through one buffer that is used again and again, with as many bytes as happen to
/// arrive.
final class Pieces {

    private Pieces() {}

    /// Pieces of any length, from one byte to all at once.
    static void feed(FrameReader reader, byte[] wire, RandomGenerator random) throws FrameException {
        feed(reader, wire, random, 1 << random.nextInt(18));
    }

    /// Pieces of up to this many bytes.
    static void feed(FrameReader reader, byte[] wire, RandomGenerator random, int longest) throws FrameException {
        ByteBuffer buffer = random.nextBoolean() ? ByteBuffer.allocateDirect(longest) : ByteBuffer.allocate(longest);
        for (int from = 0; from < wire.length; ) {
            int count = Math.min(wire.length - from, random.nextInt(1, longest + 1));
            reader.read(buffer.clear().put(wire, from, count).flip());
            assertThat(buffer.hasRemaining()).isFalse();
            from += count;
        }
    }
}
