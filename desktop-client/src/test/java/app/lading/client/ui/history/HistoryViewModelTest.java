package app.lading.client.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.HistorySettings;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryStore;
import app.lading.client.ui.history.HistoryViewModel.State;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final FakeDesktop desktop = new FakeDesktop();
    private HistoryStore store;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        store = HistoryStore.open(folder.resolve("history"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private HistoryBook book(Optional<HistoryStore> of) {
        return new HistoryBook(() -> of, Runnable::run, () -> new HistorySettings(90, 10_000), ui);
    }

    private HistoryViewModel model(HistoryBook book) {
        Formats formats = Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, ui);
        return new HistoryViewModel(
                book, ui, formats, new Toasts(ui), desktop, desktop, desktop, Runnable::run, List.of("ana@a", "bob@b"));
    }

    private void have(int count, String account) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            entries.add(entry("clip" + i, account));
        }
        store.add(entries);
    }

    private HistoryEntry entry(String name, String account) {
        return new HistoryEntry(
                0,
                account,
                HistoryEntry.Outcome.DONE,
                name,
                "Inbox",
                "/d/" + name,
                5,
                "sha-256-blocks:ab",
                ui.instant(),
                null,
                ui.instant(),
                1,
                null);
    }

    @Test
    void nothing_yet_nothing_found_and_nothing_to_be_read_are_three_things() {
        assertThat(model(book(Optional.of(store))).stateProperty().get()).isEqualTo(State.EMPTY);
        assertThat(model(book(Optional.empty())).stateProperty().get()).isEqualTo(State.UNREADABLE);

        have(3, "ana@a");
        HistoryViewModel model = model(book(Optional.of(store)));
        assertThat(model.stateProperty().get()).isEqualTo(State.FOUND);
        model.searchProperty().set("nowhere");
        ui.advance(Duration.ofSeconds(1));
        assertThat(model.stateProperty().get()).isEqualTo(State.NOT_FOUND);

        model.showAll();
        assertThat(model.entries()).hasSize(3);
    }

    @Test
    void pages_come_as_they_are_wanted_and_are_counted_later() {
        have(450, "ana@a");
        HistoryViewModel model = model(book(Optional.of(store)));

        assertThat(model.entries()).hasSize(200);
        ui.advance(Duration.ofSeconds(1));
        assertThat(model.totalProperty().get()).isEqualTo(450);
        model.needMore();
        model.needMore();
        model.needMore();
        assertThat(model.entries()).hasSize(450);
    }

    @Test
    void what_ends_while_the_page_is_open_comes_in_at_the_top() {
        have(3, "ana@a");
        HistoryBook book = book(Optional.of(store));
        HistoryViewModel model = model(book);

        book.listener("ana@a")
                .fileCancelled(new app.lading.client.transfer.FileReport(
                        9,
                        1,
                        Path.of("/d/late"),
                        "Inbox",
                        "late",
                        5,
                        app.lading.client.transfer.FileState.CANCELLED,
                        null,
                        null));
        ui.advance(Duration.ofSeconds(2));

        assertThat(model.entries().getFirst().name()).isEqualTo("late");
        assertThat(model.entries()).hasSize(4);
        assertThat(model.totalProperty().get()).isEqualTo(4);
    }

    @Test
    void one_account_alone_can_be_looked_at() {
        have(2, "ana@a");
        have(3, "bob@b");
        HistoryViewModel model = model(book(Optional.of(store)));

        model.accountProperty().set("bob@b");

        assertThat(model.entries()).hasSize(3);
    }

    @Test
    void a_manifest_of_what_is_selected_is_saved(@TempDir Path folder) throws IOException {
        String hex = "9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50";
        store.add(List.of(
                of("/d/Day-2/a.mov", HistoryEntry.Outcome.DONE, "sha-256-blocks:" + "0".repeat(64)),
                of("/d/Day-2/a.mov", HistoryEntry.Outcome.DONE, "sha-256-blocks:" + hex),
                of("/d/Day-2/sub/b \n.mov", HistoryEntry.Outcome.DONE, "sha-256-blocks:" + hex),
                of("/d/elsewhere", HistoryEntry.Outcome.FAILED, null)));
        HistoryViewModel model = model(book(Optional.of(store)));
        desktop.choose(folder.resolve("m.txt"));

        model.saveManifest(List.copyOf(model.entries()));

        assertThat(Files.readAllLines(folder.resolve("m.txt")))
                .containsExactly(
                        "# What was proved when it was uploaded, written 2026-11-21T14:02:00Z",
                        "# Check it in /d/Day-2 with: lading verify m.txt",
                        "\\SHA-256-BLOCKS (sub/b \\n.mov) = " + hex,
                        "SHA-256-BLOCKS (a.mov) = " + hex,
                        "# Not in this list: 1 that failed or were cancelled");
        assertThat(folder).isDirectoryContaining("glob:**m.txt").isDirectoryNotContaining("glob:**.part");
    }

    private HistoryEntry of(String source, HistoryEntry.Outcome outcome, @Nullable String fingerprint) {
        return new HistoryEntry(
                0, "ana@a", outcome, "n", "", source, 5, fingerprint, null, null, ui.instant(), 1, null);
    }

    @Test
    void path_and_digest_are_copied() {
        have(1, "ana@a");
        HistoryViewModel model = model(book(Optional.of(store)));

        model.copyPath(model.entries().getFirst());
        assertThat(desktop.text()).isEqualTo("/d/clip1");
        model.copyDigest(model.entries().getFirst());
        assertThat(desktop.text()).isEqualTo("sha-256-blocks:ab");
    }
}
