package app.lading.server.cli;

import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lading-server serve`: runs until it is told to stop.
@Command(
        name = "serve",
        description = "Runs the server until it gets SIGTERM or Ctrl-C; it then makes durable what it has and exits.",
        footer = {
            "",
            "When it accepts connections it prints one line on standard output:",
            "  Lading server ready at http://HOST:PORT",
            "The log goes to standard error; with LADING_LOG=DEBUG in the environment it says more.",
            "For use beyond this machine put a reverse proxy with TLS in front.",
            "",
            "Exit codes: 0 stopped as told, 1 failed, 2 wrong usage, 3 the data folder is in use by another",
            "process."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /// The promise is ten seconds.
    private static final Duration STOP = Duration.ofSeconds(9);

    private final ServerRunner runner;
    private final ServerConsole console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final DataOption folder = new DataOption();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description = "Name or address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "8470",
            paramLabel = "PORT",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "A name under which the server is reached, such as files.example.org; may be repeated."
                    + " Requests for other names are refused. Default: any IP address, localhost, and this machine's"
                    + " own name.")
    private Set<String> names = Set.of();

    @Option(
            names = "--metrics",
            description =
                    "Answers GET /metrics (Prometheus) to programs on this machine. Behind a reverse proxy that does"
                            + " not say for whom it asks, everybody is on this machine: then keep /metrics from it.")
    private boolean metrics;

    ServeCommand(ServerRunner runner, ServerConsole console) {
        this.runner = runner;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, DataFolderInUse, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, but got " + port);
        }
        ServerRunner.Running running = runner.start(new ServerRunner.Settings(folder.data, host, port, names, metrics));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("lading-shutdown").unstarted(() -> halt(running)));
        if (running.hasNoAccounts()) {
            console.tell("There are no accounts yet. Make one with:\n  lading-server user add NAME --data "
                    + quoted(folder.data.toAbsolutePath().normalize().toString()));
        }
        // Last, because whoever reads this line goes ahead.
        console.print("Lading server ready at " + running.address());
        // Only a signal ends it, and its handler ends the process.
        new CountDownLatch(1).await();
        return ExitCodes.OK;
    }

    /// Runs when the process was told to end. The virtual machine would then exit with 128 plus the number of
    /// the signal; stopping as told is no failure, so the process is ended with 0 from here.
    private static void halt(ServerRunner.Running running) {
        Runtime.getRuntime().halt(stop(running, STOP));
    }

    /// Stops the server, within one time for all of it.
    ///
    /// @return the exit code: 0 also when only closing was too slow, because everything that came is durable then, and
    ///     the next start closes what is open
    static int stop(ServerRunner.Running running, Duration patience) {
        CountDownLatch drained = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofPlatform().name("lading-stop").daemon().start(() -> {
            try {
                running.drain();
                drained.countDown();
                running.stop();
                closed.countDown();
            } catch (RuntimeException e) {
                LOG.error("Stopping failed; what was durable is kept", e);
            }
        });
        try {
            if (closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return ExitCodes.OK;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (drained.getCount() == 0) {
            LOG.warn(
                    "Closing took more than {} s; everything is durable, and the next start goes on",
                    patience.toSeconds());
            return ExitCodes.OK;
        }
        LOG.error("Stopping took more than {} s; what was durable is kept", patience.toSeconds());
        return ExitCodes.FAILED;
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
