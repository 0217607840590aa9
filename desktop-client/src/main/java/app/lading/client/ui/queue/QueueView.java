package app.lading.client.ui.queue;

import app.lading.client.ui.drop.DropArea;
import app.lading.client.ui.drop.DropOverlay;
import app.lading.client.ui.drop.DropTarget;
import app.lading.client.ui.drop.Drops;
import app.lading.client.ui.drop.NothingFound;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The content of the window: bar, chips, strips, list, details, foot. All of it takes files and folders.
public final class QueueView extends StackPane implements Drops {
    private static final String DIVIDER = "details.divider";
    private static final String TARGET = "target.";
    private static final String DETAILS = "details.open";
    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

    private static final double USUAL_TEXT = 13;
    private static final PseudoClass INTO = PseudoClass.getPseudoClass("into");

    private final QueueViewModel model;
    private final QueueCommands commands;
    private final QueueServices services;
    private final Texts texts;
    private final String server;
    private final String targetKey;
    private final QueueTable table;
    private final QueueToolbar toolbar;
    private final SplitPane split = new SplitPane();
    private final Region details;
    private final ColumnMemory memory;
    private final PointerHold hold;
    private final ColumnChooser columns;
    private final QueueFocus focus;
    private final DropOverlay overlay;
    private @Nullable QueueTableRow lit;

    /// Parts that others make.
    ///
    /// @param account the button of the account, at the right end of the bar
    /// @param strips lines between chips and list
    /// @param details the panel below the list
    public record Slots(Node account, Node strips, Region details) {}

    /// Shows a view model.
    public QueueView(
            QueueViewModel model, QueueCommands commands, QueueServices services, QueuePlace place, Slots slots) {
        this.model = model;
        this.commands = commands;
        this.services = services;
        this.texts = model.formats().texts();
        this.server = place.server();
        this.targetKey = TARGET + place.user() + "@" + place.server();
        this.details = slots.details();
        getStyleClass().add("queue-view");
        getStylesheets()
                .add(Objects.requireNonNull(QueueView.class.getResource("queue.css"))
                        .toExternalForm());
        table = new QueueTable(model, commands);
        memory = new ColumnMemory(services.memory(), table, services.ui());
        memory.restore();
        memory.watch();
        model.targetFolderProperty().set(memory.choice(targetKey, ""));
        model.targetFolderProperty().subscribe((before, now) -> memory.choose(targetKey, now));
        new QueueKeys(commands).install(table);
        table.setContextMenu(new RowMenu(model, commands));
        hold = new PointerHold(model, services.ui());
        hold.watch(table);
        toolbar = new QueueToolbar(model, commands, server, slots.account());
        FilterBar filters = new FilterBar(model, commands);
        ObservableValue<Boolean> hasRows = model.countsProperty().map(counts -> counts.all() > 0);
        filters.visibleProperty().bind(hasRows);
        filters.managedProperty().bind(hasRows);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("queue-split");
        columns = new ColumnChooser(texts, table);
        Node list = list(hasRows);
        split.getItems().add(list);
        focus = new QueueFocus(toolbar, table, list, details);
        SplitPane.setResizableWithParent(details, false);
        model.detailsOpenProperty().set(Boolean.parseBoolean(memory.choice(DETAILS, "false")));
        model.detailsOpenProperty().subscribe(this::showDetails);
        BorderPane page = new BorderPane(split);
        // With large text the page is as wide as the window, and its lines wrap, shorten or scroll.
        page.setMinWidth(0);
        page.setTop(new VBox(toolbar, filters, slots.strips()));
        page.setBottom(new QueueFooter(model, commands, place.secure(), place.keptAwake()));
        DropTarget drop = new DropTarget(this, this);
        overlay = new DropOverlay(texts, drop);
        Label ruler = new Label();
        ruler.setVisible(false);
        ruler.setManaged(false);
        ruler.fontProperty().subscribe(font -> table.scale(font.getSize() / USUAL_TEXT));
        getChildren().addAll(ruler, page, new FolderPrompt(model, table::requestFocus), overlay);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(DragEvent.DRAG_EXITED, event -> light(null));
        addEventHandler(DragEvent.DRAG_DONE, event -> light(null));
    }

