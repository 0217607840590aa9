package app.lading.client.ui.drop;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The list when the filter or the search leaves nothing of it.
public final class NothingFound extends VBox {
    /// @param words "No failed uploads"
    public NothingFound(Texts texts, ObservableValue<String> words, Runnable showAll) {
        setId("nothing-found");
        getStyleClass().add("nothing-found");
        setAlignment(Pos.CENTER);
        Label title = new Label();
        title.getStyleClass().add("title-3");
        title.textProperty().bind(words);
        Button all = new Button();
        all.setId("show-all");
        all.textProperty().bind(texts.bind("drop.filtered.showAll"));
        all.setOnAction(event -> showAll.run());
        getChildren().addAll(Icons.of("fth-filter", "large"), title, all);
    }
}
