package app.lading.client.desktop;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Programs] of the system, by its search path.
final class SystemPrograms implements Programs {
    private static final Logger LOG = LoggerFactory.getLogger(SystemPrograms.class);
    private static final int MOST_OUTPUT = 64 * 1024;

    private final String path;
    private final boolean windows;

    /// Looks where the environment says.
    ///
    /// @param windows whether programs end in `.exe`
    SystemPrograms(Map<String, String> environment, boolean windows) {
        this.path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        this.windows = windows;
    }

    @Override
    public Optional<Path> find(String name) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path file = Path.of(folder, windows ? name + ".exe" : name);
                if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                LOG.debug("the search path holds something that is no folder", e);
            }
        }
        return Optional.empty();
    }

    @Override
    public Outcome run(List<String> command, Duration patience) throws IOException {
        Path output = Files.createTempFile("lading-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!ends(process, patience)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + patience.toSeconds() + " s");
            }
            try (InputStream in = Files.newInputStream(output)) {
                return new Outcome(
                        process.exitValue(), new String(in.readNBytes(MOST_OUTPUT), Charset.defaultCharset()));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean ends(Process process, Duration patience) throws IOException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another program ran", e);
        }
    }

    @Override
    public Running start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Running() {
            @Override
            public boolean isAlive() {
                return process.isAlive();
            }

            @Override
            public void close() {
                try {
                    process.getOutputStream().close();
                } catch (IOException e) {
                    LOG.debug("the program had ended before its input", e);
                }
                process.destroy();
            }
        };
    }
}
