package app.lading.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStoreTest {
    @TempDir
    Path folder;

    private JobStore open() throws IOException, JobInUseException {
        return JobStore.open(folder.resolve("job of ümläut"), Clock.systemUTC());
    }

    private static ItemRow item() {
        return ItemRow.fresh("/home/ana/tree", "in", true, "RENAME", 2, false, Instant.parse("2026-11-21T09:30:00Z"));
    }

    private static FileRow file(long item, String name, long size) {
        return FileRow.found(
                item,
                "/home/ana/tree/" + name,
                "in/tree",
                name,
                FileRow.Kind.FILE,
                new SourceStamp(size, 1_790_000_000L, 123_456_789, "(dev=1,inode=2)", 77),
                "key-of-" + name);
    }

    @Test
    void everything_that_was_committed_is_there_after_reopening() throws Exception {
        Receipt receipt = new Receipt(
                "f1",
                "in/tree",
                "one (2)",
                10,
                "sha-256-blocks:00",
                true,
                Instant.parse("2026-11-21T10:00:00.123456789Z"));
        FileRow one;
        FileRow two;
        ItemRow item;
        try (JobStore store = open()) {
            item = store.addItems(List.of(item())).getFirst();
            List<FileRow> added = store.addFiles(List.of(file(item.id(), "one", 10), file(item.id(), "two", 9 << 20)));
            one = added.get(0).done(receipt);
            two = added.get(1).withUpload("u7", true);
            store.updateFile(one);
            store.updateFile(two);
            store.putDigest(two.id(), 1, new byte[32]);
            store.addNotice(new NoticeRow(0, item.id(), "/x", "link-skipped", "A link was not followed: /x"));
            store.commit();
        }
        try (JobStore store = open()) {
            assertThat(store.items()).containsExactly(item);
            assertThat(store.page(item.id(), Set.of(), 0, 100)).containsExactly(one, two);
            assertThat(store.openFiles(item.id(), true, 0, 10)).containsExactly(two);
            assertThat(store.openFiles(item.id(), false, 0, 10)).isEmpty();
            assertThat(store.fileOf(item.id(), "/home/ana/tree/one")).contains(one);
            assertThat(store.knownDigests(two.id()).stream().boxed()).containsExactly(1);
            assertThat(store.notices(item.id(), 0, 10)).hasSize(1);
            assertThat(store.sums(item.id()))
                    .containsExactlyInAnyOrder(
                            new Sums(RowState.DONE, false, 1, 0, 10, 1, 1, "one (2)", 0),
                            new Sums(RowState.OPEN, true, 1, 0, 9 << 20, 0, 0, null, 0));
        }
    }

    @Test
    void folders_are_counted_apart_from_files() throws Exception {
        try (JobStore store = open()) {
            long item = store.addItems(List.of(item())).getFirst().id();
            SourceStamp nothing = new SourceStamp(0, 0, 0, "", 0);
            store.addFiles(List.of(
                    file(item, "one", 10),
                    FileRow.found(item, "/e/1", "in/1", "", FileRow.Kind.FOLDER, nothing, "k1"),
                    FileRow.found(item, "/e/2", "in/2", "", FileRow.Kind.FOLDER, nothing, "k2")));

            assertThat(store.sums(item)).containsExactly(new Sums(RowState.OPEN, false, 1, 2, 10, 0, 0, null, 0));
        }
    }

    @Test
    void what_was_committed_survives_a_kill_of_the_process() throws Exception {
        Path job = folder.resolve("killed");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JobStoreKilledMain.class.getName(),
                        job.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("committed");
        assertThatThrownBy(() -> JobStore.open(job, Clock.systemUTC()))
                .isInstanceOf(JobInUseException.class)
                .hasMessageContaining("process " + process.pid());
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        try (JobStore store = JobStore.open(job, Clock.systemUTC())) {
            assertThat(store.items()).hasSize(1);
            assertThat(store.sums(store.items().getFirst().id()))
                    .containsExactly(new Sums(RowState.OPEN, false, 500, 0, 500, 0, 0, null, 0));
        }
    }

    @Test
    void a_damaged_database_is_kept_aside_and_begun_anew() throws Exception {
        try (JobStore store = open()) {
            store.addItems(List.of(item())).getFirst();
        }
        Path file = folder.resolve("job of ümläut").resolve("job.mv.db");
        byte[] noise = new byte[(int) Files.size(file)];
        java.util.Arrays.fill(noise, (byte) 0x5A);
        Files.write(file, noise);

        try (JobStore store = open()) {
            assertThat(store.items()).isEmpty();
            assertThat(store.damaged())
                    .isPresent()
                    .get()
                    .satisfies(kept -> assertThat(Files.readAllBytes(kept)).isEqualTo(noise));
        }
    }

    @Test
    void damage_that_is_met_only_later_puts_the_database_aside_at_the_next_opening() throws Exception {
        long item;
        try (JobStore store = open()) {
            item = store.addItems(List.of(item())).getFirst().id();
            List<FileRow> rows = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                rows.add(file(item, "f" + i, 5));
            }
            store.addFiles(rows);
            store.commit();
        }
        DamagedFiles.amid(folder.resolve("job of ümläut"), "/home/ana/tree/", folder.resolve("copies"));

        try (JobStore store = open()) {
            assertThat(store.damaged()).as("opening does not read it").isEmpty();
            assertThatThrownBy(() -> {
                        store.page(item, Set.of(), 0, 3000);
                        for (int i = 0; i < 3000; i++) {
                            store.fileOf(item, "/home/ana/tree/f" + i);
                        }
                    })
                    .isInstanceOf(StoreException.class);
            assertThat(store.isDamaged()).isTrue();
        }

        try (JobStore store = open()) {
            assertThat(store.items()).isEmpty();
            assertThat(store.damaged()).get().satisfies(kept -> assertThat(kept).isNotEmptyFile());
        }
        try (JobStore store = open()) {
            assertThat(store.damaged()).as("told once").isEmpty();
        }
    }

    @Test
    void the_queue_is_read_in_pages_in_the_order_of_finding() throws Exception {
        try (JobStore store = open()) {
            ItemRow item = store.addItems(List.of(item())).getFirst();
            List<FileRow> rows = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                rows.add(file(item.id(), "f" + i, 5));
            }
            List<FileRow> added = store.addFiles(rows);
            List<FileRow> read = new ArrayList<>();
            List<FileRow> page;
            do {
                page = store.openFiles(
                        item.id(), false, read.isEmpty() ? 0 : read.getLast().id(), 64);
                read.addAll(page);
            } while (!page.isEmpty());
            assertThat(read).isEqualTo(added);
        }
    }

    @Test
    void digests_come_in_the_order_of_the_blocks_and_the_last_word_counts() throws Exception {
        try (JobStore store = open()) {
            for (int block : new int[] {5, 0, 3, 1, 2, 4}) {
                store.putDigest(9, block, digest(block));
            }
            store.putDigest(9, 3, digest(99));
            List<Byte> first = new ArrayList<>();
            store.digestsInOrder(9, digest -> first.add(digest[0]));
            assertThat(first).containsExactly((byte) 0, (byte) 1, (byte) 2, (byte) 99, (byte) 4, (byte) 5);
            store.forgetDigests(9);
            assertThat(store.knownDigests(9).isEmpty()).isTrue();
        }
    }

    private static byte[] digest(int first) {
        byte[] digest = new byte[32];
        digest[0] = (byte) first;
        return digest;
    }

    @Test
    void opening_failed_files_again_forgets_those_that_only_a_new_walk_can_judge() throws Exception {
        try (JobStore store = open()) {
            ItemRow item = store.addItems(List.of(item())).getFirst();
            List<FileRow> added = store.addFiles(
                    List.of(file(item.id(), "quota", 5), file(item.id(), "bad", 5), file(item.id(), "gone", 5)));
            store.updateFile(added.get(0).ended(RowState.FAILED, new Problem("quota-exceeded", "m", "r")));
            store.updateFile(added.get(1).ended(RowState.FAILED, new Problem("bad-name", "m", "r")));
            store.updateFile(added.get(2).ended(RowState.FAILED, new Problem("source-vanished", "m", "r")));

            assertThat(store.reopenFailed(item.id())).isTrue();
            assertThat(store.page(item.id(), Set.of(), 0, 10)).singleElement().satisfies(row -> {
                assertThat(row.name()).isEqualTo("quota");
                assertThat(row.state()).isEqualTo(RowState.OPEN);
                assertThat(row.problem()).isNull();
            });
        }
    }

    @Test
    void a_job_that_is_done_with_leaves_nothing() throws Exception {
        JobStore store = open();
        store.addItems(List.of(item())).getFirst();
        store.closeAndDelete();
        assertThat(folder.resolve("job of ümläut")).doesNotExist();
    }
}
