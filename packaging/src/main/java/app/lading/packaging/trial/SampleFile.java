package app.lading.packaging.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Files that nothing on the way can compress or guess.
public final class SampleFile {

    private static final int PIECE = 1 << 20;

    private SampleFile() {}

    /// Writes a file of random bytes.
    ///
    /// @param size in bytes
    /// @param seed the same seed gives the same bytes
    public static void write(Path file, long size, long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(PIECE, left));
            }
        }
    }
}
