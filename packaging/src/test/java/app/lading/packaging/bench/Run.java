package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs that ran to their end, all at the same time.
///
/// @param seconds from the start of the first to the end of the last
/// @param cpuSeconds user and system time of all of them
/// @param peakMemory bytes, the sum over them; 0 where it cannot be known
record Run(double seconds, double cpuSeconds, long peakMemory) {
    private static final Path OWN_STATISTICS = Path.of("/proc/self/stat");
    private static final double TICKS_A_SECOND = 100;
    private static final int POLL_MILLIS = 10;

    /// Starts the programs and waits for them.
    ///
    /// @param log where their output goes
    /// @throws TrialException if one ends with another exit code than 0
    static Run of(Path log, List<ProcessBuilder> programs) throws IOException, InterruptedException, TrialException {
        double reapedBefore = reapedSeconds();
        long start = System.nanoTime();
        List<Process> running = new ArrayList<>();
        for (ProcessBuilder program : programs) {
            running.add(program.redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of(nothing()).toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        }
        double cpu = 0;
        long memory = 0;
        for (Process process : running) {
            ProcessMeter meter = new ProcessMeter(process.toHandle());
            double lastCpu = 0;
            long peak = 0;
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                lastCpu = Math.max(lastCpu, seconds(meter.cpu()));
                peak = Math.max(peak, meter.peakMemory());
            }
            cpu += lastCpu;
            memory += peak;
        }
        double wall = (System.nanoTime() - start) / 1e9;
        for (Process process : running) {
            if (process.exitValue() != 0) {
                throw new TrialException("A program ended with exit code " + process.exitValue()
                        + ". Its last words, from " + log + ":\n" + tail(log));
            }
        }
        // What the system has counted for ended children is exact; what was seen last lacks up to 10 ms.
        double reaped = reapedSeconds() - reapedBefore;
        return new Run(wall, Math.max(cpu, reaped), memory);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /// The processor time of this program's children that have ended, in seconds; 0 where there is no `/proc`.
    private static double reapedSeconds() throws IOException {
        if (!Files.isReadable(OWN_STATISTICS)) {
            return 0;
        }
        String statistics = Files.readString(OWN_STATISTICS);
        // The name, in parentheses, may have spaces in it. cutime and cstime are the 14th and 15th field after it.
        String[] fields = statistics.substring(statistics.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_A_SECOND;
    }

    private static String nothing() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
