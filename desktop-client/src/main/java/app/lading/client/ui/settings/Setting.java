package app.lading.client.ui.settings;

import app.lading.client.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One thing a person can set: its words (`settings.KEY`, `settings.KEY.hint`), what it may be, and where it is kept.
///
/// @param key the end of its words' keys, and its name in tests
/// @param look how it is shown
/// @param options what it may be; empty when that is not a list
/// @param get reads it
/// @param set makes settings in which it is something else
public record Setting<T>(
        String key, Look look, List<T> options, Function<Settings, T> get, BiFunction<Settings, T, Settings> set) {

    /// How a setting is shown.
    public enum Look {
        SWITCH,
        CHOICE,
        NUMBER,
        /// By a control of its own.
        OWN
    }

    static Setting<Boolean> toggle(
            String key, Function<Settings, Boolean> get, BiFunction<Settings, Boolean, Settings> set) {
        return new Setting<>(key, Look.SWITCH, List.of(true, false), get, set);
    }

    static <E extends Enum<E>> Setting<E> choice(
            String key, Class<E> type, Function<Settings, E> get, BiFunction<Settings, E, Settings> set) {
        return new Setting<>(key, Look.CHOICE, List.of(type.getEnumConstants()), get, set);
    }

    static Setting<Integer> number(
            String key,
            List<Integer> options,
            Function<Settings, Integer> get,
            BiFunction<Settings, Integer, Settings> set) {
        return new Setting<>(key, Look.NUMBER, options, get, set);
    }

    static <T> Setting<T> own(String key, Function<Settings, T> get, BiFunction<Settings, T, Settings> set) {
        return new Setting<>(key, Look.OWN, List.of(), get, set);
    }

    /// What holds until somebody sets something else.
    public T usual() {
        return get.apply(Settings.defaults());
    }

    public boolean isUsual(Settings now) {
        return get.apply(now).equals(usual());
    }

    /// The settings with the default of this one.
    public Settings reset(Settings now) {
        return set.apply(now, usual());
    }

    /// The key of the words of one of its options.
    String optionKey(Object option) {
        return "settings." + key + "."
                + option.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
