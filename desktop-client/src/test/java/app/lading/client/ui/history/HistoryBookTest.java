package app.lading.client.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.HistorySettings;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.ui.task.FakeUiThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryBookTest {
    private final FakeUiThread clock = new FakeUiThread();
    private final List<Runnable> work = new ArrayList<>();
    private HistorySettings keep = new HistorySettings(90, 10_000);
    private HistoryStore store;
    private HistoryBook book;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        store = HistoryStore.open(folder.resolve("history"), Clock.systemUTC());
        book = new HistoryBook(() -> Optional.of(store), work::add, () -> keep, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void work() {
        List<Runnable> now = List.copyOf(work);
        work.clear();
        now.forEach(Runnable::run);
    }

    private FileReport report(long id, FileState state, @Nullable Receipt receipt) {
        return new FileReport(
                id, 1, Path.of("/d/f" + id), "Inbox", "f" + id, false, 5, state, receipt, null, clock.instant(), 1, 5);
    }

    private FileReport done(long id) {
        Receipt receipt = new Receipt("r" + id, "Inbox", "f" + id, 5, "sha-256-blocks:ab", false, clock.instant());
        return report(id, FileState.DONE, receipt);
    }

    private List<HistoryEntry> entries() {
        return store.page(HistoryQuery.all(1000));
    }

    @Test
    void what_an_engine_tells_is_written_together_with_cancelled_files_and_without_folders() {
        EngineListener listener = book.listener("ana@files.example.org:8470");

        listener.fileFinished(done(1));
        listener.fileFinished(report(2, FileState.DONE, null));
        listener.fileFailed(report(3, FileState.FAILED, null));
        listener.fileFailed(report(4, FileState.NEEDS_ATTENTION, null));
        listener.fileCancelled(report(5, FileState.CANCELLED, null));
        assertThat(work).hasSize(1);
        work();

        assertThat(entries())
                .extracting(HistoryEntry::name, HistoryEntry::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("f5", HistoryEntry.Outcome.CANCELLED),
                        org.assertj.core.groups.Tuple.tuple("f3", HistoryEntry.Outcome.FAILED),
                        org.assertj.core.groups.Tuple.tuple("f1", HistoryEntry.Outcome.DONE));
        assertThat(entries()).extracting(HistoryEntry::account).containsOnly("ana@files.example.org:8470");
    }

    @Test
    void a_program_that_runs_for_weeks_keeps_no_more_than_the_settings_say() {
        keep = new HistorySettings(90, 100);
        EngineListener listener = book.listener("ana@x");

        for (int i = 1; i <= 2500; i++) {
            listener.fileFinished(done(i));
        }
        work();

        assertThat(store.count()).isLessThanOrEqualTo(600);
    }

    private List<String> shown() {
        CompletableFuture<List<HistoryEntry>> page = book.page(HistoryQuery.all(1000));
        work();
        return page.join().stream().map(HistoryEntry::name).toList();
    }

    @Test
    void what_is_hidden_comes_back_or_is_forgotten_without_what_ended_meanwhile() {
        EngineListener listener = book.listener("ana@x");
        listener.fileFinished(done(1));
        listener.fileFinished(done(2));
        work();

        CompletableFuture<Boolean> hidden = book.hide();
        work();
        assertThat(hidden).isCompletedWithValue(true);
        listener.fileFinished(done(3));
        work();
        assertThat(shown()).containsExactly("f3");
        assertThat(entries()).hasSize(3);

        book.show();
        work();
        assertThat(shown()).containsExactly("f3", "f2", "f1");

        CompletableFuture<Boolean> hiddenAgain = book.hide();
        work();
        assertThat(hiddenAgain).isCompletedWithValue(true);
        listener.fileFinished(done(4));
        work();
        CompletableFuture<Boolean> cleared = book.clear();
        work();
        assertThat(cleared).isCompletedWithValue(true);
        assertThat(shown()).containsExactly("f4");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void what_is_too_old_is_forgotten_once_a_day() {
        keep = new HistorySettings(1, 10_000);
        EngineListener listener = book.listener("ana@x");
        listener.fileFinished(done(1));
        work();

        clock.advance(Duration.ofDays(2));
        listener.fileFinished(done(2));
        work();

        assertThat(entries()).extracting(HistoryEntry::name).containsExactly("f2");
    }
}
