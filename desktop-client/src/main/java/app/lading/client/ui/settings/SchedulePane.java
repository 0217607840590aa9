package app.lading.client.ui.settings;

import app.lading.client.settings.LimitRule;
import app.lading.client.settings.LimitRule.Rate;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Lines;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Rules for hours of the week, each a line: days, from, to, speed.
final class SchedulePane extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final LimitRule FIRST = new LimitRule(
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(18, 0),
            Rate.ofLimit(5_000_000));

    private final SettingsViewModel model;
    private final Texts texts;
    private final VBox lines = new VBox(8);

    SchedulePane(SettingsViewModel model) {
        super(8);
        this.model = model;
        this.texts = model.formats().texts();
        Button add = new Button(null, Icons.of("fth-plus", "small"));
        add.setId("schedule-add");
        add.textProperty().bind(texts.bind("settings.schedule.add"));
        add.setOnAction(event -> change(rules -> rules.add(FIRST)));
        getChildren().addAll(lines, add);
        model.currentProperty().subscribe(now -> fill(now.network().schedule()));
    }

    private void fill(List<LimitRule> rules) {
        lines.getChildren().clear();
        for (int i = 0; i < rules.size(); i++) {
            lines.getChildren().add(line(i, rules.get(i)));
        }
    }

    private Node line(int index, LimitRule rule) {
        HBox days = new HBox(2);
        days.setAlignment(Pos.CENTER);
        for (DayOfWeek day : DayOfWeek.values()) {
            ToggleButton button = new ToggleButton(day.getDisplayName(TextStyle.NARROW, texts.locale()));
            button.getStyleClass().add("day");
            button.setSelected(rule.days().contains(day));
            button.setAccessibleText(day.getDisplayName(TextStyle.FULL, texts.locale()));
            button.setOnAction(event -> {
                List<DayOfWeek> now = new ArrayList<>(rule.days());
                if (!now.remove(day)) {
                    now.add(day);
                }
                replace(index, new LimitRule(now, rule.from(), rule.to(), rule.rate()));
            });
            days.getChildren().add(button);
        }
        TextField from =
                time(rule.from(), time -> replace(index, new LimitRule(rule.days(), time, rule.to(), rule.rate())));
        TextField to =
                time(rule.to(), time -> replace(index, new LimitRule(rule.days(), rule.from(), time, rule.rate())));
        ComboBox<Rate> rate = new ComboBox<>();
        rate.getItems().add(Rate.STOPPED);
        LimitBox.STEPS.forEach(step -> rate.getItems().add(Rate.ofLimit(step)));
        rate.setConverter(converter());
        rate.setValue(rule.rate());
        rate.setOnAction(event -> replace(index, new LimitRule(rule.days(), rule.from(), rule.to(), rate.getValue())));
        Button remove = new Button(null, Icons.of("fth-x", "small"));
        remove.getStyleClass().addAll("flat", "icon-button");
        remove.accessibleTextProperty().bind(texts.bind("settings.schedule.remove"));
        remove.setOnAction(event -> change(rules -> rules.remove(index)));
        HBox hours = new HBox(8, from, new Label("–"), to);
        hours.setAlignment(Pos.CENTER_LEFT);
        return new Lines(8, 4, days, hours, rate, remove);
    }

    private static TextField time(LocalTime now, Consumer<LocalTime> set) {
        TextField field = new TextField(TIME.format(now));
        field.setPrefColumnCount(4);
        Runnable take = () -> {
            try {
                LocalTime typed = LocalTime.parse(field.getText().strip(), TYPED);
                field.pseudoClassStateChanged(WRONG, false);
                if (!typed.equals(now)) {
                    set.accept(typed);
                }
            } catch (DateTimeParseException e) {
                field.pseudoClassStateChanged(WRONG, true);
            }
        };
        field.setOnAction(event -> take.run());
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                take.run();
            }
        });
        return field;
    }

    private StringConverter<Rate> converter() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Rate rate) {
                if (rate == null) {
                    return "";
                }
                return rate.kind() == Rate.Kind.STOPPED
                        ? texts.get("settings.schedule.stopped")
                        : model.option(SettingsCatalog.LIMIT, rate.bytesPerSecond());
            }

            @Override
            public @Nullable Rate fromString(String text) {
                return null;
            }
        };
    }

    private void replace(int index, LimitRule rule) {
        change(rules -> rules.set(index, rule));
    }

    private void change(Consumer<List<LimitRule>> change) {
        List<LimitRule> rules = new ArrayList<>(model.value(SettingsCatalog.SCHEDULE));
        change.accept(rules);
        model.set(SettingsCatalog.SCHEDULE, rules);
    }
}
