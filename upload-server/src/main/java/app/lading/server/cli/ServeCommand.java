package app.lading.server.cli;

import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
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
            "The log goes to standard error. For use beyond this machine put a reverse proxy with TLS in front.",
            "",
            "Exit code: 0 stopped as told, 1 failed, 2 wrong usage, 3 the data folder is in use by another process."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /// The promise is ten seconds.
    private static final int STOP_SECONDS = 9;

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

    ServeCommand(ServerRunner runner, ServerConsole console) {
        this.runner = runner;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, DataFolderInUse, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, but got " + port);
        }
        ServerRunner.Running running = runner.start(new ServerRunner.Settings(folder.data, host, port, names));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("lading-shutdown").unstarted(() -> stop(running)));
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
    private static void stop(ServerRunner.Running running) {
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofPlatform().name("lading-stop").daemon().start(() -> {
            try {
                running.stop();
                done.countDown();
            } catch (RuntimeException e) {
                LOG.error("Stopping failed; what was durable is kept", e);
            }
        });
        boolean inTime = false;
        try {
            inTime = done.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!inTime) {
            LOG.error("Stopping took more than {} s; what was durable is kept", STOP_SECONDS);
        }
        Runtime.getRuntime().halt(inTime ? ExitCodes.OK : ExitCodes.FAILED);
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
