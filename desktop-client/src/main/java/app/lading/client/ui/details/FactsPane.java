package app.lading.client.ui.details;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// Names and values in two columns. Lines are made again only when other ones are there.
final class FactsPane extends GridPane {
    private final Texts texts;
    private final Consumer<Fact> copy;
    private List<String> keys = List.of();
    private List<Fact> facts = List.of();

    FactsPane(Texts texts, Consumer<Fact> copy) {
        this.texts = texts;
        this.copy = copy;
        setId("facts");
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
        texts.localeProperty().subscribe(locale -> {
            keys = List.of();
            show(facts);
        });
    }

    void show(List<Fact> now) {
        facts = now;
        List<String> wanted = now.stream().map(Fact::key).toList();
        if (!wanted.equals(keys)) {
            keys = wanted;
            build();
        }
        for (int i = 0; i < now.size(); i++) {
            if (getChildren().get(3 * i + 1) instanceof Label value
                    && !now.get(i).value().equals(value.getText())) {
                value.setText(now.get(i).value());
            }
        }
    }

    private void build() {
        getChildren().clear();
        for (int line = 0; line < facts.size(); line++) {
            Fact fact = facts.get(line);
            Label name = new Label(texts.get("details.fact." + fact.key()));
            name.getStyleClass().add("fact-name");
            Label value = new Label(fact.value());
            value.setId("fact-" + fact.key());
            value.getStyleClass().add("fact-value");
            value.setWrapText(true);
            value.setMinWidth(0);
            addRow(line, name, value, button(line));
        }
    }

    private Button button(int line) {
        Button button = new Button(null, Icons.of("fth-copy", "small"));
        button.setId("copy-" + facts.get(line).key());
        button.getStyleClass().add("row-button");
        String words = texts.get("details.copy");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setVisible(facts.get(line).copyable());
        button.setManaged(facts.get(line).copyable());
        button.setOnAction(event -> copy.accept(facts.get(line)));
        return button;
    }
}
