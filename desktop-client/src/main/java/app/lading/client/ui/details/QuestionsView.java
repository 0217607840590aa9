package app.lading.client.ui.details;

import app.lading.client.transfer.Clash;
import app.lading.client.ui.queue.FileIcons;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
    private final DetailsViewModel details;
    private final QuestionsModel model;
    private final Texts texts;

    QuestionsView(DetailsViewModel details) {
        this.details = details;
        this.model = details.questions();
        this.texts = details.queueModel().formats().texts();
        ListView<Clash> list = new ListView<>(model.clashes());
        list.setId("questions");
        list.getStyleClass().addAll("questions", "edge-to-edge");
        list.setCellFactory(ignored -> new QuestionCell());
        setCenter(list);
        texts.localeProperty().subscribe(locale -> list.refresh());
    }

    /// A file, what is asked, and its answers.
    private final class QuestionCell extends ListCell<Clash> {
        @Override
        protected void updateItem(@Nullable Clash clash, boolean empty) {
            super.updateItem(clash, empty);
            setText(null);
            setGraphic(empty || clash == null ? null : line(clash));
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
                case "bad-name" -> rename(line, clash);
                default ->
                    line.getChildren()
                            .addAll(button("retry", () -> model.retry(clash)), button("skip", () -> model.skip(clash)));
            }
            return line;
        }

        private void rename(HBox line, Clash clash) {
            TextField field = new TextField(clash.suggestedName() == null ? clash.name() : clash.suggestedName());
            field.setPrefColumnCount(18);
            field.setOnAction(event -> model.rename(clash, field.getText().strip()));
            Button use =
                    button("rename", () -> model.rename(clash, field.getText().strip()));
            use.disableProperty().bind(field.textProperty().map(String::isBlank));
            line.getChildren().addAll(field, use, button("skip", () -> model.skip(clash)));
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
