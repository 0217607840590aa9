package app.lading.client.ui.drop;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The empty list: the place to drop things on, with buttons for those who would rather choose.
public final class DropArea extends StackPane {
    /// Says where things go.
    ///
    /// @param target "They go to: Inbox on files.example.org"
    public DropArea(Texts texts, ObservableValue<String> target, Runnable chooseFiles, Runnable chooseFolder) {
        setId("drop-area");
        getStyleClass().add("drop-area");
        Label title = new Label();
        title.getStyleClass().add("title-2");
        title.textProperty().bind(texts.bind("drop.empty.title"));
        Button files = new Button();
        files.setId("choose-files");
        files.getStyleClass().add("accent");
        files.setGraphic(Icons.of("fth-file-plus"));
        files.textProperty().bind(texts.bind("drop.empty.files"));
        files.setOnAction(event -> chooseFiles.run());
        Button folder = new Button();
        folder.setId("choose-folder");
        folder.setGraphic(Icons.of("fth-folder-plus"));
        folder.textProperty().bind(texts.bind("drop.empty.folder"));
        folder.setOnAction(event -> chooseFolder.run());
        HBox buttons = new HBox(files, folder);
        buttons.getStyleClass().add("drop-buttons");
        buttons.setAlignment(Pos.CENTER);
        Label paste = new Label();
        paste.getStyleClass().add("muted");
        paste.textProperty().bind(texts.bind("drop.empty.paste", shortcut()));
        Label goes = new Label();
        goes.getStyleClass().add("muted");
        goes.textProperty().bind(target);
        VBox card = new VBox(Icons.of("fth-upload-cloud", "huge", "accent"), title, buttons, paste, goes);
        card.getStyleClass().add("drop-place");
        card.setAlignment(Pos.CENTER);
        getChildren().add(card);
    }

    private static String shortcut() {
        return System.getProperty("os.name", "").startsWith("Mac") ? "⌘V" : "Ctrl+V";
    }
}
