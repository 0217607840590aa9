package app.lading.client.ui.details;

import app.lading.client.store.Problem;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.ui.queue.FileIcons;
import app.lading.client.ui.queue.QueueRow;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.model.name.FileNames;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The files of a folder: a second list, loaded page by page while somebody scrolls.
final class FilesView extends BorderPane {
    private static final int AHEAD = 40;
    private static final int TICKS_A_SECOND = 4;

    private final DetailsViewModel details;
    private final FilesModel model;
    private final Texts texts;
    private final TableView<FileReport> table;

    FilesView(DetailsViewModel details) {
        this.details = details;
        this.model = details.files();
        this.texts = details.queueModel().formats().texts();
        getStyleClass().add("files-view");
        table = new TableView<>(model.files());
        table.setId("files-table");
        table.getStyleClass().addAll("queue-table", "files-table", "edge-to-edge");
        Label none = new Label();
        none.getStyleClass().add("muted");
        none.textProperty().bind(texts.bind("details.files.none"));
        table.setPlaceholder(none);
        table.getColumns().add(name());
        table.getColumns()
                .add(column(
                        "size",
                        90,
                        file -> details.queueModel().formats().sizes().format(file.size()),
                        true));
        table.getColumns().add(column("state", 150, this::state, false));
        table.getColumns().add(column("note", 320, this::note, false));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setContextMenu(menu());
        setTop(bar());
        setCenter(table);
        details.queueModel().ticksProperty().subscribe(ticks -> {
            if (getScene() != null && ticks.longValue() % TICKS_A_SECOND == 0) {
                model.refresh(firstSeen());
            }
        });
        texts.localeProperty().subscribe(locale -> table.refresh());
    }

    /// The first file that can be seen.
    private int firstSeen() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : 0;
    }

    private HBox bar() {
        ComboBox<FilesModel.Choice> choice = new ComboBox<>();
        choice.setId("files-choice");
        choice.getItems().setAll(FilesModel.Choice.values());
        choice.setCellFactory(list -> new ChoiceCell());
        choice.setButtonCell(new ChoiceCell());
        choice.valueProperty().bindBidirectional(model.choiceProperty());
        texts.localeProperty().subscribe(locale -> choice.setButtonCell(new ChoiceCell()));
        TextField search = new TextField();
        search.setId("files-search");
        search.promptTextProperty().bind(texts.bind("queue.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(8, choice, search, gap, button(FileAction.RETRY), button(FileAction.SKIP));
        bar.getStyleClass().add("files-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Button button(FileAction action) {
        Button button = new Button(null, Icons.of(action.icon(), "small"));
        button.setId("files-" + action.key());
        button.textProperty().bind(texts.bind(action.textKey()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(cannot(action));
        button.setOnAction(event -> run(action));
        return button;
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId("files-menu");
        for (FileAction action : FileAction.values()) {
            MenuItem item = new MenuItem(null, Icons.of(action.icon(), "small"));
            item.setId("file-" + action.key());
            item.textProperty().bind(texts.bind(action.textKey()));
            item.disableProperty().bind(cannot(action));
            item.setOnAction(event -> run(action));
            menu.getItems().add(item);
        }
        return menu;
    }

    private BooleanBinding cannot(FileAction action) {
        return Bindings.createBooleanBinding(
                () -> selected().noneMatch(action::fits),
                table.getSelectionModel().getSelectedItems(),
                model.files());
    }

    private Stream<FileReport> selected() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull);
    }

    private void run(FileAction action) {
        details.fileCommands().run(action, selected().toList());
    }

    private TableColumn<FileReport, FileReport> name() {
        TableColumn<FileReport, FileReport> column = new TableColumn<>();
        column.textProperty().bind(texts.bind("queue.column.name"));
        column.setId("name");
        column.setPrefWidth(300);
        column.setSortable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(ignored -> new FileNameCell());
        return column;
    }

    private TableColumn<FileReport, String> column(
            String key, double width, Function<FileReport, String> words, boolean number) {
        TableColumn<FileReport, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind("details.column." + key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(words.apply(features.getValue())));
        if (number) {
            column.getStyleClass().add("number-column");
            column.setCellFactory(ignored -> new NumberCell());
        }
        return column;
    }

    /// Where it lies within the folder that was dropped.
    private String path(FileReport file) {
        QueueRow row = details.rowProperty().get();
        String path = FileNames.join(file.folder(), file.name());
        String base = row == null ? "" : FileNames.join(row.item().folder(), row.name()) + "/";
        return path.startsWith(base) ? path.substring(base.length()) : path;
    }

    private String state(FileReport file) {
        return file.isFolder() && file.state() == FileState.DONE
                ? texts.get("details.state.made")
                : texts.get("details.state." + file.state().name().toLowerCase(Locale.ROOT));
    }

    private String note(FileReport file) {
        Problem problem = file.problem();
        if (problem != null) {
            return details.queueModel().text().problems().what(problem);
        }
        if (file.receipt() != null && !file.receipt().name().equals(file.name())) {
            return texts.get(
                    "queue.done.renamed", FileNames.visible(file.receipt().name()));
        }
        return file.receipt() != null && file.receipt().instant() ? texts.get("queue.state.there") : "";
    }

    /// Numbers at the right end.
    private static final class NumberCell extends TableCell<FileReport, String> {
        NumberCell() {
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
        }
    }

    /// The name with the folders between it and the dropped one. A cell near the end loads the next page.
    private final class FileNameCell extends TableCell<FileReport, FileReport> {
        FileNameCell() {
            getStyleClass().add("name-cell");
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(@Nullable FileReport file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(FileNames.visible(path(file)));
            setGraphic(Icons.of(FileIcons.of(file.name()), "small"));
            if (getIndex() > model.files().size() - AHEAD) {
                details.later(model::more);
            }
        }
    }

    /// A choice in words.
    private final class ChoiceCell extends ListCell<FilesModel.Choice> {
        @Override
        protected void updateItem(FilesModel.@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(empty || choice == null ? null : texts.get("details.files." + choice.key()));
        }
    }
}
