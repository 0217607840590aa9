package app.lading.client.ui.queue;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;

/// Lets two columns take up the room that the others leave, in the proportion that the person gave them. When
/// there is no room the table scrolls instead of squeezing them.
final class ColumnFit {
    private static final double SCROLL_BAR = 10;
    private static final double LEAST_FIRST = 160;
    private static final double LEAST_SECOND = 240;
    private static final double FIRST_SHARE = 0.33;

    private final TableView<?> table;
    private final TableColumn<?, ?> first;
    private final TableColumn<?, ?> second;
    private double share = FIRST_SHARE;
    private double scale = 1;
    private boolean fitting;

    ColumnFit(TableView<?> table, TableColumn<?, ?> first, TableColumn<?, ?> second) {
        this.table = table;
        this.first = first;
        this.second = second;
        table.widthProperty().subscribe(width -> fit());
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumnBase<?, ?>>) change -> fit());
        for (TableColumn<?, ?> column : table.getColumns()) {
            column.widthProperty().addListener((width, before, now) -> resized(column));
        }
    }

    /// A person pulls at a column, or finds the widths of the last time: the proportion of the two is theirs from
    /// now on. When another column than the last flexible one is pulled, that one gives or takes.
    private void resized(TableColumn<?, ?> column) {
        if (fitting) {
            return;
        }
        fitting = true;
        if (table.getWidth() > 0 && !column.equals(second)) {
            set(second, Math.max(leastSecond(), room() - first.getWidth()));
        }
        if (column.equals(first) || column.equals(second)) {
            share = first.getWidth() / (first.getWidth() + second.getWidth());
        }
        fitting = false;
    }

    /// How many times as large as usual the text is. The flexible columns grow less than it, so that a wide window
    /// still holds all of them.
    void scale(double times) {
        scale = times;
    }

    private double leastFirst() {
        return LEAST_FIRST * Math.sqrt(scale);
    }

    private double leastSecond() {
        return LEAST_SECOND * Math.sqrt(scale);
    }

    void fit() {
        double room = room();
        if (fitting || table.getWidth() <= 0) {
            return;
        }
        fitting = true;
        double one = second.isVisible() ? Math.max(leastFirst(), room * share) : room;
        set(first, Math.max(leastFirst(), Math.min(one, Math.max(leastFirst(), room - leastSecond()))));
        set(second, Math.max(leastSecond(), room - first.getPrefWidth()));
        fitting = false;
    }

    private double room() {
        double others = 0;
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (column.isVisible() && !column.equals(first) && !column.equals(second)) {
                others += column.getWidth();
            }
        }
        return table.getWidth() - SCROLL_BAR - others;
    }

    private static void set(TableColumn<?, ?> column, double width) {
        column.setPrefWidth(Math.floor(width));
    }
}
