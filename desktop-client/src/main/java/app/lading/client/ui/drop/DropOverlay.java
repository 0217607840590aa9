package app.lading.client.ui.drop;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What lies over the window while files are held over it: it names where they will go.
public final class DropOverlay extends StackPane {
    private final Label title = new Label();
    private final Label target = new Label();

    /// Shows itself while something is over the target.
    public DropOverlay(Texts texts, DropTarget drop) {
        setId("drop-overlay");
        getStyleClass().add("drop-overlay");
        title.getStyleClass().add("title-2");
        title.textProperty().bind(texts.bind("drop.overlay.title"));
        target.getStyleClass().add("drop-target");
        VBox card = new VBox(Icons.of("fth-upload-cloud", "huge", "accent"), title, target);
        card.getStyleClass().add("drop-card");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        setMouseTransparent(true);
        target.textProperty().bind(drop.goesToProperty());
        visibleProperty().bind(drop.overProperty());
    }
}
