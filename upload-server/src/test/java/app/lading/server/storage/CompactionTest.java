package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Digests;
import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    @TempDir
    Path folder;

    private Path data;
    private final AtomicReference<TestDisk> disk = new AtomicReference<>();
    private int uploads;

    @BeforeEach
    void fillJournal() throws Exception {
        data = folder.resolve("data");
        try (Storage storage = open(data)) {
            publish(storage, "kept", "1", Conflict.RENAME);
            publish(storage, "replaced", "2", Conflict.RENAME);
            publish(storage, "replaced", "3", Conflict.REPLACE);
            String removed = publish(storage, "removed", "4", Conflict.RENAME).file();
            storage.files().remove("ana", removed).get(20, TimeUnit.SECONDS);
            publish(storage, "kept", "1", Conflict.RENAME);
            List<CompletableFuture<Boolean>> all = new ArrayList<>();
            all.add(storage.files().makeFolder("ana", "stays/inside"));
            for (int i = 0; i < 600; i++) {
                all.add(storage.files().makeFolder("ana", "goes"));
                all.add(storage.files().removeFolder("ana", "goes"));
            }
            for (CompletableFuture<Boolean> each : all) {
                each.get(20, TimeUnit.SECONDS);
            }
        }
    }

    private Storage open(Path where) throws Exception {
        return Storage.open(where, Clock.systemUTC(), real -> {
            disk.set(new TestDisk(real, new UnforcedWrites()));
            return disk.get();
        });
    }

    private Receipt publish(Storage storage, String name, String content, Conflict conflict) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String id = "u" + ++uploads;
        try (DiskFile part = storage.incoming().createLight(id)) {
            part.write(ByteBuffer.wrap(bytes), 0);
            part.force();
        }
        BlockDigests digests = BlockDigests.of(Digests.sha256().digest(bytes));
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        storage.files()
                .publish(
                        new Publication(
                                id,
                                "ana",
                                "key-of-" + id,
                                "Day-2",
                                name,
                                bytes.length,
                                0,
                                null,
                                conflict,
                                digests,
                                id,
                                false),
                        new PublishListener() {
                            @Override
                            public void published(Published published) {
                                receipt.complete(published.receipt());
                            }

                            @Override
                            public void failed(LadingException cause) {
                                receipt.completeExceptionally(cause);
                            }
                        });
        return receipt.get(20, TimeUnit.SECONDS);
    }

    /// All that the storage says of files, folders and receipts.
    private static List<Object> story(Storage storage) throws Exception {
        List<Object> story = new ArrayList<>(storage.files().all("", 100));
        story.addAll(storage.files().foldersIn("ana", ""));
        story.addAll(storage.files().foldersIn("ana", "stays"));
        for (int i = 1; i <= 5; i++) {
            story.add(storage.files().receiptOf("u" + i).orElseThrow());
            story.add(storage.files().receiptByKey("ana", "key-of-u" + i).orElseThrow());
        }
        return story;
    }

    private List<Object> storyOf(Path where) throws Exception {
        try (Storage storage = open(where)) {
            return story(storage);
        }
    }

    private Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(data)) {
            for (Path each : all.toList()) {
                Files.copy(
                        each,
                        copy.resolve(data.relativize(each).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    @Test
    void a_start_makes_a_long_journal_short_and_nothing_is_forgotten_even_when_the_index_is_lost() throws Exception {
        long before = Files.size(data.resolve("journal.log"));
        List<Object> story;
        try (Storage storage = open(data)) {
            story = story(storage);
        }
        assertThat(Files.size(data.resolve("journal.log"))).isLessThan(before / 10);
        assertThat(story).hasSize(2 + 2 + 1 + 10);
        assertThat(storyOf(data)).isEqualTo(story);

        try (Storage storage = open(data)) {
            publish(storage, "later", "5", Conflict.RENAME);
            story = story(storage);
        }
        Files.delete(data.resolve("lading.mv.db"));
        assertThat(storyOf(data)).isEqualTo(story);
        assertThat(data.resolve("files/ana/Day-2/replaced")).hasContent("3");
    }

    @Test
    void a_start_that_ends_at_any_step_of_it_leaves_a_journal_that_tells_all() throws Exception {
        Path whole = copy("whole");
        List<Object> story = storyOf(whole);
        List<String> steps = disk.get().stepsAsText();
        int first = steps.indexOf("delete journal.log.new");
        int last = steps.lastIndexOf("SYNC");
        assertThat(steps.subList(first, last))
                .containsSubsequence("force journal.log.new", "replace journal.log", "force-folder whole", "COMMIT");
        for (int end = first; end <= last; end++) {
            Path dead = copy("dead-" + end);
            dieAt(dead, end);
            assertThat(storyOf(dead)).as("ended at " + steps.get(end)).isEqualTo(story);
            Files.delete(dead.resolve("lading.mv.db"));
            assertThat(storyOf(dead))
                    .as("ended at " + steps.get(end) + ", without index")
                    .isEqualTo(story);
        }
    }

    private void dieAt(Path where, int end) throws Exception {
        int[] count = {0};
        try (Storage storage = Storage.open(where, Clock.systemUTC(), real -> {
            TestDisk dying = new TestDisk(real, new UnforcedWrites());
            dying.before(step -> {
                if (count[0]++ >= end) {
                    throw new IOException("the server is dead");
                }
            });
            return dying;
        })) {
            assertThat(storage.trouble()).isNull();
        } catch (IOException e) {
            assertThat(e).hasStackTraceContaining("the server is dead");
        }
    }
}
