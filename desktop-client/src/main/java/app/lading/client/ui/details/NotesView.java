package app.lading.client.ui.details;

import app.lading.client.transfer.Notice;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.model.name.FileNames;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The notes of a row, each with the file it is about.
final class NotesView extends BorderPane {
    private static final int AHEAD = 20;

    private final DetailsViewModel details;
    private final NotesModel model;
    private final Texts texts;

    NotesView(DetailsViewModel details) {
        this.details = details;
        this.model = details.notes();
        this.texts = details.queueModel().formats().texts();
        ListView<Notice> list = new ListView<>(model.notes());
        list.setId("notes");
        list.getStyleClass().addAll("questions", "edge-to-edge");
        list.setCellFactory(ignored -> new NoteCell());
        setCenter(list);
        texts.localeProperty().subscribe(locale -> list.refresh());
    }

    private final class NoteCell extends ListCell<Notice> {
        private final Label what = new Label();
        private final Label path = new Label();
        private final HBox line;

        NoteCell() {
            path.getStyleClass().add("row-under");
            path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            VBox words = new VBox(what, path);
            words.setMinWidth(0);
            line = new HBox(Icons.of("fth-info"), words);
            line.getStyleClass().add("question");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Notice note, boolean empty) {
            super.updateItem(note, empty);
            setText(null);
            if (empty || note == null) {
                setGraphic(null);
                return;
            }
            what.setText(NotesModel.words(texts, note));
            path.setText(FileNames.visible(note.path()));
            setAccessibleText(what.getText() + texts.get("queue.row.comma") + path.getText());
            setGraphic(line);
            if (getIndex() > model.notes().size() - AHEAD) {
                details.later(model::more);
            }
        }
    }
}
