package app.lading.client.ui.details;

import app.lading.client.transfer.BlockView;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.ui.queue.QueueRow;
import app.lading.client.ui.queue.SpeedGraph;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Lines;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The panel below the list: the facts of the selected row beside its map and its speed; its files; its
/// questions.
public final class DetailsView extends BorderPane {
    private static final double LEAST_HEIGHT = 120;
    /// Of the size of the name's font.
    private static final double LEAST_LINES = 7.5;

    private final DetailsViewModel model;
    private final Texts texts;
    private final Label name = new Label();
    private final ToggleButton overview = tab("overview");
    private final ToggleButton files = tab("files");
    private final ToggleButton questions = tab("questions");
    private final ToggleButton notes = tab("notes");
    private final Button receipt = new Button();
    private final Button manifest = new Button();
    private final FactsPane facts;
    private final BlockMap map = new BlockMap();
    private final Label mapTitle = new Label();
    private final VBox mapBox = new VBox();
    private final SpeedGraph graph = new SpeedGraph();
    private final Label graphTitle = new Label();
    private final VBox graphBox = new VBox();
    private final VBox right = new VBox();
    private final Label nothing = new Label();
    private final StackPane body = new StackPane();
    private final Node overviewPane;
    private final Node filesPane;
    private final QuestionsView questionsPane;
    private final Node notesPane;
    private @Nullable QueueRow shown;

    /// Shows a view model.
    public DetailsView(DetailsViewModel model) {
        this.model = model;
        this.texts = model.queueModel().formats().texts();
        setId("details");
        getStyleClass().add("details");
        name.fontProperty().subscribe(font -> setMinHeight(Math.max(LEAST_HEIGHT, LEAST_LINES * font.getSize())));
        facts = new FactsPane(texts, model::copy);
        overviewPane = overview();
        filesPane = new FilesView(model);
        questionsPane = new QuestionsView(model);
        notesPane = new NotesView(model);
        nothing.getStyleClass().add("muted");
        nothing.textProperty().bind(texts.bind("details.nothing"));
        setTop(head());
        setCenter(body);
        // What finds no room with large text ends at the foot, and does not cover the head.
        body.setMinHeight(0);
        body.setAlignment(Pos.TOP_LEFT);
        Rectangle seen = new Rectangle();
        seen.widthProperty().bind(body.widthProperty());
        seen.heightProperty().bind(body.heightProperty());
        body.setClip(seen);
        model.rowProperty().subscribe(row -> chosen(row));
        model.factsProperty().subscribe(facts::show);
        model.blocksProperty().subscribe(this::showMap);
        model.queueModel().questionsWantedProperty().subscribe((before, now) -> showQuestions());
        model.queueModel().namesWantedProperty().subscribe((before, now) -> questionsPane.editName());
        model.queueModel().ticksProperty().subscribe(ticks -> tick());
        texts.localeProperty().subscribe(locale -> tick());
    }

    private static ToggleButton tab(String key) {
        ToggleButton tab = new ToggleButton();
        tab.setId("details-" + key);
        tab.getStyleClass().add("chip");
        tab.setMinWidth(Region.USE_PREF_SIZE);
        return tab;
    }

