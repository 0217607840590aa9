package app.lading.client.ui.command;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// One thing a person can ask for, described once for menu bar, context menu, button and shortcut.
///
/// @param key of its words; its name in tests
/// @param shortcut as `KeyCombination.valueOf` reads it (`Shortcut+O`); null for none
/// @param icon a Feather icon (`fth-plus`); null for none
/// @param enabled whether it can be asked for now
public record Command(
        String key, @Nullable String shortcut, @Nullable String icon, ObservableValue<Boolean> enabled, Runnable work) {

    /// One that is always there.
    public static Command of(String key, @Nullable String shortcut, @Nullable String icon, Runnable work) {
        return new Command(key, shortcut, icon, new SimpleBooleanProperty(true), work);
    }

    /// Does it, when it can be done now.
    public void fire() {
        if (Boolean.TRUE.equals(enabled.getValue())) {
            work.run();
        }
    }
}
