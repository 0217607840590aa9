package app.lading.client.ui.settings;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// One setting: its words and default on the left, its control and the way back to the default on the right.
final class SettingRow extends VBox {
    private final SettingsViewModel model;
    private final Texts texts;

    /// Shows a setting.
    ///
    /// @param own the control of a setting that has its own; null for the others
    /// @param below whether the own control stands under the words
    SettingRow(SettingsViewModel model, Setting<?> setting, @Nullable Node own, boolean below) {
        this.model = model;
        this.texts = model.formats().texts();
        setId("setting-" + setting.key());
        getStyleClass().add("setting");
        Label name = new Label();
        name.textProperty().bind(texts.bind("settings." + setting.key()));
        Label hint = new Label();
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("small", "muted");
        hint.textProperty().bind(Bindings.createStringBinding(() -> hint(setting), texts.localeProperty()));
        VBox words = new VBox(2, name, hint);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Node control = own == null ? control(setting) : own;
        control.setDisable(!model.isPossible(setting));
        if (own == null) {
            name.setLabelFor(control);
        }
        HBox ends = new HBox(12);
        ends.setAlignment(Pos.CENTER_RIGHT);
        ends.setMinWidth(Region.USE_PREF_SIZE);
        if (!below) {
            ends.getChildren().add(control);
        }
        ends.getChildren().add(resetButton(setting));
        getChildren().add(new SettingLine(words, ends));
        if (below) {
            getChildren().add(control);
        }
    }

    private String hint(Setting<?> setting) {
        if (!model.isPossible(setting)) {
            return texts.get("settings.impossible." + setting.key());
        }
        String usual = model.usual(setting);
        String hint = texts.get("settings." + setting.key() + ".hint");
        return (hint + " " + usual).strip();
    }

    private Node resetButton(Setting<?> setting) {
        Button reset = new Button(null, Icons.of("fth-rotate-ccw", "small"));
        reset.setId("reset-" + setting.key());
        reset.getStyleClass().addAll(Styles.FLAT, "icon-button");
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("settings.reset"));
        reset.setTooltip(tip);
        reset.accessibleTextProperty().bind(tip.textProperty());
        reset.visibleProperty().bind(model.currentProperty().map(now -> !setting.isUsual(now)));
        reset.setOnAction(event -> model.reset(setting));
        return reset;
    }

    @SuppressWarnings("unchecked") // The look of a setting says of which type it is.
    private Node control(Setting<?> setting) {
        return switch (setting.look()) {
            case SWITCH -> toggle((Setting<Boolean>) setting);
            case CHOICE -> choice((Setting<Object>) setting, ((Setting<Object>) setting).options());
            case NUMBER -> choice((Setting<Object>) setting, List.copyOf(model.numbers((Setting<Integer>) setting)));
            case OWN -> throw new IllegalArgumentException(setting.key() + " has a control of its own");
        };
    }

    private Node toggle(Setting<Boolean> setting) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("control-" + setting.key());
        toggle.accessibleTextProperty().bind(texts.bind("settings." + setting.key()));
        model.currentProperty()
                .subscribe(now -> toggle.setSelected(setting.get().apply(now)));
        toggle.selectedProperty().subscribe((before, now) -> model.set(setting, now));
        return toggle;
    }

    private Node choice(Setting<Object> setting, List<Object> options) {
        ComboBox<Object> box = new ComboBox<>();
        box.setId("control-" + setting.key());
        box.getStyleClass().add("setting-choice");
        box.getItems().setAll(options);
        // A new converter has the words written anew.
        box.converterProperty().bind(texts.localeProperty().map(locale -> converter(setting)));
        model.currentProperty().subscribe(now -> {
            Object value = setting.get().apply(now);
            if (!box.getItems().contains(value)) {
                box.getItems().add(value);
            }
            box.setValue(value);
        });
        box.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                model.set(setting, now);
            }
        });
        return box;
    }

    private StringConverter<Object> converter(Setting<Object> setting) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Object value) {
                return value == null ? "" : model.option(setting, value);
            }

            @Override
            public @Nullable Object fromString(String text) {
                return null;
            }
        };
    }
}
