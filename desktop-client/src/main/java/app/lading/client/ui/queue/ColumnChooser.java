package app.lading.client.ui.queue;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// The button at the right end of the header that says which columns are there. The name always is.
final class ColumnChooser extends MenuButton {
    ColumnChooser(Texts texts, TableView<QueueRow> table) {
        setId("columns");
        getStyleClass().add("column-chooser");
        setGraphic(Icons.of("fth-more-vertical"));
        accessibleTextProperty().bind(texts.bind("queue.columns"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("queue.columns"));
        setTooltip(tip);
        for (TableColumn<QueueRow, ?> column : table.getColumns()) {
            CheckMenuItem item = new CheckMenuItem();
            item.setId("column-" + column.getId());
            item.textProperty().bind(column.textProperty());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            item.setDisable(column.getId().equals(QueueColumn.NAME.key()));
            getItems().add(item);
        }
    }
}
