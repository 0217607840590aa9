package app.lading.client.cli;

import app.lading.client.cli.bench.BenchReport;
import app.lading.client.cli.bench.LocalSpeed;
import app.lading.client.cli.bench.SendSpeed;
import app.lading.client.cli.bench.Verdict;
import app.lading.client.log.ClientLog;
import app.lading.client.transfer.EngineSettings;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `lading bench`.
@Command(
        name = "bench",
        header = "Measure how fast this computer sends, and what limits it.",
        description = {
            "",
            "Makes a file of random bytes, measures how fast your disk reads it and how fast its digest is made, sends it"
                    + " to the server as put does, into a folder of its own, and deletes both again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lading bench",
            "  lading bench --size 2GB --in /data --server https://files.example.org --user ana",
            "",
            "The file counts against your space on the server while it is there. Run it when nothing else is sent.",
            "",
            "Exit codes: 0 measured, 1 failed, 2 wrong usage, 3 sign-in, 130 interrupted."
        })
final class BenchCommand extends Subcommand {
    private static final long LARGEST = 1L << 40;
    private static final int REQUESTS = 11;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "256MiB",
            converter = Size.class,
            description = "How much is sent (default: ${DEFAULT-VALUE}). On a fast link more tells more.")
    long size;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description =
                    "Folder, and so the disk, in which the file is made (default: the system's for temporary files).")
    @Nullable
    Path in;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description = "At most so many connections at once, 1 to " + PutCommand.MOST_LANES + " (default: 9).")
    @Nullable
    Integer lanes;

    @Option(names = "--json", description = "One JSON object on standard output, for programs.")
    boolean json;

    @Mixin
    final ServerOptions options = new ServerOptions();

    BenchCommand(CliContext context) {
        super(context);
    }

    /// Reads `256MiB`.
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            long bytes;
            try {
                bytes = ByteSize.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "a size looks like 256MiB or 2GB, but got '" + FileNames.visible(text) + "'");
            }
            if (bytes < 1 || bytes > LARGEST) {
                throw new TypeConversionException(
                        "a size is 1 B to " + ByteSize.format(LARGEST) + ", but got " + ByteSize.format(bytes));
            }
            return bytes;
        }
    }

    @Override
    public Integer call() throws CliException {
        if (lanes != null && (lanes < 1 || lanes > PutCommand.MOST_LANES)) {
            throw CliException.usage("--lanes is 1 to " + PutCommand.MOST_LANES + ", but got " + lanes + ".", "");
        }
        hearCtrlC();
        StateFolder state = state().make();
        ClientLog.warningsTo(state.log());
        try (Visit visit = Visit.begin(context(), state, options)) {
            BenchReport report = measure(visit, state);
            if (json) {
                say(JsonLines.text(report.fields()));
            } else {
                report.lines().forEach(this::say);
            }
            return ExitCode.OK;
        } catch (CancellationException e) {
            throw new CliException(ExitCode.INTERRUPTED, "Interrupted; everything was deleted again.", "", e);
        }
    }

    private BenchReport measure(Visit visit, StateFolder state) throws CliException {
        List<Duration> roundTrips = roundTrips(visit);
        Path parent = (in == null
                        ? Path.of(System.getProperty("java.io.tmpdir"))
                        : context().workFolder().resolve(in))
                .toAbsolutePath()
                .normalize();
        Path folder = makeFolder(parent);
        try {
            byte[] id = new byte[8];
            new SecureRandom().nextBytes(id);
            String name = "lading-bench-" + HexFormat.of().formatHex(id);
            Path file = folder.resolve(name + ".bin");
            news("Making a file of " + ByteSize.format(size) + " and reading it…");
            LocalSpeed local = local(file, id);
            news("Sending it…");
            EngineSettings settings = EngineSettings.defaults(Device.name(context(), state));
            settings = lanes == null ? settings : settings.withLanes(lanes);
            SendSpeed send = new BenchUpload(context(), visit, settings).send(file, folder.resolve("job"), name);
            Verdict verdict = Verdict.of(
                    local,
                    send,
                    roundTrips.stream().min(Duration::compareTo).orElseThrow(),
                    Runtime.getRuntime().availableProcessors());
            Account account = visit.account();
            return new BenchReport(
                    account.server().toString(), account.user(), parent.toString(), local, roundTrips, send, verdict);
        } finally {
            delete(folder);
        }
    }

    private List<Duration> roundTrips(Visit visit) throws CliException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            checkpoint();
            long start = System.nanoTime();
            visit.call(api -> api.session());
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        // The first opened the connection.
        return times.subList(1, times.size());
    }

    private LocalSpeed local(Path file, byte[] id) throws CliException {
        try {
            LocalSpeed.writeRandom(
                    file, size, RandomGeneratorFactory.of("L64X128MixRandom").create(id), this::checkpoint);
            return LocalSpeed.of(file, this::checkpoint);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private Path makeFolder(Path parent) throws CliException {
        try {
            long free = Files.getFileStore(parent).getUsableSpace();
            if (free < size) {
                throw CliException.failed(
                        parent + " has " + ByteSize.format(free) + " free, but the file needs " + ByteSize.format(size)
                                + ".",
                        "Name another folder with --in, or a smaller --size.");
            }
            return Files.createTempDirectory(parent, "lading-bench-");
        } catch (IOException e) {
            throw cannot(parent, e);
        }
    }

    private void delete(Path folder) {
        try {
            BenchUpload.delete(folder);
        } catch (IOException e) {
            context().terminal().err().line("Could not delete " + folder + ": " + FileTrouble.sentence(e));
        }
    }

    private static CliException cannot(Path path, IOException e) {
        return new CliException(
                ExitCode.FAILED,
                "Cannot make the file to send in " + path + ": " + FileTrouble.sentence(e),
                "Name another folder with --in.",
                e);
    }

    private void news(String line) {
        context().terminal().err().line(line);
    }

    /// @throws CancellationException when somebody wants it to stop
    private void checkpoint() {
        if (context().interruption().happened()) {
            throw new CancellationException();
        }
    }
}
