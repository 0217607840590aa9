package app.lading.client.ui.settings;

import app.lading.client.settings.Settings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.settings.Subscription;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.PageFormats;
import app.lading.client.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The settings as they are now, and what is searched for in them. What is set holds at once.
public final class SettingsViewModel implements AutoCloseable {
    private final SettingsStore store;
    private final PageFormats formats;
    private final List<SettingsSection> sections = SettingsCatalog.sections();
    private final ReadOnlyObjectWrapper<Settings> current;
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final StringProperty section = new SimpleStringProperty(this, "section", "general");
    private final Subscription listening;
    private final Set<String> missing;

    /// Follows the store from now on.
    ///
    /// @param missing keys of settings that this system cannot do
    public SettingsViewModel(SettingsStore store, Formats formats, UiThread ui, Set<String> missing) {
        this.store = store;
        this.formats = new PageFormats(formats);
        this.missing = Set.copyOf(missing);
        this.current = new ReadOnlyObjectWrapper<>(this, "current", store.get());
        this.listening = store.listen((before, now) -> ui.run(() -> current.set(now)));
    }

    public List<SettingsSection> sections() {
        return sections;
    }

    public ReadOnlyObjectProperty<Settings> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// What is searched for; while it is not empty, all sections are looked through.
    public StringProperty searchProperty() {
        return search;
    }

    /// The key of the section that is shown.
    public StringProperty sectionProperty() {
        return section;
    }

    public Formats formats() {
        return formats.formats();
    }

    /// Whether this system can do it.
    public boolean isPossible(Setting<?> setting) {
        return !missing.contains(setting.key());
    }

    /// Sets something, which holds from now on.
    public <T> void set(Setting<T> setting, T value) {
        store.change(now -> setting.set().apply(now, value));
    }

    public void reset(Setting<?> setting) {
        store.change(setting::reset);
    }

    public <T> T value(Setting<T> setting) {
        return setting.get().apply(current.get());
    }

    /// The settings of a section that are to be seen now.
    public List<Setting<?>> visible(SettingsSection of) {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return of.key().equals(section.get()) ? of.settings() : List.of();
        }
        return of.settings().stream()
                .filter(setting -> matches(setting, wanted))
                .toList();
    }

    private boolean matches(Setting<?> setting, String wanted) {
        Texts texts = formats().texts();
        StringBuilder words = new StringBuilder(texts.get("settings." + setting.key()))
                .append('\n')
                .append(texts.get("settings." + setting.key() + ".hint"));
        for (Object option : setting.options()) {
            words.append('\n').append(option(setting, option));
        }
        return words.toString().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// The words of a value.
    public String option(Setting<?> setting, Object value) {
        Texts texts = formats().texts();
        return switch (value) {
            case Enum<?> choice -> texts.get(setting.optionKey(choice));
            case Boolean on -> texts.get(on ? "settings.on" : "settings.off");
            case Integer number -> texts.count("settings." + setting.key() + ".value", number);
            case Long limit ->
                limit == 0
                        ? texts.get("settings.limit.none")
                        : formats().sizes().rate(limit);
            default -> "";
        };
    }

    /// The words of the default; empty when it has none in a few words.
    public String usual(Setting<?> setting) {
        Object usual = setting.usual();
        String words = option(setting, usual);
        return words.isEmpty() ? "" : formats().texts().get("settings.default", words);
    }

    /// What a choice of numbers offers: the usual steps, and what is set if it is none of them.
    public List<Integer> numbers(Setting<Integer> setting) {
        TreeSet<Integer> numbers = new TreeSet<>(setting.options());
        numbers.add(value(setting));
        return List.copyOf(numbers);
    }

    @Override
    public void close() {
        listening.close();
        formats.close();
    }
}
