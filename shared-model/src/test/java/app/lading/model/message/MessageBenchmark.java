package app.lading.model.message;

import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Writing and reading the messages that come most often: with small files, these are what a file costs.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MessageBenchmark {
    private final MessageCodec codec = new MessageCodec();
    private final ClientMessage init = new ClientMessage.Init(
            1,
            "q3V0bmFtZS1vZi1pdA",
            "cut.mov",
            "Day-2",
            5_368_709_120L,
            1_790_000_000_000L,
            null,
            null,
            "ana-laptop",
            "r-81f3c2aa",
            0,
            ConflictPolicy.RENAME);
    private final ServerMessage progress = new ServerMessage.Progress(1, 8_388_608, 4_194_304);
    private final ServerMessage ready = new ServerMessage.Ready(
            1, "u7hk2m", 2, List.of(new Range(4_194_304, 5_368_709_120L)), List.of(), 4_194_304, false);
    private final String initText = codec.write(init);
    private final String progressText = codec.write(progress);
    private final String readyText = codec.write(ready);

    @Benchmark
    public String writeInit() {
        return codec.write(init);
    }

    @Benchmark
    public ClientMessage readInit() throws LadingException {
        return codec.readClientMessage(initText);
    }

    @Benchmark
    public String writeProgress() {
        return codec.write(progress);
    }

    @Benchmark
    public ServerMessage readProgress() throws LadingException {
        return codec.readServerMessage(progressText);
    }

    @Benchmark
    public ServerMessage readReady() throws LadingException {
        return codec.readServerMessage(readyText);
    }
}
