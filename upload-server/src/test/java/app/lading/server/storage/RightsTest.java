package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who else on the machine may read what the server stores.
class RightsTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeOpenFolder() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no such rights here");
        data = Files.createDirectory(
                folder.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void fill() throws Exception {
        try (Storage storage = Storage.open(data, Clock.systemUTC())) {
            storage.accounts()
                    .put(new AccountRow("ana", "hash", false, null, false, Instant.EPOCH))
                    .get(20, TimeUnit.SECONDS);
            storage.files().makeFolder("ana", "Day-2").get(20, TimeUnit.SECONDS);
            UploadRow upload = new UploadRow(
                    "u1",
                    "ana",
                    null,
                    "laptop",
                    "Day-2",
                    "film.mov",
                    5_000_000,
                    0,
                    Conflict.RENAME,
                    null,
                    1,
                    "run-00000001",
                    UploadRow.State.RECEIVING,
                    false,
                    Instant.EPOCH,
                    Instant.EPOCH);
            storage.incoming().create(upload);
            storage.uploads().add(upload).get(20, TimeUnit.SECONDS);
        }
    }

    private void assertClosed() throws IOException {
        for (String file :
                new String[] {"accounts.json", "journal.log", "lading.mv.db", "incoming/u1.part", "incoming/u1.side"}) {
            assertThat(rights(data.resolve(file))).as(file).isEqualTo("rw-------");
        }
        for (String each : new String[] {"incoming", "files/ana", "files/ana/Day-2"}) {
            assertThat(rights(data.resolve(each))).as(each).isEqualTo("rwx------");
        }
    }

    @Test
    void nobody_else_reads_hashes_or_files_whatever_rights_the_data_folder_has() throws Exception {
        fill();
        assertClosed();
    }

    @Test
    void a_start_takes_the_rights_that_others_had() throws Exception {
        fill();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path each : all.toList()) {
                boolean inside = each.endsWith("Day-2") || each.toString().endsWith(".part");
                String open = Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--";
                if (!inside) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(open));
                }
            }
        }
        try (Storage storage = Storage.open(data, Clock.systemUTC())) {
            assertThat(storage.trouble()).isNull();
        }
        assertClosed();
    }
}
