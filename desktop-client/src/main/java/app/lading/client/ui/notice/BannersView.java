package app.lading.client.ui.notice;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows the banners, one below the other; takes no room when there are none.
public final class BannersView extends VBox {
    private final Texts texts;
    private final Banners banners;

    public BannersView(Texts texts, Banners banners) {
        this.texts = texts;
        this.banners = banners;
        setId("banners");
        banners.shown().addListener((ListChangeListener<Banner>) change -> rebuild());
        rebuild();
    }

    private void rebuild() {
        List<Node> rows = banners.shown().stream().map(this::row).toList();
        getChildren().setAll(rows);
    }

    private Node row(Banner banner) {
        Label text = new Label();
        text.textProperty().bind(texts.localeProperty().map(locale -> texts.get(banner.text())));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(Icons.of(icon(banner.tone()), style(banner.tone())), text);
        row.setId("banner-" + banner.id());
        row.getStyleClass().addAll("banner", style(banner.tone()));
        boolean first = true;
        for (Banner.Action action : banner.actions()) {
            Button button = new Button();
            button.setId("banner-" + banner.id() + (first ? "-main" : "-other"));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add(first ? Styles.ACCENT : Styles.FLAT);
            button.textProperty().bind(texts.localeProperty().map(locale -> texts.get(action.label())));
            button.setOnAction(event -> action.work().run());
            row.getChildren().add(button);
            first = false;
        }
        return row;
    }

    private static String style(Banner.Tone tone) {
        return tone == Banner.Tone.INFO ? "accent" : tone.name().toLowerCase(Locale.ROOT);
    }

    private static String icon(Banner.Tone tone) {
        return switch (tone) {
            case INFO -> "fth-info";
            case WARNING -> "fth-alert-triangle";
            case DANGER -> "fth-alert-octagon";
        };
    }
}
