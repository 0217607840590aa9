package app.lading.model.frame;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Bytes for tests: from hex, from a seed.
final class Bytes {

    private Bytes() {}

    /// The bytes of hex digits; spaces are for the reader.
    static ByteBuffer hex(String digits) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    /// What remains in a buffer, as hex digits. The buffer stays as it is.
    static String toHex(ByteBuffer buffer) {
        return HexFormat.of().formatHex(toArray(buffer));
    }

    /// What remains in a buffer. The buffer stays as it is.
    static byte[] toArray(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    /// A direct copy, at an odd place of a larger buffer.
    static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length + 1)
                .position(1)
                .put(bytes)
                .position(1)
                .slice();
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static byte[] random(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
