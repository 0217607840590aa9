package app.lading.client.ui.queue;

import app.lading.client.transfer.Clash;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The state in words; below, its answers and its reason or remedy; and the row's buttons at the right end.
final class StatusCell extends LiveCell {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Texts texts;
    private final FontIcon icon = Icons.of("fth-circle");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox answers = new HBox();
    private final HBox buttons = new HBox();
    private final HBox box;
    private final Tooltip whole = new Tooltip();
    private List<RowAction> shownButtons = List.of();
    private List<String> shownAnswers = List.of();
    private String tone = "";

    StatusCell(QueueViewModel model, QueueCommands commands) {
        this.model = model;
        this.commands = commands;
        this.texts = model.formats().texts();
        getStyleClass().add("status-cell");
        title.getStyleClass().add("row-state");
        detail.getStyleClass().add("row-under");
        answers.getStyleClass().add("row-answers");
        buttons.getStyleClass().add("row-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(HBox.USE_PREF_SIZE);
        answers.setMinWidth(HBox.USE_PREF_SIZE);
        answers.setAlignment(Pos.CENTER_LEFT);
        detail.setMinWidth(0);
        HBox below = new HBox(answers, detail);
        below.getStyleClass().add("row-below");
        below.setAlignment(Pos.CENTER_LEFT);
        below.managedProperty().bind(answers.managedProperty().or(detail.managedProperty()));
        VBox lines = new VBox(title, below);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        box = new HBox(icon, lines, buttons);
        box.getStyleClass().add("row-status-box");
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(QueueRow row) {
        RowWords words = model.words(row);
        icon.setIconLiteral(words.icon());
        title.setText(words.title());
        showAnswers(row);
        detail.setText(words.detail());
        boolean hasDetail = !words.detail().isEmpty();
        detail.setManaged(hasDetail);
        detail.setVisible(hasDetail);
        showButtons(RowActions.buttons(row.item()));
        whole.setText(words.detail().isEmpty() ? words.title() : words.title() + "\n" + words.detail());
        setTooltip(whole);
        String styleClass = words.tone().styleClass();
        if (!styleClass.equals(tone)) {
            box.getStyleClass().remove(tone);
            box.getStyleClass().add(styleClass);
            tone = styleClass;
        }
        if (!box.equals(getGraphic())) {
            setGraphic(box);
        }
    }

    private void showAnswers(QueueRow row) {
        List<RowAction> wanted = RowActions.answers(row.item());
        List<String> labels = new ArrayList<>();
        for (RowAction action : wanted) {
            labels.add(label(action, row));
        }
        if (!labels.equals(shownAnswers)) {
            shownAnswers = labels;
            answers.getChildren().clear();
            for (int i = 0; i < wanted.size(); i++) {
                answers.getChildren().add(answer(wanted.get(i), labels.get(i)));
            }
        }
        answers.setManaged(!wanted.isEmpty());
        answers.setVisible(!wanted.isEmpty());
    }

    private String label(RowAction action, QueueRow row) {
        if (action == RowAction.RENAME) {
            Clash clash = commands.clash(row);
            if (clash != null && clash.suggestedName() != null) {
                return texts.get("queue.action.rename.to", clash.suggestedName());
            }
        }
        return texts.get(action.textKey());
    }

    private Button answer(RowAction action, String label) {
        Button button = new Button(label);
        button.getStyleClass().add("row-answer");
        // A name may hold an underscore, which is no mnemonic.
        button.setMnemonicParsing(false);
        button.setId("row-" + action.key());
        button.setFocusTraversable(false);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> run(action));
        return button;
    }

    private void showButtons(List<RowAction> wanted) {
        if (wanted.equals(shownButtons)) {
            return;
        }
        shownButtons = wanted;
        buttons.getChildren().setAll(wanted.stream().map(this::button).toList());
    }

    private Button button(RowAction action) {
        Button button = new Button(null, Icons.of(action.icon()));
        String words = texts.get(action.textKey());
        button.getStyleClass().add("row-button");
        button.setId("row-" + action.key());
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setFocusTraversable(false);
        button.setOnAction(event -> run(action));
        return button;
    }

    private void run(RowAction action) {
        QueueRow row = getItem();
        if (row != null) {
            getTableView().getSelectionModel().clearAndSelect(getIndex());
            commands.run(action, List.of(row));
        }
    }

    /// The words of its buttons are made again in the language of now.
    void forgetWords() {
        shownButtons = List.of();
        shownAnswers = List.of();
        buttons.getChildren().clear();
    }

    @Override
    void clear() {
        setTooltip(null);
        setGraphic(null);
    }
}
