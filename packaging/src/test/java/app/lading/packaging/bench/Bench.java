package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What every benchmark works with.
///
/// @param folder where everything of this run lies, empty at the beginning
record Bench(BenchOptions options, Path folder, LadingPrograms programs, BenchConsole console) {
    /// What every run leaves in its folder, if it leaves anything.
    static final String LOG = "programs.log";

    /// One thing that can be measured.
    @FunctionalInterface
    interface Benchmark {
        /// Measures it and says what came out.
        ///
        /// @throws TrialException when it could not be measured, or what was measured was wrong
        void run(Bench bench) throws IOException, InterruptedException, TrialException;
    }

    /// Where the output of the measured programs goes.
    Path log() {
        return folder.resolve(LOG);
    }

    void say(String text) {
        console.say(text);
    }

    int rounds() throws TrialException {
        return options.number("rounds", 3, 1);
    }

    int warmUps() throws TrialException {
        return options.number("warm-up", 1, 0);
    }

    /// Where the servers listen.
    String host() {
        return options.text("host").orElse("127.0.0.1");
    }

    /// Lets the disk come to rest, so that no round pays for what another wrote. Where there is no `sync`, nothing
    /// happens.
    void settle() throws IOException, InterruptedException, TrialException {
        if (Files.isExecutable(Path.of("/bin/sync"))) {
            Run.of(log(), List.of(new ProcessBuilder("/bin/sync")));
        }
    }

    /// Whether a program that others made is on this machine.
    ///
    /// @param command one that ends with 0 at once, such as `curl --version`
    boolean has(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
