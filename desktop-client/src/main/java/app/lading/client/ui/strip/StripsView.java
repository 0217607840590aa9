package app.lading.client.ui.strip;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Lines;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lines over the list, each with its answers. None stands in the way of anything: the rest goes on
/// meanwhile.
public final class StripsView extends VBox {
    private static final double GAP = 8;
    // So much of the window is theirs at most: the list is what the window is for.
    private static final double SHARE = 0.34;

    private final Texts texts;

    /// Shows the lines of a view model.
    public StripsView(Texts texts, StripsViewModel model) {
        this.texts = texts;
        setId("strips");
        getStyleClass().add("strips");
        model.strips().addListener((ListChangeListener<Strip>) change -> fill(model));
        fill(model);
        widthProperty().subscribe(width -> fit());
        sceneProperty().flatMap(scene -> scene.heightProperty()).orElse(0).subscribe(height -> fit());
    }

    /// With large text in a small window the most urgent line stays, and the others come when there is room for them.
    private void fit() {
        if (getScene() == null || getWidth() <= 0) {
            return;
        }
        double room = getScene().getHeight() * SHARE;
        boolean isFirst = true;
        for (Node line : getChildren()) {
            double height = line.prefHeight(getWidth());
            boolean fits = isFirst || height <= room;
            line.setVisible(fits);
            line.setManaged(fits);
            room = fits ? room - height : 0;
            isFirst = false;
        }
    }

    private void fill(StripsViewModel model) {
        getChildren()
                .setAll(model.strips().stream().map(strip -> line(model, strip)).toList());
        fit();
    }

    private Node line(StripsViewModel model, Strip strip) {
        Label words = new Label();
        words.textProperty().bind(said(strip.text()));
        words.getStyleClass().add("strip-words");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(words.textProperty());
        words.setTooltip(whole);
        words.setMinWidth(0);
        words.fontProperty().subscribe(font -> fit());
        HBox said = new HBox(GAP, Icons.of(strip.icon()), words);
        said.getStyleClass().add("strip-said");
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        // The words take a line of their own where they and the answers do not fit side by side.
        Lines line = new Lines(GAP, GAP / 2, said);
        line.setId("strip-" + strip.id());
        line.getStyleClass().addAll("strip", strip.tone().name().toLowerCase(Locale.ROOT));
        for (Strip.Answer answer : strip.answers()) {
            Button button = new Button();
            button.textProperty().bind(said(answer.label()));
            button.setId("strip-" + answer.id());
            button.getStyleClass().add("strip-answer");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> answer.work().run());
            line.getChildren().add(button);
        }
        Button close = new Button(null, Icons.of("fth-x", "small"));
        close.setId("strip-close");
        close.getStyleClass().add("row-button");
        close.accessibleTextProperty().bind(texts.bind("strip.close"));
        close.setOnAction(event -> model.dismiss(strip));
        line.getChildren().add(close);
        line.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.dismiss(strip);
                event.consume();
            }
        });
        return line;
    }

    private ObservableValue<String> said(Words words) {
        return texts.localeProperty().map(locale -> texts.get(words));
    }
}
