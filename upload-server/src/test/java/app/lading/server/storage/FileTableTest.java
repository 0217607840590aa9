package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTableTest {
    @TempDir
    Path folder;

    @Test
    void a_listing_does_not_read_the_digests_of_what_it_lists() throws Exception {
        try (RealDisk disk = new RealDisk(folder);
                Database database = new Database(folder, disk, Rights.of(folder))) {
            database.open();
            Connection connection = database.writer();
            // Nobody can read one byte as digests of 32 bytes each.
            Sql.update(
                    connection,
                    "insert into files (id, owner, folder, name, size, modified, fingerprint, digests, published, damaged)"
                            + " values ('f1', 'ana', 'Day-2', 'cut.mov', 5, 6, ?, ?, ?, false)",
                    new byte[32],
                    new byte[1],
                    Instant.EPOCH);

            assertThat(FileTable.page(connection, "ana", "Day-2", null, 10))
                    .extracting("name", "size", "modified", "published")
                    .containsExactly(tuple("cut.mov", 5L, 6L, Instant.EPOCH));
        }
    }
}
