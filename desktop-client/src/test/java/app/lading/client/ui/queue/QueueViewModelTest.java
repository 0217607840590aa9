package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemCounts;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QueueViewModelTest {
    private final QueueHarness harness = new QueueHarness();
    private final QueueViewModel model = harness.model;

    private static SampleItem file(long id) {
        return SampleItem.file(id, "clip" + id + ".mov");
    }

    /// Many rows that count how often somebody looks at one.
    private static final class Watched extends AbstractList<ItemView> {
        private final List<ItemView> items;
        private int looks;

        Watched(List<ItemView> items) {
            this.items = items;
        }

        @Override
        public ItemView get(int index) {
            looks++;
            return items.get(index);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private static Snapshot snapshot(List<ItemView> items, long structure, long states) {
        Snapshot empty = new FakeUploadQueue().snapshot();
        return new Snapshot(
                empty.totals(),
                items,
                List.of(),
                empty.connection(),
                false,
                null,
                0,
                empty.at(),
                empty.limitedBy(),
                empty.preflight(),
                structure,
                ItemCounts.NONE,
                states);
    }

    @Nested
    class The_list {
        @Test
        void looks_at_no_row_while_only_numbers_move() {
            List<ItemView> items = new ArrayList<>();
            for (int i = 1; i <= 5000; i++) {
                items.add(SampleItem.file(i, "f" + i).view());
            }
            RowList rows = new RowList();
            rows.take(snapshot(items, 7, 1));
            List<ItemView> later = new ArrayList<>(items);
            later.set(41, SampleItem.file(42, "f42").size(99).view());
            Watched watched = new Watched(later);

            rows.take(snapshot(watched, 7, 1));

            assertThat(watched.looks).isZero();
            assertThat(rows.find(42).item().bytes()).isEqualTo(99_000_000_000L);
        }

        @Test
        void a_row_whose_item_is_gone_says_what_it_said_last() {
            ItemView first = SampleItem.file(1, "first").view();
            ItemView second = SampleItem.file(2, "second").view();
            RowList rows = new RowList();
            rows.take(snapshot(List.of(first, second), 1, 1));
            QueueRow gone = rows.find(1);

            rows.take(snapshot(List.of(second), 2, 2));

            assertThat(gone.item()).isEqualTo(first);
            assertThat(rows.find(2).item()).isEqualTo(second);
        }

        @Test
        void has_what_runs_on_top_then_what_waits_then_what_ended_with_the_newest_first() {
            harness.show(
                    file(1).done(),
                    file(2).done(),
                    file(3),
                    file(4).uploading(1, 1, Duration.ofMinutes(1)),
                    file(5).paused());

            assertThat(harness.ids()).containsExactly(4L, 3L, 5L, 2L, 1L);
        }

        @Test
        void keeps_the_row_of_an_item_whatever_happens_to_it() {
            harness.show(file(1), file(2));
            QueueRow row = model.row(1);

            harness.queue.change(file(1).uploading(2, 30, Duration.ofMinutes(3)));
            model.tick();

            assertThat(model.row(1)).isSameAs(row);
            assertThat(row.item().state()).isEqualTo(FileState.UPLOADING);
        }

        @Test
        void says_nothing_when_only_numbers_change() {
            harness.show(file(1).uploading(1, 30, Duration.ofMinutes(3)), file(2));
            List<String> changes = new ArrayList<>();
            model.rows().addListener((ListChangeListener<QueueRow>) change -> changes.add(change.toString()));

            harness.queue.change(file(1).uploading(2, 31, Duration.ofMinutes(2)));
            model.tick();

            assertThat(changes).isEmpty();
        }

        @Test
        void moves_rows_as_a_permutation_so_that_a_selection_stays() {
            harness.show(file(1).uploading(1, 30, Duration.ofMinutes(3)), file(2));
            List<Boolean> permuted = new ArrayList<>();
            model.rows().addListener((ListChangeListener<QueueRow>) change -> {
                while (change.next()) {
                    permuted.add(change.wasPermutated());
                }
            });

            harness.queue.change(file(1).done());
            model.tick();

            assertThat(harness.ids()).containsExactly(2L, 1L);
            assertThat(permuted).containsExactly(true);
        }

        @Test
        void changes_no_places_while_somebody_aims_and_does_so_afterwards() {
            harness.show(file(1).uploading(1, 30, Duration.ofMinutes(3)), file(2));
            model.hold(true);

            harness.queue.change(file(1).done());
            model.tick();
            assertThat(harness.ids()).containsExactly(1L, 2L);

            harness.show(file(1).done(), file(2), file(3));
            assertThat(harness.ids()).containsExactly(1L, 2L, 3L);

            harness.show(file(1).done(), file(3));
            assertThat(harness.ids()).containsExactly(1L, 3L);

            model.hold(false);
            assertThat(harness.ids()).containsExactly(3L, 1L);
        }

        @Test
        void takes_very_many_new_rows_in_portions_with_the_count_there_at_once() {
            SampleItem[] many = new SampleItem[25_000];
            for (int i = 0; i < many.length; i++) {
                many[i] = file(i + 1L);
            }

            harness.show(many);
            assertThat(model.rows()).hasSize(10_000);
            assertThat(model.countsProperty().get().all()).isEqualTo(25_000);

            model.tick();
            model.tick();
            assertThat(harness.ids()).hasSize(25_000).isSorted();
        }

        @Test
        void keeps_an_order_that_was_taken_although_the_numbers_change() {
            harness.show(file(1).size(5), file(2).size(9), file(3).size(1));
            model.sort(QueueColumn.SIZE.order());
            assertThat(harness.ids()).containsExactly(3L, 1L, 2L);

            harness.queue.change(file(3).size(100));
            model.tick();
            assertThat(harness.ids()).containsExactly(3L, 1L, 2L);

            model.sort(null);
            assertThat(harness.ids()).containsExactly(1L, 2L, 3L);
        }
    }

    @Nested
    class Chips_and_search {
        @Test
        void count_and_narrow_the_rows() {
            harness.show(
                    file(1).uploading(1, 1, Duration.ofMinutes(1)),
                    file(2),
                    file(3).paused(),
                    file(4).asks("name-exists", 1),
                    file(5).failed("forbidden", 1),
                    file(6).done());

            assertThat(model.countsProperty().get()).isEqualTo(new ItemCounts(6, 1, 2, 1, 1, 1));
            model.filterProperty().set(QueueFilter.WAITING);
            assertThat(harness.ids()).containsExactly(2L, 3L);
            model.filterProperty().set(QueueFilter.FAILED);
            assertThat(harness.ids()).containsExactly(5L);
        }

        @Test
        void find_names_and_folders_whatever_their_capitals() {
            harness.show(
                    SampleItem.file(1, "Interview.mov"),
                    SampleItem.file(2, "b.mov").to("Interviews/Day-2"),
                    SampleItem.file(3, "c.mov"));

            model.searchProperty().set("  INTERview ");

            assertThat(harness.ids()).containsExactly(1L, 2L);
        }

        @Test
        void a_row_leaves_a_chip_when_its_state_does() {
            harness.show(file(1).paused(), file(2));
            model.filterProperty().set(QueueFilter.WAITING);

            harness.queue.change(file(1).done());
            model.tick();

            assertThat(harness.ids()).containsExactly(2L);
        }
    }

    @Nested
    class Pausing_the_queue {
        @Test
        void for_an_hour_ends_by_itself() {
            harness.show(file(1));
            model.start();

            model.pauseAllForAnHour();
            harness.pass(Duration.ofMinutes(59));
            assertThat(harness.queue.heard()).containsExactly("pauseAll");

            harness.pass(Duration.ofMinutes(2));
            assertThat(harness.queue.heard()).containsExactly("pauseAll", "resumeAll");
            assertThat(model.pausedUntilProperty().get()).isEmpty();
        }

        @Test
        void until_tomorrow_means_eight_in_the_morning() {
            model.pauseAllUntilTomorrow();

            assertThat(model.pausedUntilProperty().get().orElseThrow()).hasToString("2026-11-22T08:00:00Z");
        }

        @Test
        void by_hand_forgets_the_time() {
            model.pauseAllForAnHour();
            model.resumeAll();

            model.start();
            harness.pass(Duration.ofHours(2));

            assertThat(harness.queue.heard()).containsExactly("pauseAll", "resumeAll");
        }

        @Test
        void is_another_thing_than_what_holds_it() {
            FooterText footer = new FooterText(harness.formats, model.text().waits());
            harness.queue.hold(new Waiting(
                    WaitReason.OUTSIDE_HOURS,
                    "Outside the hours for sending",
                    SampleItem.NOW.plus(Duration.ofHours(8))));
            harness.show(file(1).waiting(WaitReason.OUTSIDE_HOURS, Duration.ofHours(8)));

            assertThat(model.pausedAllProperty().get()).isFalse();
            assertThat(footer.left(model.snapshotProperty().get())).isEqualTo("Outside hours, until 22:02");

            model.togglePauseAll();
            model.tick();
            assertThat(model.pausedAllProperty().get()).isTrue();
            assertThat(footer.left(model.snapshotProperty().get())).isEqualTo("Queue is paused");

            model.togglePauseAll();
            model.tick();
            assertThat(footer.left(model.snapshotProperty().get())).isEqualTo("Outside hours, until 22:02");
            assertThat(harness.queue.heard()).containsExactly("hold OUTSIDE_HOURS", "pauseAll", "resumeAll");
        }
    }

    @Test
    void remembers_the_speed_once_a_second() {
        harness.show(file(1).uploading(1, 30, Duration.ofMinutes(3)), file(2));
        model.start();

        harness.pass(Duration.ofSeconds(10));

        assertThat(model.row(1).speeds().size()).isBetween(9, 12);
        assertThat(model.row(1).speeds().peak()).isEqualTo(30_000_000);
        assertThat(model.row(2).speeds()).isNull();
    }

    @Test
    void what_nobody_has_looked_at_yet_keeps_its_place() {
        harness.show(SampleItem.file(1, "a"), SampleItem.folder(2, "b", 0).scanning(), SampleItem.file(3, "c"));
        assertThat(harness.ids()).containsExactly(1L, 2L, 3L);

        harness.show(SampleItem.file(1, "a"), SampleItem.folder(2, "b", 5).scanning(), SampleItem.file(3, "c"));
        assertThat(harness.ids()).containsExactly(2L, 1L, 3L);
    }
}
