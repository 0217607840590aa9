package app.lading.client.ui.queue;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.model.error.LadingException;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Where things go: the server and the folder on it, with the folders that are in use and a field for another
/// one.
final class TargetButton extends MenuButton {
    private static final int MOST = 8;

    private final QueueViewModel model;
    private final Texts texts;
    private final TextField other = new TextField();
    private final Label wrong = new Label();
    private final CustomMenuItem field;

    TargetButton(QueueViewModel model, String server) {
        this.model = model;
        this.texts = model.formats().texts();
        setId("target");
        getStyleClass().add("target-button");
        setGraphic(Icons.of("fth-server"));
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setMinWidth(120);
        field = field();
        model.targetFolderProperty()
                .subscribe(folder -> setText(server + " / " + model.text().folder(folder)));
        texts.localeProperty()
                .subscribe(locale -> setText(server + " / "
                        + model.text().folder(model.targetFolderProperty().get())));
        accessibleTextProperty().bind(texts.bind("queue.target.accessible"));
        setOnShowing(event -> fill());
        fill();
    }

    private CustomMenuItem field() {
        other.setId("target-folder");
        other.promptTextProperty().bind(texts.bind("queue.target.other"));
        other.setPrefColumnCount(20);
        other.setOnAction(event -> take());
        Button use = new Button();
        use.textProperty().bind(texts.bind("queue.target.use"));
        use.setOnAction(event -> take());
        wrong.getStyleClass().addAll("small", "danger-text");
        wrong.textProperty().bind(texts.bind("queue.target.wrong"));
        wrong.setWrapText(true);
        wrong.setVisible(false);
        wrong.setManaged(false);
        HBox line = new HBox(8, other, use);
        CustomMenuItem item = new CustomMenuItem(new VBox(4, line, wrong), false);
        item.getStyleClass().add("target-field");
        return item;
    }

    private void fill() {
        getItems().clear();
        Set<String> folders = new LinkedHashSet<>();
        folders.add("");
        folders.add(model.targetFolderProperty().get());
        for (QueueRow row : model.all()) {
            if (folders.size() >= MOST) {
                break;
            }
            folders.add(row.item().folder());
        }
        for (String folder : folders) {
            MenuItem item = new MenuItem(
                    model.text().folder(folder),
                    Icons.of(folder.equals(model.targetFolderProperty().get()) ? "fth-check" : "fth-folder", "small"));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.targetFolderProperty().set(folder));
            getItems().add(item);
        }
        getItems().addAll(new SeparatorMenuItem(), field);
    }

    private void take() {
        try {
            model.targetFolderProperty().set(FolderQuestion.folder(other.getText()));
            showWrong(false);
            other.clear();
            hide();
        } catch (LadingException e) {
            showWrong(true);
        }
    }

    private void showWrong(boolean is) {
        wrong.setManaged(is);
        wrong.setVisible(is);
    }
}
