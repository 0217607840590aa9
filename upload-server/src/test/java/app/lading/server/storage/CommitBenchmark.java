package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long changes take to be on stable storage when so many come at once: they share the syncs. In the folder for
/// temporary files, so `-Djava.io.tmpdir` (JMH's `-jvmArgsAppend`) says on which disk.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CommitBenchmark {

    /// How many changes come at once.
    @Param({"1", "10", "100"})
    public int together;

    private @Nullable Path folder;
    private @Nullable Storage storage;

    @Setup(Level.Trial)
    public void open() throws IOException, DataFolderInUse {
        folder = Files.createTempDirectory("lading-commit-");
        storage = Storage.open(folder, Clock.systemUTC());
        for (int i = 0; i < together; i++) {
            storage.uploads().add(upload(i, 0)).join();
        }
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        storage.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /// Changes the rows of as many uploads, and waits until all of it lasts.
    @Benchmark
    public long update() {
        List<CompletableFuture<Void>> changes = new ArrayList<>(together);
        for (int i = 0; i < together; i++) {
            changes.add(storage.uploads().update(upload(i, System.nanoTime())));
        }
        changes.forEach(CompletableFuture::join);
        return storage.commitGroups();
    }

    private static UploadRow upload(int number, long modified) {
        return new UploadRow(
                "u" + number,
                "ana",
                null,
                "laptop",
                "Day-2",
                "file-" + number,
                10,
                modified,
                Conflict.RENAME,
                null,
                1,
                "run-00000001",
                UploadRow.State.RECEIVING,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
