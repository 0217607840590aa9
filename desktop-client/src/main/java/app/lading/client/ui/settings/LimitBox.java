package app.lading.client.ui.settings;

import java.util.List;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A speed limit in the steps that people use.
final class LimitBox extends ComboBox<Long> {
    /// Bytes a second; 0 is no limit.
    static final List<Long> STEPS = List.of(
            0L, 500_000L, 1_000_000L, 2_000_000L, 5_000_000L, 10_000_000L, 20_000_000L, 50_000_000L, 100_000_000L);

    LimitBox(SettingsViewModel model) {
        setId("control-limit");
        getStyleClass().add("setting-choice");
        // A new converter has the words written anew, also when the units of sizes change.
        converterProperty()
                .bind(Bindings.createObjectBinding(
                        () -> converter(model),
                        model.formats().texts().localeProperty(),
                        model.formats().sizes().unitsProperty()));
        model.currentProperty().subscribe(now -> {
            Long limit = SettingsCatalog.LIMIT.get().apply(now);
            TreeSet<Long> steps = new TreeSet<>(STEPS);
            steps.add(limit);
            if (!getItems().equals(List.copyOf(steps))) {
                getItems().setAll(steps);
            }
            setValue(limit);
        });
        valueProperty().subscribe((before, now) -> {
            if (now != null) {
                model.set(SettingsCatalog.LIMIT, now);
            }
        });
    }

    private static StringConverter<Long> converter(SettingsViewModel model) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Long value) {
                return value == null ? "" : model.option(SettingsCatalog.LIMIT, value);
            }

            @Override
            public @Nullable Long fromString(String text) {
                return null;
            }
        };
    }
}
