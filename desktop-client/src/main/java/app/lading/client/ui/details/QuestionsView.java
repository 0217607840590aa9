package app.lading.client.ui.details;

import app.lading.client.transfer.Clash;
import app.lading.client.ui.queue.FileIcons;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An answer for each file that asks.
final class QuestionsView extends BorderPane {
    private static final String BAD_NAME = "bad-name";

    private final DetailsViewModel details;
    private final QuestionsModel model;
    private final Texts texts;
    private final ListView<Clash> list;
    private boolean nameWanted;

    QuestionsView(DetailsViewModel details) {
        this.details = details;
        this.model = details.questions();
        this.texts = details.queueModel().formats().texts();
        list = new ListView<>(model.clashes());
        list.setId("questions");
        list.getStyleClass().addAll("questions", "edge-to-edge");
        list.setCellFactory(ignored -> new QuestionCell());
        setCenter(list);
        model.clashes().subscribe(this::editWanted);
        texts.localeProperty().subscribe(locale -> list.refresh());
    }

    /// Gives the keyboard to the first question.
    void focus() {
        list.requestFocus();
        if (!list.getItems().isEmpty() && list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    /// Gives the keyboard to the field of the first name that cannot be used, as soon as it is there.
    void editName() {
        nameWanted = true;
        editWanted();
    }

    private void editWanted() {
        Clash first = model.clashes().stream()
                .filter(clash -> clash.problem().code().equals(BAD_NAME))
                .findFirst()
                .orElse(null);
        Scene scene = getScene();
        if (!nameWanted || first == null || scene == null) {
            return;
        }
        nameWanted = false;
        list.getSelectionModel().select(first);
        list.scrollTo(first);
        // The field is made when the line is laid out.
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        for (Node field : list.lookupAll("#question-name")) {
            if (field instanceof TextField name && first.equals(name.getUserData())) {
                name.requestFocus();
                name.selectAll();
            }
        }
    }

    /// A file, what is asked, and its answers.
    private final class QuestionCell extends ListCell<Clash> {
        private @Nullable Clash shown;
        private @Nullable Locale language;

        @Override
        protected void updateItem(@Nullable Clash clash, boolean empty) {
            super.updateItem(clash, empty);
            setText(null);
            Clash now = empty ? null : clash;
            if (!Objects.equals(now, shown) || !texts.locale().equals(language)) {
                shown = now;
                language = texts.locale();
                setGraphic(now == null ? null : line(now));
            }
        }

        private Node line(Clash clash) {
            Label name = new Label(FileNames.visible(FileNames.join(clash.folder(), clash.name())));
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            Label what = new Label(details.queueModel().text().problems().question(clash.problem())
                    + (clash.isFolder()
                            ? ""
                            : texts.get("queue.row.comma")
                                    + details.queueModel().formats().sizes().format(clash.size())));
            what.getStyleClass().add("row-under");
            VBox words = new VBox(name, what);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(Icons.of(clash.isFolder() ? "fth-folder" : FileIcons.of(clash.name())), words);
            line.getStyleClass().add("question");
            line.setAlignment(Pos.CENTER_LEFT);
            switch (clash.problem().code()) {
                case "name-exists" ->
                    line.getChildren()
                            .addAll(
                                    button("keepBoth", () -> model.answer(clash, ConflictPolicy.RENAME)),
                                    button("replace", () -> model.answer(clash, ConflictPolicy.REPLACE)),
                                    button("skip", () -> model.answer(clash, ConflictPolicy.SKIP)));
                case BAD_NAME -> rename(line, clash);
                default ->
                    line.getChildren()
                            .addAll(button("retry", () -> model.retry(clash)), button("skip", () -> model.skip(clash)));
            }
            return line;
        }

        private void rename(HBox line, Clash clash) {
            TextField field = new TextField(model.draft(clash));
            field.setId("question-name");
            field.setUserData(clash);
            field.setPrefColumnCount(18);
            field.setAccessibleText(texts.get("details.name.field", FileNames.visible(clash.name())));
            Label wrong = new Label();
            wrong.setId("question-wrong");
            wrong.getStyleClass().addAll("small", "danger-text");
            wrong.setManaged(false);
            Runnable rename = () -> model.rename(clash).ifPresent(reason -> {
                wrong.setText(texts.get(reason));
                wrong.setManaged(true);
            });
            field.textProperty().subscribe((before, now) -> {
                model.draft(clash, now);
                wrong.setText("");
                wrong.setManaged(false);
            });
            field.setOnAction(event -> rename.run());
            Button use = button("rename", rename);
            use.disableProperty().bind(field.textProperty().map(String::isBlank));
            line.getChildren().addAll(new VBox(field, wrong), use, button("skip", () -> model.skip(clash)));
        }

        private Button button(String key, Runnable work) {
            Button button = new Button(texts.get("queue.action." + key));
            button.setId("question-" + key);
            button.getStyleClass().add("row-answer");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> work.run());
            return button;
        }
    }
}
