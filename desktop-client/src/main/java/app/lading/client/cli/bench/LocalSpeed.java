package app.lading.client.cli.bench;

import app.lading.model.digest.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What this machine does with a file before any network comes into play.
///
/// @param read bytes a second that came off the disk, one block after another
/// @param fromDisk false when the system would not read past its cache, so that `read` is the speed of memory
/// @param digest bytes a second of SHA-256 on one processor
public record LocalSpeed(double read, boolean fromDisk, double digest) {
    private static final int BLOCK = 4 << 20;
    private static final long DIGEST_NANOS = 500_000_000L;

    /// Writes a file of random bytes, which nobody has yet, and waits until the disk has them.
    ///
    /// @param random as unpredictable as the file shall be
    /// @param checkpoint called between blocks; what it throws ends the writing
    public static void writeRandom(Path file, long size, RandomGenerator random, Runnable checkpoint)
            throws IOException {
        byte[] block = new byte[BLOCK];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = size; left > 0; left -= Math.min(left, BLOCK)) {
                checkpoint.run();
                random.nextBytes(block);
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, (int) Math.min(left, BLOCK));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
    }

    /// Reads the file once and digests some of it.
    ///
    /// @param file not empty, and lately forced to the disk
    /// @param checkpoint as in [#writeRandom]
    public static LocalSpeed of(Path file, Runnable checkpoint) throws IOException {
        ByteBuffer block = aligned(file);
        Optional<Double> pastCache = readPastCache(file, block, checkpoint);
        double read;
        if (pastCache.isPresent()) {
            read = pastCache.get();
        } else {
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                read = read(in, block, checkpoint);
            }
        }
        return new LocalSpeed(read, pastCache.isPresent(), digest(block));
    }

    /// Empty where that cannot be done: on a file system in memory, for one.
    private static Optional<Double> readPastCache(Path file, ByteBuffer block, Runnable checkpoint) {
        Optional<OpenOption> direct = direct();
        if (direct.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ, direct.get())) {
            return Optional.of(read(in, block, checkpoint));
        } catch (UnsupportedOperationException | IOException _) {
            // What can be read at all is read the usual way.
            return Optional.empty();
        }
    }

    /// The option by which the JDK opens files past the system's cache. It stands outside of the Java standard, so the
    /// compiler does not let it be named here, and another runtime may not have it.
    private static Optional<OpenOption> direct() {
        try {
            return Stream.of(
                            Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .filter(option ->
                            option instanceof OpenOption && option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    /// Reading past the cache wants addresses and lengths that are multiples of the disk's own blocks.
    private static ByteBuffer aligned(Path file) throws IOException {
        int unit = Math.clamp(Files.getFileStore(file).getBlockSize(), 512, 1 << 20);
        ByteBuffer slice = ByteBuffer.allocateDirect(BLOCK + unit).alignedSlice(unit);
        return slice.limit(BLOCK - BLOCK % unit).slice().alignedSlice(unit);
    }

    private static double read(FileChannel in, ByteBuffer block, Runnable checkpoint) throws IOException {
        long bytes = 0;
        long start = System.nanoTime();
        int length;
        do {
            checkpoint.run();
            block.clear();
            length = in.read(block);
            bytes += Math.max(0, length);
        } while (length == block.capacity());
        return perSecond(bytes, System.nanoTime() - start);
    }

    private static double digest(ByteBuffer block) {
        MessageDigest digest = Digests.sha256();
        // The first blocks are for the compiler.
        update(digest, block);
        update(digest, block);
        long bytes = 0;
        long start = System.nanoTime();
        long took = 0;
        while (took < DIGEST_NANOS) {
            bytes += update(digest, block);
            took = System.nanoTime() - start;
        }
        return perSecond(bytes, took);
    }

    private static int update(MessageDigest digest, ByteBuffer block) {
        block.clear();
        digest.update(block);
        return block.capacity();
    }

    static double perSecond(long bytes, long nanos) {
        return bytes * 1e9 / Math.max(1, nanos);
    }
}
