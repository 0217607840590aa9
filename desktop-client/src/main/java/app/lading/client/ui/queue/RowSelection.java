package app.lading.client.ui.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Which rows are selected, remembered in the rows themselves: so a selection survives every change of places, and
/// selecting or letting go of a hundred thousand rows takes milliseconds. The one that comes with JavaFX remembers
/// places, and letting go of that many takes it many seconds.
final class RowSelection extends TableView.TableViewSelectionModel<QueueRow> {
    private final ObservableList<QueueRow> rows;
    private final Derived<Integer> indices = new Derived<>(index -> index);
    private final Derived<QueueRow> items;

    @SuppressWarnings("rawtypes")
    private final Derived<TablePosition> cells;

    private final Supplier<List<QueueRow>> all;
    private List<Integer> selected = List.of();

    /// The selection of a table whose list of rows stays the same object.
    ///
    /// @param all every row there is, hidden ones too
    RowSelection(TableView<QueueRow> table, Supplier<List<QueueRow>> all) {
        super(table);
        this.all = all;
        this.rows = table.getItems();
        this.items = new Derived<>(rows::get);
        this.cells = new Derived<>(this::position);
        setSelectionMode(SelectionMode.MULTIPLE);
        rows.addListener((ListChangeListener<QueueRow>) this::rowsChanged);
    }

    @SuppressWarnings("rawtypes")
    private TablePosition position(int index) {
        return new TablePosition<>(getTableView(), index, null);
    }

    /// After rows came, went or moved the same rows are selected. When none of them is left the one that took their
    /// place is, so that a person can go on with the keyboard.
    private void rowsChanged(ListChangeListener.Change<? extends QueueRow> change) {
        if (selected.isEmpty()) {
            return;
        }
        boolean fewer = false;
        while (change.next()) {
            fewer = fewer || change.getRemovedSize() > change.getAddedSize();
        }
        @Nullable QueueRow lead = getSelectedItem();
        changed();
        if (selected.isEmpty() && fewer && !rows.isEmpty()) {
            clearAndSelect(Math.clamp(getFocusedIndex(), 0, rows.size() - 1));
        } else if (lead != null && lead.isSelected() && !isAt(lead, getFocusedIndex())) {
            int now = rows.indexOf(lead);
            if (now >= 0) {
                lead(now);
                focus(now);
            }
        }
    }

    private boolean isAt(QueueRow row, int index) {
        return index >= 0 && index < rows.size() && rows.get(index).id() == row.id();
    }

    /// Tells everybody, once for each change however many rows it is about.
    private void changed() {
        List<Integer> now = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isSelected()) {
                now.add(i);
            }
        }
        if (!now.equals(selected)) {
            List<Integer> before = selected;
            selected = now;
            indices.refresh(before, now);
            items.refresh(before, now);
            cells.refresh(before, now);
        }
        int lead = getSelectedIndex();
        if (lead >= rows.size() || lead < 0 || !rows.get(lead).isSelected()) {
            lead(now.isEmpty() ? -1 : now.getLast());
        } else {
            lead(lead);
        }
    }

    private void lead(int index) {
        setSelectedIndex(index);
        setSelectedItem(index < 0 ? null : rows.get(index));
    }

    private void set(int index, boolean on) {
        if (index >= 0 && index < rows.size()) {
            rows.get(index).select(on);
        }
    }

    /// Also of rows that a chip or the search hides now: they would come back selected.
    private void letGo() {
        all.get().forEach(row -> row.select(false));
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<QueueRow> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ObservableList<TablePosition> getSelectedCells() {
        return cells;
    }

    @Override
    public boolean isSelected(int index) {
        return index >= 0 && index < rows.size() && rows.get(index).isSelected();
    }

    @Override
    public boolean isSelected(int row, @Nullable TableColumn<QueueRow, ?> column) {
        return isSelected(row);
    }

    @Override
    public boolean isEmpty() {
        return selected.isEmpty();
    }

    @Override
    public void select(int index) {
        if (index < 0 || index >= rows.size()) {
            return;
        }
        if (getSelectionMode() == SelectionMode.SINGLE) {
            letGo();
        }
        set(index, true);
        setSelectedIndex(index);
        focus(index);
        changed();
    }

    @Override
    public void select(int row, @Nullable TableColumn<QueueRow, ?> column) {
        select(row);
    }

    @Override
    public void select(@Nullable QueueRow row) {
        if (row != null) {
            select(rows.indexOf(row));
        }
    }

    @Override
    public void clearAndSelect(int index) {
        letGo();
        if (index < 0 || index >= rows.size()) {
            changed();
        } else {
            select(index);
        }
    }

    @Override
    public void clearAndSelect(int row, @Nullable TableColumn<QueueRow, ?> column) {
        clearAndSelect(row);
    }

    @Override
    public void selectIndices(int first, int @Nullable ... more) {
        set(first, true);
        int last = first;
        if (more != null) {
            for (int index : more) {
                set(index, true);
                last = index;
            }
        }
        if (last >= 0 && last < rows.size()) {
            setSelectedIndex(last);
            focus(last);
        }
        changed();
    }

    @Override
    public void selectRange(int start, int end) {
        int step = start <= end ? 1 : -1;
        for (int index = start; index != end; index += step) {
            set(index, true);
        }
        int last = end - step;
        if (start != end && last >= 0 && last < rows.size()) {
            setSelectedIndex(last);
            focus(last);
        }
        changed();
    }

    @Override
    public void selectRange(
            int minRow,
            @Nullable TableColumnBase<QueueRow, ?> minColumn,
            int maxRow,
            @Nullable TableColumnBase<QueueRow, ?> maxColumn) {
        selectRange(minRow, maxRow + 1);
    }

    @Override
    public void selectAll() {
        rows.forEach(row -> row.select(true));
        changed();
    }

    @Override
    public void clearSelection(int index) {
        set(index, false);
        changed();
    }

    @Override
    public void clearSelection(int row, @Nullable TableColumn<QueueRow, ?> column) {
        clearSelection(row);
    }

    @Override
    public void clearSelection() {
        letGo();
        changed();
    }

    @Override
    public void selectFirst() {
        select(0);
    }

    @Override
    public void selectLast() {
        select(rows.size() - 1);
    }

    @Override
    public void selectPrevious() {
        select(getFocusedIndex() - 1);
    }

    @Override
    public void selectNext() {
        select(getFocusedIndex() + 1);
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    @Override
    public void selectLeftCell() {
        // Whole rows are selected, so there is nothing to the left.
    }

    @Override
    public void selectRightCell() {
        // Whole rows are selected, so there is nothing to the right.
    }

    /// A view of the selected places as something else.
    private final class Derived<T> extends ObservableListBase<T> {
        private final IntFunction<T> of;

        Derived(IntFunction<T> of) {
            this.of = of;
        }

        void refresh(List<Integer> before, List<Integer> now) {
            List<T> gone = new ArrayList<>(before.size());
            for (int index : before) {
                if (index < rows.size()) {
                    gone.add(of.apply(index));
                }
            }
            beginChange();
            nextReplace(0, now.size(), gone);
            endChange();
        }

        @Override
        public T get(int index) {
            return of.apply(selected.get(index));
        }

        @Override
        public int size() {
            return selected.size();
        }
    }
}
