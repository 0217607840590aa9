package app.lading.client.ui.queue;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row as a voice reads it and as a drop finds it.
final class QueueTableRow extends TableRow<QueueRow> {
    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");

    private final QueueViewModel model;
    private String spoken = "";

    QueueTableRow(QueueViewModel model) {
        this.model = model;
        getStyleClass().add("queue-row");
    }

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        refresh();
    }

    /// Says anew what the row says now; a voice hears of it only when the words differ.
    void refresh() {
        QueueRow row = isEmpty() ? null : getItem();
        pseudoClassStateChanged(ENDED, row != null && QueueFilter.DONE.shows(row.item()));
        if (row == null) {
            setAccessibleText(null);
            return;
        }
        String words = model.text()
                .spoken(row, model.words(row), getIndex() + 1L, model.rows().size());
        if (!words.equals(spoken)) {
            spoken = words;
            setAccessibleText(words);
        }
    }
}
