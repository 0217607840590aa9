package app.lading.client.ui.shell;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Logo;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is seen for the moment in which sign-ins are looked for.
final class OpeningView extends VBox {
    OpeningView(Texts texts) {
        super(12);
        setAlignment(Pos.CENTER);
        getStyleClass().add("backdrop");
        Label words = new Label();
        words.getStyleClass().add("muted");
        words.textProperty().bind(texts.bind("opening"));
        getChildren().addAll(new Logo(48), words);
    }
}
