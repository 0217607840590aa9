package app.lading.client.ui.queue;

import app.lading.client.settings.WindowMemory;
import app.lading.client.settings.WindowMemory.Column;
import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.util.Subscription;

/// Finds the columns again as they were left: which, in what order, how wide. A change is kept a moment later, so
/// that it is not lost when the program does not end in order.
final class ColumnMemory {
    private static final String WINDOW = "queue";

    private static final Duration REST = Duration.ofSeconds(1);

    private final WindowMemory memory;
    private final UiThread ui;
    private final QueueTable table;

    private Subscription coming = Subscription.EMPTY;

    ColumnMemory(WindowMemory memory, QueueTable table, UiThread ui) {
        this.memory = memory;
        this.ui = ui;
        this.table = table;
    }

    /// Puts them as they were. A column that is new in this version comes at the end.
    void restore() {
        List<Column> kept = memory.place(WINDOW).columns();
        if (kept.isEmpty()) {
            return;
        }
        List<TableColumn<QueueRow, ?>> left = new ArrayList<>(table.getColumns());
        List<TableColumn<QueueRow, ?>> ordered = new ArrayList<>();
        for (Column column : kept) {
            left.stream()
                    .filter(made -> column.id().equals(made.getId()))
                    .findFirst()
                    .ifPresent(made -> {
                        made.setVisible(column.visible());
                        if (column.width() > 0) {
                            made.setPrefWidth(column.width());
                        }
                        ordered.add(made);
                        left.remove(made);
                    });
        }
        ordered.addAll(left);
        table.getColumns().setAll(ordered);
    }

    /// Keeps every change from now on.
    void watch() {
        for (TableColumn<QueueRow, ?> column : table.getColumns()) {
            column.widthProperty().addListener((width, before, now) -> soon());
            column.visibleProperty().addListener((visible, before, now) -> soon());
        }
        table.getColumns().addListener((ListChangeListener<TableColumn<QueueRow, ?>>) change -> soon());
    }

    private void soon() {
        coming.unsubscribe();
        coming = ui.later(REST, this::keep);
    }

    /// Keeps them as they are.
    void keep() {
        coming.unsubscribe();
        List<Column> columns = new ArrayList<>();
        for (TableColumn<QueueRow, ?> column : table.getColumns()) {
            columns.add(new Column(column.getId(), column.getWidth() / table.scale(), column.isVisible()));
        }
        memory.remember(WINDOW, memory.place(WINDOW).withColumns(columns));
    }

    /// Something else that is to be found again.
    String choice(String key, String usual) {
        return memory.place(WINDOW).choices().getOrDefault(key, usual);
    }

    void choose(String key, String value) {
        memory.remember(WINDOW, memory.place(WINDOW).withChoice(key, value));
    }
}
