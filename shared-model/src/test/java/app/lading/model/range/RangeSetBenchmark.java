package app.lading.model.range;

import java.util.List;
import java.util.Random;
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

/// Keeping account of a file whose pieces come in any order.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RangeSetBenchmark {
    private static final long PIECE = 1 << 20;

    /// How many pieces of 1 MiB the file has.
    @Param({"100", "10000"})
    public int pieces;

    private int[] order = new int[0];
    private final RangeSet half = new RangeSet();

    @Setup
    public void shuffle() {
        Random random = new Random(1);
        order = new int[pieces];
        for (int i = 0; i < pieces; i++) {
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        for (int i = 0; i < pieces / 2; i++) {
            half.add(order[i] * PIECE, (order[i] + 1) * PIECE);
        }
    }

    @Benchmark
    public RangeSet addInOrder() {
        RangeSet set = new RangeSet();
        for (int i = 0; i < pieces; i++) {
            set.add(i * PIECE, (i + 1) * PIECE);
        }
        return set;
    }

    @Benchmark
    public RangeSet addInAnyOrder() {
        RangeSet set = new RangeSet();
        for (int piece : order) {
            set.add(piece * PIECE, (piece + 1) * PIECE);
        }
        return set;
    }

    /// The gaps of a file of which half of the pieces are here.
    @Benchmark
    public List<Range> missing() {
        return half.missingWithin(0, pieces * PIECE);
    }

    @Benchmark
    public boolean contains() {
        return half.contains(order[0] * PIECE, (order[0] + 1) * PIECE);
    }
}
