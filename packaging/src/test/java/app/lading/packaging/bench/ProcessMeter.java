package app.lading.packaging.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What a process and its children have taken so far. Memory is known where there is a `/proc`, and 0 elsewhere.
///
/// @param process the first of them
record ProcessMeter(ProcessHandle process) {

    /// User and system time of all of them, since each began.
    Duration cpu() {
        return tree().map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// The most memory they had, in bytes: the sum of each one's highest mark.
    long peakMemory() {
        return tree().mapToLong(each -> ofStatus(each, "VmHWM:")).sum();
    }

    /// The memory they have now, in bytes.
    long memory() {
        return tree().mapToLong(each -> ofStatus(each, "VmRSS:")).sum();
    }

    private Stream<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /// A line of `/proc/PID/status` such as `VmHWM:   218404 kB`; 0 when the process, or `/proc`, is not there.
    private static long ofStatus(ProcessHandle process, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }
}
