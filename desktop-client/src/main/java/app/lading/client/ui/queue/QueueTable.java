package app.lading.client.ui.queue;

import app.lading.client.ui.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The list itself.
///
/// Cells are only as many as can be seen; with each tick those are filled anew, in one go. All rows are equally
/// high, so that the length of the list costs nothing.
final class QueueTable extends TableView<QueueRow> {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Texts texts;
    private final Set<LiveCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<QueueTableRow> tableRows = Collections.newSetFromMap(new WeakHashMap<>());
    private final Map<QueueColumn, TableColumn<QueueRow, QueueRow>> columns = new EnumMap<>(QueueColumn.class);
    private final ColumnFit fit;
    private double scale = 1;

    QueueTable(QueueViewModel model, QueueCommands commands) {
        super(model.rows());
        this.model = model;
        this.commands = commands;
        this.texts = model.formats().texts();
        setId("queue-table");
        getStyleClass().addAll("queue-table", "edge-to-edge");
        setSelectionModel(new RowSelection(this, model::all));
        for (QueueColumn column : QueueColumn.values()) {
            TableColumn<QueueRow, QueueRow> made = column(column);
            columns.put(column, made);
            getColumns().add(made);
        }
        setSortPolicy(table -> takeOrder());
        setRowFactory(table -> {
            QueueTableRow row = new QueueTableRow(model);
            tableRows.add(row);
            return row;
        });
        fit = new ColumnFit(this, made(QueueColumn.NAME), made(QueueColumn.STATUS));
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> tellSelection());
        model.ticksProperty().subscribe(tick -> refreshCells());
        texts.localeProperty().subscribe(locale -> languageChanged());
        accessibleTextProperty().bind(texts.bind("queue.table.accessible"));
    }

    private TableColumn<QueueRow, QueueRow> column(QueueColumn column) {
        TableColumn<QueueRow, QueueRow> made = new TableColumn<>();
        made.setId(column.key());
        made.textProperty().bind(texts.bind("queue.column." + column.key()));
        made.setPrefWidth(column.width());
        made.setMinWidth(Math.min(column.width(), 56));
        made.setVisible(column.shown());
        made.setReorderable(true);
        made.setComparator(column.order());
        made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        made.setCellFactory(ignored -> {
            LiveCell cell = cell(column);
            cells.add(cell);
            return cell;
        });
        if (column.isNumber()) {
            made.getStyleClass().add("number-column");
        }
        return made;
    }

    private TableColumn<QueueRow, QueueRow> made(QueueColumn column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private LiveCell cell(QueueColumn column) {
        RowText words = model.text();
        return switch (column) {
            case NAME -> new NameCell(words);
            case PROGRESS -> new ProgressCell(model);
            case STATUS -> new StatusCell(model, commands);
            case POSITION -> new TextCell(row -> row.place() == 0 ? "" : texts.number(row.place()), true);
            case SIZE -> new TextCell(words::size, true);
            case SPEED -> new TextCell(words::speed, true);
            case LEFT -> new TextCell(words::left, true);
            case DESTINATION -> new TextCell(words::folder, false);
            case ADDED -> new TextCell(words::added, false);
            case FINISHED -> new TextCell(words::finished, false);
            case DIGEST -> new TextCell(words::digest, false);
            case TRIES -> new TextCell(row -> row.tries() == 0 ? "" : texts.number(row.tries()), true);
            case SOURCE -> new TextCell(words::source, false);
        };
    }

    /// An order is taken when a header is clicked, and then kept.
    private boolean takeOrder() {
        @Nullable Comparator<QueueRow> order = getSortOrder().isEmpty() ? null : getComparator();
        model.sort(order);
        return true;
    }

    private void tellSelection() {
        List<QueueRow> selected = new ArrayList<>(getSelectionModel().getSelectedItems());
        model.select(selected);
    }

    private void refreshCells() {
        cells.forEach(LiveCell::refresh);
        tableRows.forEach(QueueTableRow::refresh);
    }

    private void languageChanged() {
        for (LiveCell cell : cells) {
            if (cell instanceof StatusCell status) {
                status.forgetWords();
            }
        }
        refreshCells();
    }

    /// How many times as large as usual the text is: the columns are that much wider.
    void scale(double times) {
        if (times != scale) {
            double change = times / scale;
            scale = times;
            fit.scale(times);
            columns.values().forEach(column -> {
                column.setMinWidth(column.getMinWidth() * change);
                column.setPrefWidth(column.getWidth() * change);
            });
            fit.fit();
        }
    }

    /// How many times as large as usual the text is.
    double scale() {
        return scale;
    }
}
