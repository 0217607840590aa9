package app.lading.client.ui.queue;

import app.lading.client.transfer.Snapshot;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The one place with the sums: bytes, speed, time, limit, and how the connection is.
final class QueueFooter extends VBox {
    private static final List<Long> LIMITS =
            List.of(1_000_000L, 5_000_000L, 10_000_000L, 20_000_000L, 50_000_000L, 100_000_000L);

    // What the first line needs: its words, and the distances and the graph between them.
    private static final double LINE_EMS = 36;
    private static final double LINE_PIXELS = 240;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Texts texts;
    private final FooterText words;
    private final boolean secure;
    private final ProgressTrack track = new ProgressTrack();
    private final Label bytes = new Label();
    private final Label speed = new Label();
    private final Label left = new Label();
    private final Label limitedBy = new Label();
    private final Label awake = new Label();
    private final Label connection = new Label();
    private final FontIcon connectionIcon = Icons.of("fth-wifi", "small");
    private final SpeedGraph graph = new SpeedGraph();
    private final MenuButton limit = new MenuButton();
    private final HBox first;
    private final HBox second;
    private boolean narrow;

    /// @param secure whether the connection is encrypted
    /// @param keptAwake whether the machine is kept from sleeping now
    QueueFooter(QueueViewModel model, QueueCommands commands, boolean secure, ObservableValue<Boolean> keptAwake) {
        this.model = model;
        this.commands = commands;
        this.secure = secure;
        this.texts = model.formats().texts();
        this.words = new FooterText(model.formats(), model.text().waits());
        setId("footer");
        getStyleClass().add("queue-footer");
        bytes.getStyleClass().add("foot-bytes");
        bytes.setMinWidth(Region.USE_PREF_SIZE);
        speed.getStyleClass().add("foot-speed");
        speed.setAlignment(Pos.CENTER_RIGHT);
        left.getStyleClass().add("foot-left");
        limitedBy.getStyleClass().add("foot-small");
        limitedBy.setMinWidth(0);
        awake.getStyleClass().add("foot-small");
        awake.setMinWidth(Region.USE_PREF_SIZE);
        connection.getStyleClass().add("foot-small");
        connection.setMinWidth(Region.USE_PREF_SIZE);
        for (Label said : List.of(left, limitedBy, awake, connection)) {
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(said.textProperty());
            said.setTooltip(whole);
        }
        connection.setGraphic(connectionIcon);
        track.getStyleClass().addAll("total", "tone-active");
        track.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(track, Priority.ALWAYS);
        limit.setId("limit");
        limit.getStyleClass().addAll("foot-limit");
        limit.setMinWidth(Region.USE_PREF_SIZE);
        first = new HBox(bytes, track, speed, graph, left, limit);
        first.getStyleClass().add("foot-line");
        first.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        second = new HBox(limitedBy, awake, gap, connection);
        second.getStyleClass().add("foot-line");
        second.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, second);
        awake.textProperty().bind(texts.bind("queue.foot.awake"));
        awake.setGraphic(Icons.of("fth-sun", "small"));
        awake.visibleProperty().bind(keptAwake);
        awake.managedProperty().bind(keptAwake);
        fillLimits();
        widthProperty().subscribe(width -> fit());
        speed.fontProperty().subscribe(font -> fit());
        model.snapshotProperty().subscribe(snapshot -> show(snapshot));
        texts.localeProperty().subscribe(this::again);
        model.formats().sizes().unitsProperty().subscribe(this::again);
    }

    /// Where large text leaves no room for everything, the graph goes, the limit stands in the second line, and what
    /// keeps the machine awake is a sign.
    private void fit() {
        double em = speed.getFont().getSize();
        boolean tight = getWidth() > 0 && getWidth() < LINE_EMS * em + LINE_PIXELS;
        if (tight == narrow) {
            return;
        }
        narrow = tight;
        pseudoClassStateChanged(NARROW, tight);
        graph.setVisible(!tight);
        graph.setManaged(!tight);
        awake.setContentDisplay(tight ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        first.getChildren().remove(limit);
        second.getChildren().remove(limit);
        (tight ? second : first).getChildren().add(limit);
    }

    private void again() {
        fillLimits();
        show(model.snapshotProperty().get());
    }

    private void fillLimits() {
        limit.getItems().setAll(limitItem(0, texts.get("queue.limit.none.item")));
        for (long bytesPerSecond : LIMITS) {
            limit.getItems()
                    .add(limitItem(bytesPerSecond, model.formats().sizes().rate(bytesPerSecond)));
        }
    }

    private MenuItem limitItem(long bytesPerSecond, String label) {
        MenuItem item = new MenuItem(label);
        item.setOnAction(event -> commands.limit(bytesPerSecond));
        return item;
    }

    private void show(Snapshot snapshot) {
        bytes.setText(words.bytes(snapshot));
        double share = FooterText.share(snapshot);
        track.show(0, share, share);
        track.setVisible(snapshot.totals().files() > 0);
        speed.setText(words.speed(snapshot));
        left.setText(words.left(snapshot));
        limit.setText(words.limit(snapshot));
        limitedBy.setText(words.limitedBy(snapshot));
        limitedBy.setManaged(!limitedBy.getText().isEmpty());
        connection.setText(words.connection(snapshot, secure));
        connectionIcon.setIconLiteral(
                snapshot.connection().connected() ? (secure ? "fth-lock" : "fth-wifi") : "fth-wifi-off");
        graph.show(model.speeds());
        graph.setAccessibleText(speed.getText());
    }
}
