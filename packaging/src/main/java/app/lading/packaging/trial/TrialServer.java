package app.lading.packaging.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server process on a free port of the loopback address, with a data folder and a log of its own.
public final class TrialServer implements AutoCloseable {

    private static final String READY = "Lading server ready at ";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LINES_OF_LOG_IN_A_MESSAGE = 20;

    private final Process process;
    private final String url;
    private final Duration stopLimit;

    private TrialServer(Process process, String url, Duration stopLimit) {
        this.process = process;
        this.url = url;
        this.stopLimit = stopLimit;
    }

    /// Makes an account in a data folder, whether or not a server runs on it.
    ///
    /// @param log where the program's output goes
    /// @throws TrialException if the program refuses
    public static void addUser(Program server, Path data, String name, String password, Path log)
            throws IOException, InterruptedException, TrialException {
        Process process = server.process("user", "add", name, "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var input = process.getOutputStream()) {
            input.write((password + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new TrialException(
                    "Making an account took longer than " + START_LIMIT.toSeconds() + " s." + tail(log));
        }
        if (process.exitValue() != 0) {
            throw new TrialException("Making an account ended with exit code " + process.exitValue() + "." + tail(log));
        }
    }

    /// Starts a server and returns when it accepts connections.
    ///
    /// @param data the server's data folder; made when missing
    /// @param log where the server's output goes
    /// @param stopLimit how long [#close()] waits for the server to end by itself
    /// @param options of `serve`, beside the folder and a free port
    /// @throws TrialException if the server ends, or stays silent for a minute
    public static TrialServer start(Program server, Path data, Path log, Duration stopLimit, String... options)
            throws IOException, InterruptedException, TrialException {
        List<String> serve = new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", "0"));
        serve.addAll(List.of(options));
        Process process = server.process(serve.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("output-of-server").start(() -> listen(process, ready));
        try {
            return new TrialServer(process, ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS), stopLimit);
        } catch (ExecutionException _) {
            process.waitFor();
            throw new TrialException(
                    "The server ended with exit code " + process.exitValue() + " before it was ready." + tail(log));
        } catch (TimeoutException _) {
            process.destroyForcibly();
            throw new TrialException("The server was not ready after " + START_LIMIT.toSeconds() + " s." + tail(log));
        }
    }

    /// The server itself, for those who want to know what it takes.
    public ProcessHandle process() {
        return process.toHandle();
    }

    /// Where clients connect to, for example `http://127.0.0.1:40123`.
    public String url() {
        return url;
    }

    /// Stops the server the way a service manager does, and waits until it has ended. A server that does not end in
    /// time
    /// is killed. Closing again does nothing.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(stopLimit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    // Reads to the end, also after the line that counts: a server whose output nobody takes would stand still one day.
    private static void listen(Process process, CompletableFuture<String> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .filter(line -> line.startsWith(READY))
                    .forEach(line ->
                            ready.complete(line.substring(READY.length()).strip()));
            ready.completeExceptionally(new IOException("the server's output ended"));
        } catch (IOException | UncheckedIOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        int from = Math.max(0, lines.size() - LINES_OF_LOG_IN_A_MESSAGE);
        return lines.isEmpty()
                ? " It wrote nothing to " + log + "."
                : " Its last words, from " + log + ":\n  " + String.join("\n  ", lines.subList(from, lines.size()));
    }
}
