package app.lading.model.frame;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Masking a payload in place. Both kinds of buffers in one process, as in a client.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MaskBenchmark {
    private static final int MASK = 0x12345678;

    /// Bytes.
    @Param({"1000", "65536", "1048576"})
    public int size;

    private ByteBuffer direct = ByteBuffer.allocate(0);
    private ByteBuffer heap = ByteBuffer.allocate(0);

    @Setup
    public void allocate() {
        direct = ByteBuffer.allocateDirect(size);
        heap = ByteBuffer.allocate(size);
    }

    @Benchmark
    public ByteBuffer direct() {
        Mask.apply(direct, MASK, 0);
        return direct;
    }

    @Benchmark
    public ByteBuffer heap() {
        Mask.apply(heap, MASK, 0);
        return heap;
    }

    /// In the middle of a frame, so that the mask is turned.
    @Benchmark
    public ByteBuffer turned() {
        Mask.apply(direct, MASK, 3);
        return direct;
    }
}
