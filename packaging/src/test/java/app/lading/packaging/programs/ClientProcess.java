package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A running client.
record ClientProcess(Process process, Path output, Path errors) implements AutoCloseable {

    /// `kill -9`: no handler runs.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Waits for the end.
    ///
    /// @return the exit code
    int exitCode(Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                .as("client ends within %s", limit)
                .isTrue();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    /// Everything it said, for the message of a failed assertion.
    String everything() throws IOException {
        return Files.readString(output) + Files.readString(errors);
    }

    @Override
    public void close() {
        kill();
    }
}
