package app.lading.packaging.image;

import app.lading.packaging.trial.Program;
import app.lading.packaging.trial.SampleFile;
import app.lading.packaging.trial.TrialException;
import app.lading.packaging.trial.TrialFolder;
import app.lading.packaging.trial.TrialServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Gives the programs a start-up cache (JEP 514): it runs them once on a real job, lets the Java runtime remember which
/// classes that took and which methods were busy (JEP 515), and tells the launchers to begin from there. The job is so
/// large, and has so many small files, that what is busy in daily use is busy in it.
///
/// The programs start without a cache as well, only later; so where a server cannot be asked to end by itself
/// (Windows), it gets none.
final class StartUpCaches {

    private static final String USER = "training";
    private static final String PASSWORD = "known to everyone, for a minute";
    // Ending takes longer than usual: the runtime writes the cache first.
    private static final Duration END_LIMIT = Duration.ofMinutes(3);
    private static final long[] SIZES = {0, 3 << 20, 9 << 20, 96 << 20};
    private static final int SMALL_FILES = 1000;
    private static final int SMALL = 4000;

    private final Image client;
    private final Image window;
    private final Image server;

    StartUpCaches(Image client, Image window, Image server) {
        this.client = client;
        this.window = window;
        this.server = server;
    }

    /// Trains all programs.
    ///
    /// @param folder to work in; it is emptied first
    void make(Path folder) throws IOException, InterruptedException, TrialException {
        boolean both = ProcessHandle.current().supportsNormalTermination();
        try (TrialFolder empty = TrialFolder.empty(folder)) {
            carry(empty.path(), both ? learning(server, "") : server.program());
            show(empty.path());
        }
        use(client);
        use(window);
        if (both) {
            use(server);
        }
    }

    private void carry(Path folder, Program serverProgram) throws IOException, InterruptedException, TrialException {
        Path data = folder.resolve("data");
        Path serverLog = folder.resolve("server.log");
        Path clientLog = folder.resolve("client.log");
        TrialServer.addUser(server.program(), data, USER, PASSWORD, serverLog);
        try (TrialServer running = TrialServer.start(serverProgram, data, serverLog, END_LIMIT)) {
            Process put = learning(client, "")
                    .with("LADING_PASSWORD", PASSWORD)
                    .process(
                            "put",
                            samples(folder).toString(),
                            "--server",
                            running.url(),
                            "--user",
                            USER,
                            "--state",
                            folder.resolve("client").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(clientLog.toFile())
                    .start();
            awaitSuccess(put, clientLog);
        }
    }

    /// Lets the window open its screens once, on JavaFX's platform without a display: the machine that makes an image
    /// may have none.
    private void show(Path folder) throws IOException, InterruptedException, TrialException {
        Path log = folder.resolve("window.log");
        Process shown = learning(window, "-Dglass.platform=Headless -Dprism.order=sw ")
                .process(
                        "--exit-after-start",
                        "--state",
                        folder.resolve("window").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitSuccess(shown, log);
    }

    private static void awaitSuccess(Process program, Path log) throws InterruptedException, TrialException {
        if (!program.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            program.destroyForcibly();
            throw new TrialException("The program was not done in " + END_LIMIT.toMinutes() + " min. See " + log);
        }
        if (program.exitValue() != 0) {
            throw new TrialException("The program ended with exit code " + program.exitValue() + ". See " + log);
        }
    }

    private static Path samples(Path folder) throws IOException {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        for (long size : SIZES) {
            SampleFile.write(samples.resolve(size + " bytes.bin"), size, size);
        }
        Path small = Files.createDirectories(samples.resolve("small"));
        for (int i = 0; i < SMALL_FILES; i++) {
            SampleFile.write(small.resolve(i + ".bin"), SMALL, i);
        }
        return samples;
    }

    private static Program learning(Image image, String options) {
        return image.program().with("JAVA_TOOL_OPTIONS", options + "-XX:AOTCacheOutput=" + cache(image));
    }

    private static void use(Image image) throws IOException, TrialException {
        if (!Files.isRegularFile(cache(image))) {
            throw new TrialException("The runtime of " + image.name() + " has written no cache to " + cache(image));
        }
        image.addJavaOption("-XX:AOTCache=$APPDIR/" + cache(image).getFileName());
    }

    private static Path cache(Image image) {
        return image.app().resolve(image.name() + ".aot");
    }
}
