package app.lading.client.ui.queue;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the top: where things go, adding, the switch over the queue, the search, and the account.
final class QueueToolbar extends HBox {
    private final QueueViewModel model;
    private final Texts texts;
    private final SplitMenuButton add = new SplitMenuButton();
    private final SplitMenuButton pause = new SplitMenuButton();
    private final FontIcon pauseIcon = Icons.of("fth-pause");
    private final TextField search = new TextField();

    /// @param account the button of the account, made by the window; stands at the right end
    QueueToolbar(QueueViewModel model, QueueCommands commands, String server, Node account) {
        this.model = model;
        this.texts = model.formats().texts();
        getStyleClass().add("queue-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        TargetButton target = new TargetButton(model, server);
        HBox.setHgrow(target, Priority.SOMETIMES);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(target, gap, addButton(commands), pauseButton(), searchField(), account);
    }

    TextField search() {
        return search;
    }

    Node firstFocus() {
        return add;
    }

    private SplitMenuButton addButton(QueueCommands commands) {
        add.setId("add");
        add.getStyleClass().add("accent");
        add.setGraphic(Icons.of("fth-plus"));
        add.textProperty().bind(texts.bind("queue.add"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> commands.chooseFiles());
        add.getItems()
                .addAll(
                        item("add-files", "queue.add.files", "fth-file-plus", commands::chooseFiles),
                        item("add-folder", "queue.add.folder", "fth-folder-plus", commands::chooseFolder),
                        item("add-paste", "queue.add.paste", "fth-clipboard", commands::paste));
        return add;
    }

    private SplitMenuButton pauseButton() {
        pause.setId("pause-all");
        pause.setGraphic(pauseIcon);
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setOnAction(event -> model.togglePauseAll());
        pause.getItems()
                .addAll(
                        item("pause-hour", "queue.pauseAll.hour", "fth-clock", model::pauseAllForAnHour),
                        item("pause-tomorrow", "queue.pauseAll.tomorrow", "fth-sunrise", model::pauseAllUntilTomorrow));
        model.pausedAllProperty().subscribe(paused -> showPause());
        model.pausedUntilProperty().subscribe(until -> showPause());
        texts.localeProperty().subscribe(locale -> showPause());
        return pause;
    }

    private void showPause() {
        boolean paused = model.pausedAllProperty().get();
        Optional<Instant> until = model.pausedUntilProperty().get();
        pauseIcon.setIconLiteral(paused ? "fth-play" : "fth-pause");
        if (paused && until.isPresent()) {
            pause.setText(
                    texts.get("queue.resumeAll.at", model.formats().times().moment(until.get())));
        } else {
            pause.setText(texts.get(paused ? "queue.resumeAll" : "queue.pauseAll"));
        }
    }

    private Node searchField() {
        search.setId("search");
        search.promptTextProperty().bind(texts.bind("queue.search"));
        search.accessibleTextProperty().bind(texts.bind("queue.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setPrefColumnCount(13);
        search.setMinWidth(80);
        FontIcon glass = Icons.of("fth-search", "small");
        glass.setMouseTransparent(true);
        StackPane field = new StackPane(search, glass);
        StackPane.setAlignment(glass, Pos.CENTER_LEFT);
        field.getStyleClass().add("search-field");
        return field;
    }

    private MenuItem item(String id, String key, String icon, Runnable work) {
        MenuItem item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(texts.bind(key));
        item.setGraphic(Icons.of(icon, "small"));
        item.setOnAction(event -> work.run());
        return item;
    }
}
