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
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The content of the window: bar, chips, strips, list, details, foot. All of it takes files and folders.
public final class QueueView extends StackPane implements Drops {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final QueueServices services;
    private final Texts texts;
    private final String server;
    private final QueueTable table;
    private final QueueToolbar toolbar;
    private final VBox strips = new VBox();

    /// @param place the server, and what the window says of the connection
    /// @param account the button of the account, at the right end of the bar
    public QueueView(
            QueueViewModel model, QueueCommands commands, QueueServices services, QueuePlace place, Node account) {
        this.model = model;
        this.commands = commands;
        this.services = services;
        this.texts = model.formats().texts();
        this.server = place.server();
        getStyleClass().add("queue-view");
        getStylesheets()
                .add(Objects.requireNonNull(QueueView.class.getResource("queue.css"))
                        .toExternalForm());
        table = new QueueTable(model, commands);
        new QueueKeys(commands).install(table);
        table.setContextMenu(new RowMenu(model, commands));
        toolbar = new QueueToolbar(model, commands, server, account);
        FilterBar filters = new FilterBar(model, commands);
        ObservableValue<Boolean> hasRows = model.countsProperty().map(counts -> counts.all() > 0);
        filters.visibleProperty().bind(hasRows);
        filters.managedProperty().bind(hasRows);
        strips.getStyleClass().add("strips");
        BorderPane page = new BorderPane(list());
        page.setTop(new VBox(toolbar, filters, strips));
        page.setBottom(new QueueFooter(model, commands, place.secure(), place.keptAwake()));
        DropTarget drop = new DropTarget(this, this);
        getChildren().addAll(page, new DropOverlay(texts, drop, this));
    }

    private Node list() {
        StringExpression folder =
                Bindings.createStringBinding(this::target, model.targetFolderProperty(), texts.localeProperty());
        DropArea empty = new DropArea(texts, folder, commands::chooseFiles, commands::chooseFolder);
        NothingFound nothing = new NothingFound(
                texts,
                Bindings.createStringBinding(
                        this::nothingFound, model.filterProperty(), model.searchProperty(), texts.localeProperty()),
                this::showAll);
        table.setPlaceholder(new StackPane());
        ObservableValue<Boolean> hasRows = model.countsProperty().map(counts -> counts.all() > 0);
        empty.visibleProperty().bind(hasRows.map(has -> !has));
        table.visibleProperty().bind(hasRows);
        nothing.visibleProperty().bind(Bindings.isEmpty(model.rows()).and(table.visibleProperty()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        return new StackPane(table, nothing, empty);
    }

    private String nothingFound() {
        return model.searchProperty().get().isBlank()
                ? texts.get("drop.filtered." + model.filterProperty().get().key())
                : texts.get("drop.filtered.search", model.searchProperty().get());
    }

    private void showAll() {
        model.searchProperty().set("");
        model.filterProperty().set(QueueFilter.ALL);
    }

    /// The list, which gets the keyboard first.
    public Node focus() {
        return table;
    }

    @Override
    public String target() {
        return texts.get(
                "drop.target", model.text().folder(model.targetFolderProperty().get()), server);
    }

    @Override
    public void dropped(List<Path> paths) {
        commands.add(paths);
    }

    @Override
    public void droppedNothing() {
        services.toasts().show(Toast.saying(Words.of("drop.nothing")));
    }
}