    private Node list(ObservableValue<Boolean> hasRows) {
        StringExpression folder =
                Bindings.createStringBinding(this::target, model.targetFolderProperty(), texts.localeProperty());
        DropArea empty = new DropArea(texts, folder, commands::chooseFiles, commands::chooseFolder);
        NothingFound nothing = new NothingFound(
                texts,
                Bindings.createStringBinding(
                        this::nothingFound, model.filterProperty(), model.searchProperty(), texts.localeProperty()),
                this::showAll);
        table.setPlaceholder(new StackPane());
        empty.visibleProperty().bind(hasRows.map(has -> !has));
        table.visibleProperty().bind(hasRows);
        nothing.visibleProperty().bind(Bindings.isEmpty(model.rows()).and(table.visibleProperty()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        columns.visibleProperty().bind(table.visibleProperty());
        StackPane.setAlignment(columns, Pos.TOP_RIGHT);
        StackPane list = new StackPane(table, nothing, columns, empty);
        list.setMinHeight(120);
        return list;
    }

    private String nothingFound() {
        return model.searchProperty().get().isBlank()
                ? texts.get("drop.filtered." + model.filterProperty().get().key())
                : texts.get("drop.filtered.search", model.searchProperty().get());
    }

    private void showAll() {
        model.searchProperty().set("");
        model.filterProperty().set(QueueFilter.ALL);
        table.requestFocus();
    }

    private void showDetails(boolean open) {
        if (open && !split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(Double.parseDouble(memory.choice(DIVIDER, "0.5")));
        } else if (!open && split.getItems().contains(details)) {
            memory.choose(DIVIDER, Double.toString(split.getDividerPositions()[0]));
            split.getItems().remove(details);
            table.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        boolean types = event.getTarget() instanceof TextInputControl;
        if (PASTE.match(event) && !types) {
            commands.paste();
        } else if (event.getCode() == KeyCode.ESCAPE && event.getTarget() instanceof TextInputControl field) {
            focus.leave(field);
        } else if (event.getCode() == KeyCode.ESCAPE
                && model.detailsOpenProperty().get()) {
            model.detailsOpenProperty().set(false);
        } else if (event.getCode() == KeyCode.F6) {
            focus.next(event.isShiftDown());
        } else {
            return;
        }
        event.consume();
    }

    /// The page's part of the menu bar.
    public QueueMenus menus() {
        return new QueueMenus(
                model,
                commands,
                toolbar.search()::requestFocus,
                columns::show,
                () -> model.detailsOpenProperty().set(false));
    }

    /// The list, which gets the keyboard first.
    public Node focus() {
        return table;
    }

    /// Keeps widths, order and panels for the next start.
    public void remember() {
        memory.keep();
        memory.choose(DETAILS, Boolean.toString(model.detailsOpenProperty().get()));
        if (split.getDividerPositions().length > 0) {
            memory.choose(DIVIDER, Double.toString(split.getDividerPositions()[0]));
        }
    }

    @Override
    public String target() {
        return texts.get(
                "drop.target", model.text().folder(model.targetFolderProperty().get()), server);
    }

    @Override
    public String target(Node under) {
        QueueTableRow row = folderUnder(under);
        light(row);
        return row == null ? target() : texts.get("drop.into", model.text().name(row.getItem()));
    }

    @Override
    public void dropped(List<Path> paths, Node under) {
        light(null);
        QueueTableRow row = folderUnder(under);
        if (row == null) {
            commands.add(paths);
        } else {
            commands.addInto(row.getItem(), paths);
        }
    }

    /// Shows which folder's row would take what is held over it; the overlay makes room for it.
    private void light(@Nullable QueueTableRow row) {
        if (lit != null) {
            lit.dropInto(false);
        }
        lit = row;
        if (row != null) {
            row.dropInto(true);
        }
        overlay.pseudoClassStateChanged(INTO, row != null);
    }

    private static @Nullable QueueTableRow folderUnder(Node under) {
        for (@Nullable Node at = under; at != null; at = at.getParent()) {
            if (at instanceof QueueTableRow tableRow) {
                QueueRow row = tableRow.getItem();
                return row != null && row.item().isFolder() ? tableRow : null;
            }
        }
        return null;
    }

    @Override
    public void droppedNothing() {
        light(null);
        services.toasts().show(Toast.saying(Words.of("drop.nothing")));
    }
}
