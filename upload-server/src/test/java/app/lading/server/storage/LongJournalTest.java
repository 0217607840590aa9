package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that is many times larger than the memory.
class LongJournalTest {
    private static final int RECORDS = 150_000;
    private static final int KEPT = 5;

    @TempDir
    Path data;

    @Test
    void an_index_is_rebuilt_and_a_journal_made_short_with_little_memory() throws Exception {
        writeJournal();
        assertThat(Files.size(data.resolve("journal.log"))).isGreaterThan(30L << 20);

        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process server = new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output").toFile())
                .start();
        assertThat(server.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).as(() -> output()).isZero();

        assertThat(output()).contains("files: [name-0, name-1, name-2, name-3, name-4]");
        assertThat(Files.size(data.resolve("journal.log"))).isLessThan(100_000);
    }

    private String output() {
        try {
            return Files.readString(data.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Somebody published much and was removed, and of a few others the files are there.
    private void writeJournal() throws IOException {
        Path folder = Files.createDirectories(data.resolve("files/ana/Day-2"));
        try (RealDisk disk = new RealDisk(data);
                FramedLog log = FramedLog.create(disk, data.resolve("journal.log"))) {
            for (int i = 0; i < RECORDS; i++) {
                log.append(
                        publish("bob", "b" + i, "name-" + i / 2, "content " + i).encode());
            }
            log.append(new JournalRecord.RemoveUser("bob").encode());
            for (int i = 0; i < KEPT; i++) {
                log.append(publish("ana", "old" + i, "name-" + i, "before").encode());
                log.append(
                        publish("ana", "new" + i, "name-" + i, "content " + i).encode());
                Files.writeString(folder.resolve("name-" + i), "content " + i);
            }
        }
    }

    private static JournalRecord publish(String owner, String upload, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        BlockDigests digests = BlockDigests.of(Digests.sha256().digest(bytes));
        FileRow file = new FileRow(
                "file-of-" + upload,
                owner,
                "Day-2",
                name,
                bytes.length,
                0,
                digests.fingerprint(),
                digests,
                null,
                Instant.EPOCH,
                false);
        return new JournalRecord.Publish(file, Receipt.of(file, upload), "part-of-" + upload, true, null);
    }

    /// What runs in a process of its own.
    static final class Opening {
        private Opening() {}

        /// Opens the data folder and tells what is in it.
        public static void main(String[] args) throws Exception {
            try (Storage storage = Storage.open(Path.of(args[0]), Clock.systemUTC())) {
                List<String> names = storage.files().page("ana", "Day-2", null, 100).stream()
                        .map(ListedFile::name)
                        .toList();
                new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out))
                        .println("files: " + names);
            }
        }
    }
}
