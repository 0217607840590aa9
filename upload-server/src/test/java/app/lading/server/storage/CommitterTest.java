package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitterTest {
    @TempDir
    Path data;

    private static UploadRow upload(String id, String name) {
        return new UploadRow(
                id,
                "ana",
                null,
                "laptop",
                "Day-2",
                name,
                10,
                0,
                Conflict.RENAME,
                null,
                1,
                "run-00000001",
                UploadRow.State.RECEIVING,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void a_change_that_the_tables_refuse_fails_alone() throws Exception {
        AtomicReference<TestDisk> disk = new AtomicReference<>();
        try (Storage storage = Storage.open(data, Clock.systemUTC(), real -> {
            disk.set(new TestDisk(real, new UnforcedWrites()));
            return disk.get();
        })) {
            CountDownLatch here = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            disk.get().before(step -> {
                if (step.what().equals("COMMIT") && here.getCount() > 0) {
                    here.countDown();
                    await(goOn);
                }
            });
            CompletableFuture<Void> first = storage.uploads().add(upload("u1", "first"));
            await(here);
            // These three are one group.
            CompletableFuture<Void> second = storage.uploads().add(upload("u2", "second"));
            CompletableFuture<Void> bad = storage.uploads().add(upload("u3", "x".repeat(256)));
            CompletableFuture<Void> third = storage.uploads().add(upload("u4", "third"));
            goOn.countDown();

            assertThat(first).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(second).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(third).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(bad).failsWithin(20, TimeUnit.SECONDS);
            assertThat(storage.trouble()).isNull();
            assertThat(storage.uploads().all()).extracting(UploadRow::id).containsExactlyInAnyOrder("u1", "u2", "u4");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }
}