    private Node head() {
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton tab : List.of(overview, files, questions, notes)) {
            tab.setToggleGroup(group);
            tab.setOnAction(event -> {
                tab.setSelected(true);
                showBody();
            });
        }
        overview.textProperty().bind(texts.bind("details.tab.overview"));
        name.getStyleClass().add("title-3");
        name.setMinWidth(60);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        receipt.setId("copy-receipt");
        receipt.setGraphic(Icons.of("fth-copy", "small"));
        receipt.textProperty().bind(texts.bind("details.receipt.copy"));
        receipt.setMinWidth(Region.USE_PREF_SIZE);
        receipt.setOnAction(event -> model.copyReceipt());
        manifest.setId("export-manifest");
        manifest.setGraphic(Icons.of("fth-save", "small"));
        manifest.textProperty().bind(texts.bind("details.manifest"));
        manifest.setMinWidth(Region.USE_PREF_SIZE);
        manifest.setOnAction(event -> model.exportManifest());
        Button close = new Button(null, Icons.of("fth-x"));
        close.setId("details-close");
        close.getStyleClass().add("row-button");
        close.accessibleTextProperty().bind(texts.bind("details.close"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("details.close"));
        close.setTooltip(tip);
        close.setOnAction(event -> model.queueModel().detailsOpenProperty().set(false));
        HBox head = new HBox(name, overview, files, questions, notes, gap, receipt, manifest, close);
        head.getStyleClass().add("details-head");
        head.setMinHeight(Region.USE_PREF_SIZE);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node overview() {
        mapTitle.getStyleClass().add("details-caption");
        graphTitle.getStyleClass().add("details-caption");
        Lines legend = new Lines(12, 2, mapTitle, key("durable"), key("received"), key("missing"));
        VBox.setVgrow(map, Priority.ALWAYS);
        mapBox.getChildren().addAll(legend, map);
        mapBox.getStyleClass().add("details-part");
        VBox.setVgrow(mapBox, Priority.ALWAYS);
        graph.getStyleClass().add("details-graph");
        graphBox.getChildren().addAll(graphTitle, graph);
        graphBox.getStyleClass().add("details-part");
        right.getChildren().addAll(mapBox, graphBox);
        right.getStyleClass().add("details-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinSize(0, 0);
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("details-left", "edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox both = new HBox(scroll, right);
        both.getStyleClass().add("details-overview");
        both.setMinHeight(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return both;
    }

    private Node key(String state) {
        Region square = new Region();
        square.getStyleClass().addAll("block-key", state);
        Label words = new Label();
        words.getStyleClass().add("details-caption");
        words.textProperty().bind(texts.bind("details.block." + state));
        HBox key = new HBox(square, words);
        key.setSpacing(4);
        key.setAlignment(Pos.CENTER_LEFT);
        return key;
    }

    private void chosen(@Nullable QueueRow row) {
        if (row == null || !row.equals(shown)) {
            boolean asks = row != null && row.item().asking() > 0;
            boolean tells = row != null && isOnlyNoted(row.item());
            (asks ? questions : tells ? notes : overview).setSelected(true);
        }
        shown = row;
        tick();
        showBody();
    }

    /// Nothing else is to be said of it than its notes.
    private static boolean isOnlyNoted(ItemView item) {
        return item.notices() > 0 && item.state() == FileState.DONE && item.skippedFiles() == 0 && item.renamed() == 0;
    }

    /// Somebody asked for the questions, whatever the panel showed before.
    private void showQuestions() {
        if (shown != null && shown.item().attentionFiles() > 0) {
            tick();
            questions.setSelected(true);
            showBody();
            questionsPane.focus();
        }
    }

    private void showBody() {
        Node now = shown == null
                ? nothing
                : questions.isSelected() && questions.isVisible()
                        ? questionsPane
                        : files.isSelected() && files.isVisible()
                                ? filesPane
                                : notes.isSelected() && notes.isVisible() ? notesPane : overviewPane;
        if (body.getChildren().size() != 1 || !body.getChildren().getFirst().equals(now)) {
            body.getChildren().setAll(now);
        }
    }

    private void tick() {
        QueueRow row = shown;
        there(
                overview,
                row != null
                        && (row.item().isFolder()
                                || row.item().asking() > 0
                                || row.item().notices() > 0));
        there(notes, row != null && row.item().notices() > 0);
        there(files, row != null && row.item().isFolder());
        there(questions, row != null && row.item().asking() > 0);
        there(receipt, row != null && row.item().receipt() != null);
        there(manifest, row != null && row.item().doneFiles() > 0);
        name.setText(row == null ? "" : model.queueModel().text().name(row));
        if (row == null) {
            return;
        }
        ItemView item = row.item();
        files.setText(texts.get("details.tab.files", item.files()));
        questions.setText(texts.get("details.tab.questions", item.asking()));
        notes.setText(texts.get("details.tab.notes", item.notices()));
        boolean fast = row.speeds() != null && !row.speeds().isFlat();
        there(graphBox, fast);
        if (fast && row.speeds() != null) {
            graph.show(row.speeds());
            graphTitle.setText(texts.get(
                    "details.speed",
                    model.queueModel().formats().sizes().rate(row.speeds().peak())));
        }
        showMap(model.blocksProperty().get());
        there(right, mapBox.isManaged() || graphBox.isManaged());
        showBody();
    }

    private void showMap(@Nullable BlockView blocks) {
        boolean has = blocks != null && blocks.count() > 0;
        there(mapBox, has);
        if (blocks != null && has) {
            mapTitle.setText(texts.get("details.blocks", blocks.receivedCount(), blocks.count()));
            map.show(blocks);
            map.setAccessibleText(mapTitle.getText());
        }
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }
}
