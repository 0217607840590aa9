package app.lading.packaging.bench;

import app.lading.packaging.trial.Program;
import app.lading.packaging.trial.TrialException;
import app.lading.packaging.trial.TrialServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A running server, with a data folder of its own.
final class LadingServer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Bench bench;
    private final Path data;
    private final TrialServer running;
    private final String url;
    private final ProcessMeter meter;

    private LadingServer(Bench bench, Path data, TrialServer running, String url) {
        this.bench = bench;
        this.data = data;
        this.running = running;
        this.url = url;
        this.meter = new ProcessMeter(running.process());
    }

    /// Makes accounts, and starts a server for them.
    static LadingServer start(Bench bench, List<String> users)
            throws IOException, InterruptedException, TrialException {
        Path data = bench.folder().resolve("data");
        Path log = bench.folder().resolve("server.log");
        for (String user : users) {
            TrialServer.addUser(bench.programs().server(), data, user, PASSWORD, log);
        }
        TrialServer running =
                TrialServer.start(bench.programs().server(), data, log, STOP_LIMIT, "--host", bench.host());
        return new LadingServer(bench, data, running, running.url());
    }

    String url() {
        return url;
    }

    ProcessMeter meter() {
        return meter;
    }

    /// Where the finished files of a user lie.
    Path filesOf(String user) {
        return data.resolve("files").resolve(user);
    }

    /// Whether the upload of a file of this size has begun: its space is reserved then.
    boolean isReceiving(long size) {
        try (Stream<Path> uploads = Files.list(data.resolve("incoming"))) {
            return uploads.anyMatch(upload -> upload.toFile().length() == size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signs a client in.
    ///
    /// @param state the name of its state folder: another name is another client, which knows nothing
    Client signIn(String user, String state) throws IOException, InterruptedException, TrialException {
        return signIn(user, state, url);
    }

    /// As [#signIn(String, String)], by way of another address.
    Client signIn(String user, String state, String address) throws IOException, InterruptedException, TrialException {
        Path folder = Files.createDirectories(bench.folder().resolve("clients").resolve(state));
        Client client = new Client(bench, folder);
        client.run("login", address, "--user", user);
        return client;
    }

    @Override
    public void close() {
        running.close();
    }

    /// A signed-in terminal client.
    record Client(Bench bench, Path state) {

        /// The command with its arguments, not started yet.
        ProcessBuilder command(String... arguments) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--state", state.toString()));
            Program program = bench.programs().client().with("LADING_PASSWORD", PASSWORD);
            ProcessBuilder builder = program.process(all.toArray(String[]::new));
            builder.environment().put("LC_ALL", "C.UTF-8");
            return builder;
        }

        /// `put`, with the options that this benchmark was given.
        ProcessBuilder put(Path source) {
            List<String> arguments = new ArrayList<>(List.of("put", source.toString()));
            bench.options().text("lanes").ifPresent(lanes -> arguments.addAll(List.of("--lanes", lanes)));
            return command(arguments.toArray(String[]::new));
        }

        /// Runs a command to its end.
        Run run(String... arguments) throws IOException, InterruptedException, TrialException {
            return Run.of(bench.log(), List.of(command(arguments)));
        }
    }
}
