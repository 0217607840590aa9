package app.lading.client.ui.queue;

import app.lading.client.ui.text.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card over the page that asks for a folder on the server. Esc lets everything be as it is.
final class FolderPrompt extends StackPane {
    private final QueueViewModel model;
    private final Texts texts;
    private final Runnable done;
    private final TextField folder = new TextField();
    private final Label wrong = new Label();

    /// @param done gives the keyboard back
    FolderPrompt(QueueViewModel model, Runnable done) {
        this.model = model;
        this.texts = model.formats().texts();
        this.done = done;
        setId("folder-prompt");
        getStyleClass().addAll("folder-prompt", "veil");
        Label title = new Label();
        title.getStyleClass().add("title-3");
        title.textProperty().bind(texts.bind("queue.folder.title"));
        Label line = new Label();
        line.setWrapText(true);
        line.textProperty().bind(texts.bind("queue.folder.line"));
        folder.setId("folder-prompt-name");
        folder.promptTextProperty().bind(texts.bind("queue.target.other"));
        folder.accessibleTextProperty().bind(texts.bind("queue.target.accessible"));
        folder.setOnAction(event -> take());
        folder.textProperty().subscribe((before, now) -> wrong.setVisible(false));
        wrong.setId("folder-prompt-wrong");
        wrong.getStyleClass().addAll("small", "danger-text");
        wrong.setWrapText(true);
        wrong.setVisible(false);
        Button cancel = button("queue.folder.cancel", this::end);
        cancel.setId("folder-prompt-cancel");
        Button send = button("queue.folder.send", this::take);
        send.setId("folder-prompt-send");
        send.getStyleClass().add("accent");
        HBox buttons = new HBox(8, cancel, send);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(12, title, line, folder, wrong, buttons);
        card.getStyleClass().add("folder-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end();
                event.consume();
            }
        });
        model.folderQuestionProperty().subscribe(this::show);
    }

    private Button button(String key, Runnable work) {
        Button button = new Button();
        button.textProperty().bind(texts.bind(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> work.run());
        return button;
    }

    private void show(Optional<FolderQuestion> question) {
        setVisible(question.isPresent());
        setManaged(question.isPresent());
        if (question.isPresent()) {
            folder.setText(question.get().refused().stream().findFirst().orElse(""));
            folder.selectAll();
            folder.requestFocus();
        }
    }

    private void take() {
        Optional<FolderQuestion> question = model.folderQuestionProperty().get();
        if (question.isEmpty()) {
            return;
        }
        Optional<String> reason = question.get().take(folder.getText());
        if (reason.isPresent()) {
            wrong.setText(texts.get(reason.get()));
            wrong.setVisible(true);
        } else {
            end();
        }
    }

    private void end() {
        model.folderQuestionProperty().set(Optional.empty());
        done.run();
    }
}
