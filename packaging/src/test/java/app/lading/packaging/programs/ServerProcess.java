package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// A running server.
///
/// @param port where it listens
record ServerProcess(Process process, int port, Path output, Path errors) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Lading server ready at http://[^:]+:(\\d+)\\R");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    static ServerProcess whenReady(Process process, Path output, Path errors) {
        Awaitility.await("the server's ready line")
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || READY.matcher(read(output)).find());
        Matcher ready = READY.matcher(read(output));
        assertThat(ready.find()).as("ready line; errors: %s", read(errors)).isTrue();
        return new ServerProcess(process, Integer.parseInt(ready.group(1)), output, errors);
    }

    /// `kill -9`: no handler runs.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// SIGTERM, as a service manager stops it.
    ///
    /// @return the exit code
    int terminate(Duration limit) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                .as("server ends within %s of SIGTERM; errors: %s", limit, read(errors))
                .isTrue();
        return process.exitValue();
    }

    String log() {
        return read(errors);
    }

    @Override
    public void close() {
        kill();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
