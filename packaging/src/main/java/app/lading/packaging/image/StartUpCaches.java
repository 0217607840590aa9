package app.lading.packaging.image;

import app.lading.packaging.trial.Program;
import app.lading.packaging.trial.SampleFile;
import app.lading.packaging.trial.TrialException;
import app.lading.packaging.trial.TrialFolder;
import app.lading.packaging.trial.TrialServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Gives the programs in the images a start-up cache (JEP 514): it runs them once on a real job, lets the Java runtime
/// remember which classes that took, and tells their launchers to begin from there.
///
/// The programs start without a cache as well, only later; so where a server cannot be asked to end by itself
/// (Windows),
/// it gets none.
///
/// Argument: the folder that holds the images `lading` and `lading-server`.
public final class StartUpCaches {

    private static final String USER = "training";
    private static final String PASSWORD = "known to everyone, for a minute";
    // Ending takes longer than usual: the runtime writes the cache first.
    private static final Duration END_LIMIT = Duration.ofMinutes(3);
    private static final long[] SIZES = {0, 1000, 3 << 20, 9 << 20};

    private StartUpCaches() {}

    /// See the class.
    public static void main(String[] arguments) throws IOException, InterruptedException, TrialException {
        Path images = Path.of(arguments[0]).toAbsolutePath();
        Image client = Image.find(images, "lading");
        Image server = Image.find(images, "lading-server");
        try (TrialFolder folder = TrialFolder.empty(images.resolveSibling("training"))) {
            train(client, server, folder.path());
        }
        client.useCache();
        if (server.canEndByItself()) {
            server.useCache();
        }
    }

    private static void train(Image client, Image server, Path folder)
            throws IOException, InterruptedException, TrialException {
        Path data = folder.resolve("data");
        Path log = folder.resolve("server.log");
        TrialServer.addUser(server.program(), data, USER, PASSWORD, log);
        try (TrialServer running = TrialServer.start(server.learning(), data, log, END_LIMIT)) {
            Path clientLog = folder.resolve("client.log");
            Process put = client.learning()
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
            if (!put.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                put.destroyForcibly();
                throw new TrialException(
                        "The client was not done in " + END_LIMIT.toMinutes() + " min. See " + clientLog);
            }
            if (put.exitValue() != 0) {
                throw new TrialException("The client ended with exit code " + put.exitValue() + ". See " + clientLog);
            }
        }
    }

    private static Path samples(Path folder) throws IOException {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        for (long size : SIZES) {
            SampleFile.write(samples.resolve(size + " bytes.bin"), size, size);
        }
        return samples;
    }

    /// One image.
    ///
    /// @param launcher the executable
    /// @param app the folder with the jars and the launcher's settings
    private record Image(String name, Path launcher, Path app) {

        static Image find(Path images, String name) throws TrialException {
            for (Image image : new Image[] {
                new Image(name, images.resolve(name + "/bin/" + name), images.resolve(name + "/lib/app")),
                new Image(name, images.resolve(name + "/" + name + ".exe"), images.resolve(name + "/app")),
                new Image(
                        name,
                        images.resolve(name + ".app/Contents/MacOS/" + name),
                        images.resolve(name + ".app/Contents/app"))
            }) {
                if (Files.isExecutable(image.launcher) && Files.isRegularFile(image.settings())) {
                    return image;
                }
            }
            throw new TrialException("There is no image of " + name + " in " + images);
        }

        Program program() {
            return Program.ofLauncher(launcher);
        }

        Program learning() {
            return program().with("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache());
        }

        boolean canEndByItself() {
            return ProcessHandle.current().supportsNormalTermination();
        }

        void useCache() throws IOException, TrialException {
            if (!Files.isRegularFile(cache())) {
                throw new TrialException("The runtime of " + name + " has written no cache to " + cache());
            }
            Files.writeString(settings(), "java-options=-XX:AOTCache=$APPDIR/app.aot\n", StandardOpenOption.APPEND);
        }

        private Path settings() {
            return app.resolve(name + ".cfg");
        }

        private Path cache() {
            return app.resolve("app.aot");
        }
    }
}
