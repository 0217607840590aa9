package app.lading.client.ui;

import app.lading.client.desktop.FileChoosers;
import app.lading.client.settings.LimitRule;
import app.lading.client.settings.ProxySetting;
import app.lading.client.settings.Settings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.settings.TrustedServer;
import app.lading.client.ui.settings.SettingsView;
import app.lading.client.ui.settings.SettingsViewModel;
import app.lading.client.ui.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The settings, section by section.
final class SettingsPictures {
    private static final FileChoosers NONE = new FileChoosers() {
        @Override
        public List<Path> files(String title) {
            return List.of();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveAs(String title, String name) {
            return Optional.empty();
        }
    };

    private SettingsPictures() {}

    static List<Picture> all() {
        return List.of(
                settings("settings-general", "general", "", UnaryOperator.identity()),
                settings(
                        "settings-uploads",
                        "uploads",
                        "",
                        now -> now.withUploads(now.uploads().withParallel(6))),
                settings(
                        "settings-network",
                        "network",
                        "",
                        now -> now.withNetwork(now.network()
                                .withLimit(20_000_000)
                                .withProxy(ProxySetting.manual("proxy.example.org", 3128))
                                .withSchedule(List.of(new LimitRule(
                                        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                                        LocalTime.of(8, 0),
                                        LocalTime.of(18, 0),
                                        LimitRule.Rate.ofLimit(5_000_000))))
                                .withTrusted(List.of(new TrustedServer(
                                        "lab.lan:8470",
                                        "fzqRwgS-bRBViKoBzELdF-CbPE9aa3yNng8RIjNEVWY",
                                        Instant.parse("2026-10-02T09:00:00Z")))))),
                settings("settings-notices", "notices", "", UnaryOperator.identity()),
                settings(
                        "settings-history",
                        "history",
                        "",
                        now -> now.withHistory(now.history().withDays(365))),
                settings("settings-search", "general", "awake", UnaryOperator.identity()),
                settings("settings-nothing", "general", "teapot", UnaryOperator.identity()));
    }

    private static Picture settings(String name, String section, String search, UnaryOperator<Settings> set) {
        return new Picture(name, kit -> {
            SettingsStore store = store();
            store.change(set);
            SettingsViewModel model = new SettingsViewModel(store, kit.formats(), kit.ui(), Set.of("start-at-login"));
            model.sectionProperty().set(section);
            SettingsView view = new SettingsView(
                    model,
                    new SettingsView.Parts(NONE, kit.ui(), Runnable::run, kit.toasts(), () -> {}, () -> {}, () -> {}));
            if (!search.isEmpty()) {
                kit.whenShown(() -> model.searchProperty()
                        .set(
                                kit.texts().locale().getLanguage().equals("zh") && search.equals("awake")
                                        ? "唤醒"
                                        : search));
            }
            Shell shell = new Shell(kit.texts(), kit.banners(), kit.toasts());
            shell.show(view, List.of(), view);
            return shell;
        });
    }

    private static SettingsStore store() {
        try {
            Path folder = Files.createTempDirectory("settings");
            folder.toFile().deleteOnExit();
            return SettingsStore.open(folder.resolve("settings.json"), Clock.systemUTC(), work -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
