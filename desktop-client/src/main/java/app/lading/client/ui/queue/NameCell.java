package app.lading.client.ui.queue;

import app.lading.client.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Name and, below it, how many files there are and where they go.
final class NameCell extends LiveCell {
    private final RowText text;
    private final FontIcon icon = Icons.of("fth-file");
    private final Label name = new Label();
    private final Label under = new Label();
    private final HBox box;
    private final Tooltip path = new Tooltip();

    NameCell(RowText text) {
        this.text = text;
        getStyleClass().add("name-cell");
        name.getStyleClass().add("row-name");
        // The ending tells what it is, so the middle goes first.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        under.getStyleClass().add("row-under");
        VBox lines = new VBox(name, under);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        box = new HBox(icon, lines);
        box.getStyleClass().add("row-name-box");
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(QueueRow row) {
        icon.setIconLiteral(FileIcons.of(row));
        name.setText(text.name(row));
        String line = text.under(row);
        under.setText(line);
        under.setManaged(!line.isEmpty());
        under.setVisible(!line.isEmpty());
        path.setText(text.source(row));
        setTooltip(path);
        if (!box.equals(getGraphic())) {
            setGraphic(box);
        }
    }

    @Override
    void clear() {
        setTooltip(null);
        setGraphic(null);
    }
}
