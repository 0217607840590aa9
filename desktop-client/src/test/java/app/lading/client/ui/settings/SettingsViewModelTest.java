package app.lading.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.Settings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final Formats formats = Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, ui);

    @TempDir
    private Path folder;

    private SettingsStore store;
    private SettingsViewModel model;

    @BeforeEach
    void open() throws IOException {
        store = SettingsStore.open(folder.resolve("settings.json"), Clock.systemUTC(), Runnable::run);
        model = new SettingsViewModel(store, formats, ui, Set.of());
    }

    @Test
    void what_is_set_holds_at_once_and_can_be_taken_back() {
        model.set(SettingsCatalog.LIMIT, 5_000_000L);
        assertThat(store.get().network().limit()).isEqualTo(5_000_000);
        assertThat(SettingsCatalog.LIMIT.isUsual(model.currentProperty().get())).isFalse();

        model.reset(SettingsCatalog.LIMIT);

        assertThat(store.get()).isEqualTo(Settings.defaults());
    }

    @Test
    void a_search_looks_through_all_sections_in_the_language_of_the_window() {
        model.searchProperty().set("awake");
        assertThat(found()).containsExactly("keep-awake");

        formats.texts().setLocale(Locale.SIMPLIFIED_CHINESE);
        model.searchProperty().set("唤醒");

        assertThat(found()).containsExactly("keep-awake");
    }

    @Test
    void options_are_searched_too() {
        model.searchProperty().set("keep both");

        assertThat(found()).containsExactly("conflicts");
    }

    @Test
    void every_setting_tells_its_default_and_has_all_its_words() {
        for (Locale language : Texts.LANGUAGES) {
            formats.texts().setLocale(language);
            for (SettingsSection section : model.sections()) {
                for (Setting<?> setting : section.settings()) {
                    assertThat(formats.texts().get("settings." + setting.key())).isNotBlank();
                    assertThat(formats.texts().get("settings." + setting.key() + ".hint"))
                            .isNotBlank();
                    setting.options()
                            .forEach(option ->
                                    assertThat(model.option(setting, option)).isNotBlank());
                    assertThat(setting.isUsual(Settings.defaults())).isTrue();
                }
            }
        }
    }

    private List<String> found() {
        return model.sections().stream()
                .flatMap(section -> model.visible(section).stream())
                .map(Setting::key)
                .toList();
    }
}
