package app.lading.client.ui.theme;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The mark of Lading: a crate that is being lifted.
public final class Logo extends StackPane {
    /// @param size of its side in pixels
    public Logo(double size) {
        getStyleClass().add("logo");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        Region tile = part("logo-tile", size, size);
        Region mark = part("logo-mark", size * 0.56, size * 0.56);
        getChildren().addAll(tile, mark);
    }

    private static Region part(String style, double width, double height) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setMinSize(width, height);
        region.setPrefSize(width, height);
        region.setMaxSize(width, height);
        return region;
    }
}
