package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a window needs to know without looking at each row.
class SnapshotCountsTest {
    @TempDir
    Path folder;

    private EngineHarness harness;
    private List<Long> ids;

    @BeforeEach
    void twelvePausedFiles() throws IOException {
        harness = new EngineHarness(folder.resolve("job"), 5);
        harness.core.commands().pauseAll(true);
        harness.start();
        List<ItemRequest> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Path file = Files.write(folder.resolve("f" + i), new byte[10]);
            requests.add(new ItemRequest(file, "", OnConflict.RENAME, Priority.NORMAL));
        }
        ids = harness.core.commands().add(requests);
    }

    @AfterEach
    void close() throws IOException {
        harness.close();
    }

    @Test
    void the_counts_are_those_of_the_items_whatever_happens_to_them() {
        for (int step = 0; step < 40; step++) {
            Set<Long> some = new HashSet<>();
            ids.forEach(id -> {
                if (harness.random.nextInt(4) == 0) {
                    some.add(id);
                }
            });
            switch (harness.random.nextInt(5)) {
                case 0 -> harness.core.commands().pause(some, true);
                case 1 -> harness.core.commands().pause(some, false);
                case 2 -> harness.core.commands().cancel(some);
                case 3 -> harness.core.commands().undo(some);
                default -> harness.core.commands().remove(Set.of(ids.get(harness.random.nextInt(ids.size()))));
            }
            Snapshot snapshot = harness.snapshot();
            assertThat(snapshot.counts()).isEqualTo(ItemCounts.of(snapshot.items()));
        }
    }

    @Test
    void a_changed_state_has_another_number_and_the_same_rows() {
        Snapshot before = harness.snapshot();
        Snapshot same = harness.snapshot();
        assertThat(same.states()).isEqualTo(before.states());

        harness.core.commands().cancel(Set.of(ids.getFirst()));
        Snapshot after = harness.snapshot();

        assertThat(after.structure()).isEqualTo(before.structure());
        assertThat(after.states()).isNotEqualTo(before.states());
    }
}
