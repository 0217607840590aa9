package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `accounts.json` says what the index says, also when one of them could not be written.
class AccountCopyTest {
    @TempDir
    Path data;

    private final AtomicReference<TestDisk> disk = new AtomicReference<>();

    private Storage open() throws Exception {
        return Storage.open(data, Clock.systemUTC(), real -> {
            disk.set(new TestDisk(real, new UnforcedWrites()));
            return disk.get();
        });
    }

    private static AccountRow ana(boolean disabled) {
        return new AccountRow("ana", "hash", false, null, disabled, Instant.EPOCH);
    }

    private void failOnce(String what, String name) {
        int[] times = {0};
        disk.get().before(step -> {
            if (step.what().equals(what) && step.name().equals(name) && times[0]++ == 0) {
                throw new IOException("Input/output error");
            }
        });
    }

    @Test
    void a_change_that_the_index_refused_is_not_in_the_copy() throws Exception {
        try (Storage storage = open()) {
            storage.accounts().put(ana(false)).get(20, TimeUnit.SECONDS);
            String before = Files.readString(data.resolve("accounts.json"));
            failOnce("COMMIT", "");
            assertThat(storage.accounts().put(ana(true))).failsWithin(20, TimeUnit.SECONDS);
            Awaitility.await().until(() -> storage.trouble() == null);
            assertThat(storage.accounts().accounts()).containsExactly(ana(false));
            assertThat(data.resolve("accounts.json")).hasContent(before);
        }
    }

    @Test
    void a_copy_that_could_not_be_written_is_written_by_the_next_start() throws Exception {
        try (Storage storage = open()) {
            storage.accounts().put(ana(false)).get(20, TimeUnit.SECONDS);
            failOnce("replace", "accounts.json");
            storage.accounts().put(ana(true)).get(20, TimeUnit.SECONDS);
        }
        assertThat(Files.readString(data.resolve("accounts.json"))).contains("\"disabled\" : false");
        open().close();
        assertThat(Files.readString(data.resolve("accounts.json"))).contains("\"disabled\" : true");
        Files.delete(data.resolve("lading.mv.db"));
        try (Storage storage = open()) {
            assertThat(storage.accounts().accounts()).containsExactly(ana(true));
        }
    }

    @Test
    void a_damaged_copy_is_kept_and_written_anew() throws Exception {
        try (Storage storage = open()) {
            storage.accounts().put(ana(false)).get(20, TimeUnit.SECONDS);
        }
        Files.writeString(data.resolve("accounts.json"), "[{\"name\"");
        open().close();
        assertThat(Files.readString(data.resolve("accounts.json"))).contains("\"ana\"");
        try (var all = Files.list(data)) {
            assertThat(all).anyMatch(path -> path.getFileName().toString().startsWith("accounts.json.corrupt-"));
        }
    }
}
