package app.lading.packaging.bench;

import app.lading.model.size.ByteSize;
import app.lading.packaging.programs.Trees;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Files to be sent: so many of such a size, of pseudo-random bytes that are the same each time.
///
/// @param name as people call it
/// @param count of files; one lies alone, several lie in folders of 500
/// @param size of each, in bytes
record Workload(String name, int count, long size) {
    private static final int FILES_IN_A_FOLDER = 500;
    private static final Map<String, Workload> KNOWN = Map.of(
            "W1", new Workload("W1", 1, 2L << 30),
            "W2", new Workload("W2", 10_000, 4L << 10),
            "W3", new Workload("W3", 1000, 1L << 20),
            "W4", new Workload("W4", 1, 256L << 20));

    /// A known workload, with the options' own count and size.
    static Optional<Workload> of(BenchOptions options) throws TrialException {
        Workload known = KNOWN.get(options.benchmark().toUpperCase(Locale.ROOT));
        return known == null ? Optional.empty() : Optional.of(known.changed(options));
    }

    private Workload changed(BenchOptions options) throws TrialException {
        return new Workload(name, options.number("count", count, 1), options.size("size", size));
    }

    boolean isOneFile() {
        return count == 1;
    }

    long bytes() {
        return count * size;
    }

    /// Makes the files.
    ///
    void make(Path folder) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(count + size);
        for (int i = 0; i < count; i++) {
            Path file = isOneFile()
                    ? folder.resolve("one.bin")
                    : folder.resolve(String.format(Locale.ROOT, "d%03d/f%06d.bin", i / FILES_IN_A_FOLDER, i));
            Trees.file(file, size, random);
        }
    }

    /// How it is called in the report.
    @Override
    public String toString() {
        return name + ", "
                + (isOneFile() ? "one file of " : String.format(Locale.ROOT, "%,d files of ", count))
                + ByteSize.format(size);
    }

    /// The only file, of a workload of one.
    static Path onlyFile(Path folder) {
        return folder.resolve("one.bin");
    }
}
