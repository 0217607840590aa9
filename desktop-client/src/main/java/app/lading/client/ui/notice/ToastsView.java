package app.lading.client.ui.notice;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows the short messages over the foot of the window. Lets clicks beside them through.
public final class ToastsView extends VBox {
    private final Texts texts;
    private final Toasts toasts;

    public ToastsView(Texts texts, Toasts toasts) {
        this.texts = texts;
        this.toasts = toasts;
        getStyleClass().add("toasts");
        setId("toasts");
        setPickOnBounds(false);
        setFillWidth(false);
        toasts.shown().addListener((ListChangeListener<Toast>) change -> rebuild());
        rebuild();
    }

    private void rebuild() {
        List<Node> rows = toasts.shown().stream().map(this::row).toList();
        getChildren().setAll(rows);
    }

    private Node row(Toast toast) {
        Label text = new Label();
        text.textProperty().bind(texts.localeProperty().map(locale -> texts.get(toast.text())));
        HBox row = new HBox(text);
        row.getStyleClass().add("toast");
        row.setMaxWidth(Region.USE_PREF_SIZE);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.accessibleTextProperty().bind(text.textProperty());
        Words label = toast.action();
        if (label != null) {
            Button action = new Button();
            action.setId("toast-action");
            action.textProperty().bind(texts.localeProperty().map(locale -> texts.get(label)));
            action.setOnAction(event -> toasts.act(toast));
            row.getChildren().add(action);
        }
        Button close = new Button(null, Icons.of("fth-x", "small"));
        close.setFocusTraversable(false);
        close.accessibleTextProperty().bind(texts.bind("toast.close"));
        close.setOnAction(event -> toasts.close(toast));
        row.getChildren().add(close);
        return row;
    }
}
