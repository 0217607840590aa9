package app.lading.client.ui.settings;

import app.lading.client.transfer.ScanRules;
import app.lading.client.ui.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The patterns of names that are left out, one a line, and a field to try a name.
final class IgnorePane extends VBox {
    IgnorePane(SettingsViewModel model) {
        super(8);
        Texts texts = model.formats().texts();
        TextArea patterns = new TextArea();
        patterns.setId("control-ignore");
        patterns.setPrefRowCount(6);
        patterns.getStyleClass().add("code");
        patterns.accessibleTextProperty().bind(texts.bind("settings.ignore"));
        model.currentProperty().subscribe(now -> {
            if (!patterns.isFocused()) {
                patterns.setText(String.join("\n", now.uploads().ignore()));
            }
        });
        Label wrong = new Label();
        wrong.setId("ignore-wrong");
        wrong.getStyleClass().addAll("small", "danger-text");
        wrong.textProperty().bind(texts.bind("settings.ignore.wrong"));
        wrong.setVisible(false);
        wrong.managedProperty().bind(wrong.visibleProperty());
        patterns.textProperty().subscribe((before, now) -> wrong.setVisible(!isTaken(model, patterns(now))));
        TextField name = new TextField();
        name.setId("ignore-try");
        name.promptTextProperty().bind(texts.bind("settings.ignore.try"));
        Label answer = new Label();
        answer.setId("ignore-answer");
        answer.getStyleClass().addAll("small", "muted");
        answer.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> answer(model, name.getText()),
                        name.textProperty(),
                        model.currentProperty(),
                        texts.localeProperty()));
        getChildren().addAll(patterns, wrong, name, answer);
    }

    private static boolean isTaken(SettingsViewModel model, List<String> patterns) {
        try {
            model.set(SettingsCatalog.IGNORE, patterns);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> patterns(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String answer(SettingsViewModel model, String name) {
        Texts texts = model.formats().texts();
        if (name.isBlank()) {
            return texts.get("settings.ignore.answer.none");
        }
        for (String pattern : model.value(SettingsCatalog.IGNORE)) {
            if (new ScanRules(List.of(pattern), false, true).leavesOut(name.strip())) {
                return texts.get("settings.ignore.answer.out", pattern);
            }
        }
        return texts.get("settings.ignore.answer.sent");
    }
}
