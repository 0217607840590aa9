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

/// What a frame costs beside its payload: to write its header, to read it, and to read a whole row of small frames.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    private static final int FRAMES = 100;
    private static final int SMALL = 100;

    /// Bytes of payload that the header tells of; the three ways to write a length.
    @Param({"100", "4096", "1048588"})
    public int length;

    private final FrameWriter writer = FrameWriter.forClient(() -> 0x12345678);
    private final FrameHeader header = new FrameHeader(true);
    private final ByteBuffer out = ByteBuffer.allocateDirect(FrameWriter.MAX_HEAD_BYTES);
    private final ByteBuffer encoded = ByteBuffer.allocateDirect(FrameWriter.MAX_HEAD_BYTES);
    private final ByteBuffer row = ByteBuffer.allocateDirect(FRAMES * (SMALL + FrameWriter.MAX_HEAD_BYTES));
    private final Count count = new Count();
    private final FrameReader reader = new FrameReader(FrameLimits.forServer(1 << 16, (1 << 20) + 12L), count);

    @Setup
    public void encode() {
        writer.head(encoded, MessageType.BINARY, length);
        encoded.flip();
        for (int i = 0; i < FRAMES; i++) {
            int mask = writer.head(row, MessageType.BINARY, SMALL);
            ByteBuffer payload = row.slice(row.position(), SMALL);
            Mask.apply(payload, mask, 0);
            row.position(row.position() + SMALL);
        }
        row.flip();
    }

    @Benchmark
    public int writeHeader() {
        return writer.head(out.clear(), MessageType.BINARY, length);
    }

    @Benchmark
    public long readHeader() throws FrameException {
        encoded.rewind();
        return header.read(encoded) ? header.length() : -1;
    }

    /// A hundred frames of 100 bytes that came at once. Their payload is masked again and again, so it is of no
    /// meaning.
    @Benchmark
    public long readHundredFrames() throws FrameException {
        reader.read(row.rewind());
        return count.messages;
    }

    private static final class Count implements FrameHandler {
        private long messages;

        @Override
        public void messageStart(MessageType type, long length, boolean whole) {}

        @Override
        public void payload(ByteBuffer piece) {}

        @Override
        public void messageEnd() {
            messages++;
        }

        @Override
        public void ping(ByteBuffer payload) {}

        @Override
        public void pong(ByteBuffer payload) {}

        @Override
        public void close(int code, String reason) {}
    }
}
