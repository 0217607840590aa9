package app.lading.client.ui;

import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.FakeFileChoosers;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.settings.HistorySettings;
import app.lading.client.settings.Settings;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.Problem;
import app.lading.client.ui.history.HistoryBook;
import app.lading.client.ui.history.HistoryView;
import app.lading.client.ui.history.HistoryViewModel;
import app.lading.client.ui.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The history, full and empty.
final class HistoryPictures {
    private static final List<String> NAMES = List.of(
            "Interview.mov", "master.wav", "A001_C012_1121.mxf", "contract (signed).pdf", "清晨 第三条.mov", "stills.zip");
    private static final Clipboard NO_CLIPBOARD = new Clipboard() {
        @Override
        public void copy(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public List<Path> files() {
            return List.of();
        }
    };

    private HistoryPictures() {}

    static List<Picture> all() {
        return List.of(history("history", 60), history("history-empty", 0));
    }

    private static Picture history(String name, int count) {
        return new Picture(name, kit -> {
            HistoryStore store = store();
            store.add(entries(count, kit.ui().instant()));
            HistorySettings keep = Settings.defaults().history();
            HistoryBook book = new HistoryBook(() -> Optional.of(store), Runnable::run, () -> keep, kit.ui());
            HistoryViewModel model = new HistoryViewModel(
                    book,
                    kit.ui(),
                    kit.formats(),
                    kit.toasts(),
                    NO_CLIPBOARD,
                    FileRevealer.NONE,
                    new FakeFileChoosers(),
                    Runnable::run,
                    List.of());
            Shell shell = new Shell(kit.texts(), kit.banners(), kit.toasts());
            HistoryView view = new HistoryView(model, () -> {});
            shell.show(view, List.of(), view);
            return shell;
        });
    }

    private static List<HistoryEntry> entries(int count, Instant now) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            boolean failed = i % 7 == 3;
            Instant end = now.minus(Duration.ofMinutes(37L * i * i));
            entries.add(new HistoryEntry(
                    0,
                    "ana@files.example.org",
                    failed ? HistoryEntry.Outcome.FAILED : HistoryEntry.Outcome.DONE,
                    NAMES.get(i % NAMES.size()),
                    i % 3 == 0 ? "Inbox/Day-2" : "Inbox",
                    "/home/ana/Footage/" + NAMES.get(i % NAMES.size()),
                    41_000_000_000L / (i * i + 1),
                    failed ? null : "sha-256-blocks:" + "7f3a91c2".repeat(8),
                    failed ? null : end,
                    end.minusSeconds(90),
                    end,
                    1,
                    failed ? new Problem("forbidden", "You may not write here.", "Choose another folder.") : null));
        }
        return entries;
    }

    private static HistoryStore store() {
        try {
            return HistoryStore.open(Files.createTempDirectory("history").resolve("history"), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
