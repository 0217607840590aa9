package app.lading.client.ui.history;

import app.lading.client.store.HistoryEntry;
import app.lading.client.store.Problem;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of the history: search, filter, and a table that loads as it is scrolled.
public final class HistoryView extends BorderPane {
    private static final int AHEAD = 40;
    /// The width of a size, of the size of the font.
    private static final double NUMBER = 5.4;

    private final HistoryViewModel model;
    private final Texts texts;
    private final TextField search = new TextField();
    private final TableView<HistoryEntry> table = new TableView<>();
    private final Label ruler = new Label();

    /// Shows a view model.
    ///
    /// @param back to where the person came from
    public HistoryView(HistoryViewModel model, Runnable back) {
        this.model = model;
        this.texts = model.formats().texts();
        setId("history");
        getStyleClass().addAll("history", "surface");
        setTop(new VBox(head(back), filters()));
        ruler.setVisible(false);
        ruler.setManaged(false);
        setCenter(new StackPane(ruler, table()));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                back.run();
                event.consume();
            }
        });
    }

    /// What gets the keyboard first.
    public Node focus() {
        return search;
    }

    private Node head(Runnable back) {
        Button button = new Button(null, Icons.of("fth-arrow-left"));
        button.setId("history-back");
        button.getStyleClass().addAll("flat", "icon-button");
        button.accessibleTextProperty().bind(texts.bind("page.back"));
        button.setOnAction(event -> back.run());
        Label title = new Label();
        title.getStyleClass().add("title-2");
        title.textProperty().bind(texts.bind("history.title"));
        Label count = new Label();
        count.setId("history-count");
        count.getStyleClass().add("muted");
        count.textProperty()
                .bind(model.totalProperty()
                        .flatMap(total ->
                                texts.localeProperty().map(locale -> texts.count("history.count", total.longValue()))));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        search.setId("history-search");
        search.getStyleClass().add("page-search");
        search.promptTextProperty().bind(texts.bind("history.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox head = new HBox(8, button, title, count, gap, search);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    private Node filters() {
        Lines chips = new Lines(4, 4);
        chips.getStyleClass().add("history-filters");
        ToggleGroup group = new ToggleGroup();
        chips.getChildren().add(filter(group, Optional.empty(), "history.all"));
        for (HistoryEntry.Outcome outcome : HistoryEntry.Outcome.values()) {
            chips.getChildren().add(filter(group, Optional.of(outcome), outcomeKey(outcome)));
        }
        if (model.accounts().size() > 1) {
            chips.getChildren().add(accounts());
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        chips.getChildren().add(gap);
        for (HistoryAction action : HistoryAction.values()) {
            chips.getChildren().add(button(action));
        }
        return chips;
    }

    private Node accounts() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("history-account");
        box.getItems().add("");
        box.getItems().addAll(model.accounts());
        box.setCellFactory(list -> new AccountCell());
        box.setButtonCell(new AccountCell());
        box.valueProperty().bindBidirectional(model.accountProperty());
        box.accessibleTextProperty().bind(texts.bind("history.account"));
        return box;
    }

    private Button button(HistoryAction action) {
        Button button = new Button(null, Icons.of(action.icon(), "small"));
        button.setId("history-" + action.key());
        button.textProperty().bind(texts.bind("history." + action.key()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(cannot(action));
        button.setOnAction(event -> run(action));
        return button;
    }

    private ObservableValue<Boolean> cannot(HistoryAction action) {
        return table.getSelectionModel()
                .selectedItemProperty()
                .map(entry -> !action.fits(entry))
                .orElse(true);
    }

    private void run(HistoryAction action) {
        HistoryEntry entry = table.getSelectionModel().getSelectedItem();
        if (entry != null && action.fits(entry)) {
            switch (action) {
                case SHOW -> model.showInFolder(entry);
                case COPY_PATH -> model.copyPath(entry);
                case COPY_DIGEST -> model.copyDigest(entry);
                case MANIFEST ->
                    model.saveManifest(List.copyOf(table.getSelectionModel().getSelectedItems()));
            }
        }
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (HistoryAction action : HistoryAction.values()) {
            MenuItem item = new MenuItem(null, Icons.of(action.icon(), "small"));
            item.setId("menu-history-" + action.key());
            item.textProperty().bind(texts.bind("history." + action.key()));
            item.disableProperty().bind(cannot(action));
            item.setOnAction(event -> run(action));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Node filter(ToggleGroup group, Optional<HistoryEntry.Outcome> outcome, String key) {
        ToggleButton chip = new ToggleButton();
        chip.getStyleClass().add("section-button");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setToggleGroup(group);
        chip.textProperty().bind(texts.bind(key));
        model.outcomeProperty().subscribe(now -> chip.setSelected(now.equals(outcome)));
        chip.setOnAction(event -> {
            chip.setSelected(true);
            model.outcomeProperty().set(outcome);
        });
        return chip;
    }

    private Node table() {
        table.setId("history-table");
        table.setItems(model.entries());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("history.name", 240, entry -> entry.name(), false));
        table.getColumns()
                .add(column("history.size", 84, entry -> model.formats().sizes().format(entry.size()), true));
        table.getColumns().add(column("history.folder", 150, entry -> "/" + entry.folder(), false));
        table.getColumns()
                .add(column(
                        "history.when", 130, entry -> model.formats().times().moment(entry.finished()), false));
        if (model.accounts().size() > 1) {
            table.getColumns().add(column("history.account", 160, HistoryEntry::account, false));
        }
        table.getColumns().add(outcomeColumn());
        table.setPlaceholder(nothing());
        table.setRowFactory(view -> new Row());
        table.setContextMenu(menu());
        table.setOnKeyPressed(event -> {
            HistoryEntry selected = table.getSelectionModel().getSelectedItem();
            if (selected != null && event.getCode() == KeyCode.ENTER) {
                model.showInFolder(selected);
            } else if (selected != null
                    && new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)) {
                model.copyPath(selected);
            }
        });
        return table;
    }

    /// Nothing yet, nothing found, or nothing to be read: three different things.
    private Node nothing() {
        Label words = new Label();
        words.setId("history-nothing");
        words.getStyleClass().add("muted");
        words.textProperty()
                .bind(model.stateProperty()
                        .flatMap(state -> texts.bind(
                                switch (state) {
                                    case LOADING, FOUND -> "history.loading";
                                    case EMPTY -> "history.nothing";
                                    case NOT_FOUND -> "history.notFound";
                                    case UNREADABLE -> "history.unreadable";
                                })));
        Button all = new Button();
        all.setId("history-show-all");
        all.textProperty().bind(texts.bind("history.showAll"));
        all.setOnAction(event -> model.showAll());
        ObservableValue<Boolean> hidden = model.stateProperty().map(HistoryViewModel.State.NOT_FOUND::equals);
        all.visibleProperty().bind(hidden);
        all.managedProperty().bind(hidden);
        VBox box = new VBox(12, words, all);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private TableColumn<HistoryEntry, HistoryEntry> column(
            String key, double width, Function<HistoryEntry, String> words, boolean right) {
        TableColumn<HistoryEntry, HistoryEntry> column = base(key, width);
        if (right) {
            column.getStyleClass().add("number-column");
            // A number that is cut off tells nobody anything.
            ruler.fontProperty().subscribe(font -> column.setMinWidth(NUMBER * font.getSize()));
        }
        column.setCellFactory(made -> new TableCell<>() {
            {
                setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            }

            @Override
            protected void updateItem(@Nullable HistoryEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(entry == null || empty ? null : words.apply(entry));
            }
        });
        return column;
    }

    private TableColumn<HistoryEntry, HistoryEntry> outcomeColumn() {
        TableColumn<HistoryEntry, HistoryEntry> column = base("history.outcome", 220);
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable HistoryEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                if (entry == null || empty) {
                    setText(null);
                    setGraphic(null);
                } else {
                    setText(outcome(entry));
                    setGraphic(icon(entry.outcome()));
                }
            }
        });
        return column;
    }

    private TableColumn<HistoryEntry, HistoryEntry> base(String key, double width) {
        TableColumn<HistoryEntry, HistoryEntry> column = new TableColumn<>();
        column.setId(key);
        column.textProperty().bind(texts.bind(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new javafx.beans.property.SimpleObjectProperty<>(features.getValue()));
        return column;
    }

    private String outcome(HistoryEntry entry) {
        Problem problem = entry.problem();
        if (entry.outcome() == HistoryEntry.Outcome.FAILED && problem != null) {
            String key = "problem." + problem.code() + ".what";
            String said = texts.has(key) ? texts.get(key) : problem.message();
            return said.isEmpty() ? said : Character.toUpperCase(said.charAt(0)) + said.substring(1);
        }
        return texts.get(outcomeKey(entry.outcome()));
    }

    private static String outcomeKey(HistoryEntry.Outcome outcome) {
        return "history.outcome." + outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Node icon(HistoryEntry.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Icons.of("fth-check-circle", "small", "success");
            case FAILED -> Icons.of("fth-alert-circle", "small", "danger");
            case CANCELLED -> Icons.of("fth-slash", "small");
        };
    }

    /// An account, or all of them.
    private final class AccountCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String account, boolean empty) {
            super.updateItem(account, empty);
            textProperty().unbind();
            if (empty || account == null) {
                setText(null);
            } else if (account.isEmpty()) {
                textProperty().bind(texts.bind("history.account.all"));
            } else {
                setText(account);
            }
        }
    }

    /// A row; the last ones ask for the next page.
    private final class Row extends TableRow<HistoryEntry> {
        private Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    model.showInFolder(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable HistoryEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (entry != null && !empty) {
                setAccessibleText(texts.get(
                        "history.spoken",
                        entry.name(),
                        model.formats().sizes().spoken(entry.size()),
                        outcome(entry),
                        model.formats().times().moment(entry.finished())));
                if (getIndex() >= model.entries().size() - AHEAD) {
                    // Not while the table lays out its cells.
                    javafx.application.Platform.runLater(model::needMore);
                }
            }
        }
    }
}
