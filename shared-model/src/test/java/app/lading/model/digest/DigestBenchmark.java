package app.lading.model.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Digesting one block of a file, as client and server do, from both kinds of buffers.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DigestBenchmark {
    private final byte[] bytes = new byte[Blocks.BLOCK_SIZE];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(Blocks.BLOCK_SIZE);
    private final MessageDigest sha256 = Digests.sha256();
    private final MessageDigest md5 = Digests.md5();

    public DigestBenchmark() {
        new Random(1).nextBytes(bytes);
        direct.put(bytes);
    }

    @Benchmark
    public byte[] sha256OfHeap() {
        sha256.update(bytes);
        return sha256.digest();
    }

    @Benchmark
    public byte[] sha256OfDirect() {
        sha256.update(direct.rewind());
        return sha256.digest();
    }

    @Benchmark
    public byte[] md5OfHeap() {
        md5.update(bytes);
        return md5.digest();
    }

    @Benchmark
    public long crc32cOfHeap() {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    @Benchmark
    public long crc32cOfDirect() {
        CRC32C crc = new CRC32C();
        crc.update(direct.rewind());
        return crc.getValue();
    }
}
