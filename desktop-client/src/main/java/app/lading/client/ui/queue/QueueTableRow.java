package app.lading.client.ui.queue;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row as a voice reads it and as a drop finds it.
final class QueueTableRow extends TableRow<QueueRow> {
    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
    private static final PseudoClass DROP_INTO = PseudoClass.getPseudoClass("drop-into");

    private final QueueViewModel model;
    private final SpokenPace pace = new SpokenPace();

    QueueTableRow(QueueViewModel model) {
        this.model = model;
        getStyleClass().add("queue-row");
    }

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        refresh();
    }

    /// Something is held over it that would go into its folder.
    void dropInto(boolean is) {
        pseudoClassStateChanged(DROP_INTO, is);
    }

    /// Says anew what the row says now.
    void refresh() {
        QueueRow row = isEmpty() ? null : getItem();
        pseudoClassStateChanged(ENDED, row != null && QueueFilter.DONE.shows(row.item()));
        if (row == null) {
            setAccessibleText(null);
            return;
        }
        RowWords state = model.words(row);
        List<Object> about = List.of(
                row.id(),
                row.item().state(),
                row.item().failedFiles(),
                row.item().attentionFiles(),
                getIndex(),
                model.formats().texts().locale());
        String words = pace.next(
                about,
                model.formats().times().now(),
                () -> model.text()
                        .spoken(row, state, getIndex() + 1L, model.rows().size()));
        if (words != null) {
            setAccessibleText(words);
        }
    }
}
