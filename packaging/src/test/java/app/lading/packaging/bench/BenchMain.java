package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import app.lading.packaging.trial.TrialFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Measures the real programs: a server and a client, started as processes, on this machine.
///
/// Arguments: the folder to work in, and a line with the name of a benchmark and options; see [#HELP].
/// Exit code: 0; 1 if something failed or arrived wrong; 2 if the line was not understood.
public final class BenchMain {
    private static final String HELP = """
            mvn -q -Pbench -Dbench="NAME [OPTION...]"

            W1          one file of 2 GiB
            W2          10,000 files of 4 KiB
            W3          1,000 files of 1 MiB
            W4          one file of 256 MiB; made for --link
            instant     a file of 2 GiB that is on the server already, beside `openssl sha256` of it
            resume      a killed client goes on with a file of 100 GiB: time to its first new byte
            idle        a server with 256 MB of heap, 1,000 silent sockets and 50 that upload, for 5 minutes
            neighbour   a small upload, alone and beside another user's large one

            --rounds N                 how often (3); --warm-up N rounds before do not count (1; W1 to W4 only)
            --count N, --size SIZE     other files, such as W1 --size 256MiB, W2 --count 500
            --baseline NAME            W1 to W4: in turns with curl-nginx, cp or openssl
            --image DIR                the packaged programs, such as packaging/target/dist, instead of the classes
            --heap SIZE                of both programs; --server-heap and --client-heap of one
            --lanes N                  of `lading put`
            --link RATE/s,ROUNDms      W1 to W4: through a link such as 12.5MB/s,100ms, made by this program
            --host ADDRESS, --server-prefix 'COMMAND', --client-prefix 'COMMAND'
                                       through a real link: 'ip netns exec NAME', for example
            --sent SIZE                resume: how much is sent before each kill (1 GiB)
            --sockets N, --uploaders N, --minutes N   idle
            --samples N, --background SIZE            neighbour: how many small files, beside how much (2 GiB)
            --data DIR                 work there; it is emptied before and after (packaging/target/bench)
            --keep                     delete nothing: what arrived stays until the next run
            """;

    private final BenchConsole console = new BenchConsole();

    private BenchMain() {}

    /// See the class.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new BenchMain().run(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : ""));
    }

    private int run(Path usual, String line) throws IOException, InterruptedException {
        BenchOptions options;
        Optional<Bench.Benchmark> benchmark;
        try {
            options = BenchOptions.parse(line);
            benchmark = benchmark(options);
        } catch (TrialException e) {
            console.complain(e.getMessage());
            return 2;
        }
        if (benchmark.isEmpty()) {
            console.say(HELP);
            return options.benchmark().isEmpty() ? 0 : 2;
        }
        return measure(benchmark.get(), options, usual);
    }

    private int measure(Bench.Benchmark benchmark, BenchOptions given, Path usual)
            throws IOException, InterruptedException {
        BenchOptions options = benchmark instanceof IdleBench ? IdleBench.withLittleMemory(given) : given;
        Path folder = options.text("data").map(Path::of).orElse(usual);
        try (TrialFolder empty = folderOf(folder)) {
            Bench bench = new Bench(options, empty.path(), LadingPrograms.of(options), console);
            Files.createFile(bench.log());
            benchmark.run(bench);
            if (!options.has("keep")) {
                empty.clear();
            }
            return 0;
        } catch (TrialException e) {
            console.complain(e.getMessage());
            return 1;
        }
    }

    /// The folder, emptied if it is one that a benchmark filled before.
    private static TrialFolder folderOf(Path folder) throws IOException, TrialException {
        boolean ours = Files.exists(folder.resolve(Bench.LOG)) || !Files.exists(folder) || isEmpty(folder);
        if (!ours) {
            throw new TrialException(folder.toAbsolutePath() + " holds files that no benchmark made. Name an empty"
                    + " folder, or one that does not exist.");
        }
        return TrialFolder.empty(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static Optional<Bench.Benchmark> benchmark(BenchOptions options) throws TrialException {
        Optional<Workload> workload = Workload.of(options);
        if (workload.isPresent()) {
            return Optional.of(new UploadBench(workload.get()));
        }
        return switch (options.benchmark().toLowerCase(Locale.ROOT)) {
            case "instant" -> Optional.of(new InstantBench());
            case "resume" -> Optional.of(new ResumeBench());
            case "idle" -> Optional.of(new IdleBench());
            case "neighbour" -> Optional.of(new NeighbourBench());
            default -> Optional.empty();
        };
    }
}
