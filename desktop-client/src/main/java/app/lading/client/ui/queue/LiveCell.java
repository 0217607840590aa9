package app.lading.client.ui.queue;

import javafx.scene.control.TableCell;

/// A cell that is filled anew with each tick while it is seen. It builds its nodes once and only sets them.
abstract class LiveCell extends TableCell<QueueRow, QueueRow> {
    /// Shows what the row says now.
    abstract void show(QueueRow row);

    /// Shows nothing.
    abstract void clear();

    /// Fills it anew, if it stands for a row.
    final void refresh() {
        QueueRow row = getItem();
        if (row != null && !isEmpty()) {
            show(row);
        }
    }

    @Override
    protected final void updateItem(QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            clear();
        } else {
            show(row);
        }
    }
}
