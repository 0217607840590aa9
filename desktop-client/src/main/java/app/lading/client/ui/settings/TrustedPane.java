package app.lading.client.ui.settings;

import app.lading.client.link.Pin;
import app.lading.client.settings.TrustedServer;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Servers that are known by their key, with the way to forget one.
final class TrustedPane extends VBox {
    private static final int CODE_START = 19;

    private final SettingsViewModel model;
    private final Texts texts;
    private final Toasts toasts;

    TrustedPane(SettingsViewModel model, Toasts toasts) {
        super(4);
        this.toasts = toasts;
        this.model = model;
        this.texts = model.formats().texts();
        model.currentProperty().subscribe(now -> fill(now.network().trusted()));
    }

    private void fill(List<TrustedServer> servers) {
        if (servers.isEmpty()) {
            Label none = new Label();
            none.getStyleClass().add("muted");
            none.textProperty().bind(texts.bind("settings.trusted.none"));
            getChildren().setAll(none);
        } else {
            getChildren().setAll(servers.stream().map(this::row).toList());
        }
    }

    private Node row(TrustedServer server) {
        Label name = new Label(server.server());
        name.getStyleClass().add("strong");
        Label code = new Label(code(server.pin()));
        code.getStyleClass().addAll("code", "small", "muted");
        Label since = new Label();
        since.getStyleClass().addAll("small", "muted");
        since.textProperty()
                .bind(texts.bind(
                        "settings.trusted.since", model.formats().times().day(server.since())));
        HBox.setHgrow(since, Priority.ALWAYS);
        Button forget = new Button(null, Icons.of("fth-x", "small"));
        forget.setId("trusted-forget");
        forget.getStyleClass().addAll("flat", "icon-button");
        forget.accessibleTextProperty().bind(texts.bind("settings.trusted.forget", server.server()));
        forget.setOnAction(event -> {
            change(servers -> servers.remove(server));
            toasts.show(Toast.undoable(
                    Words.of("settings.trusted.forgotten", server.server()),
                    () -> change(servers -> {
                        // Unless it was trusted anew meanwhile, perhaps with another key.
                        if (servers.stream().noneMatch(one -> one.server().equals(server.server()))) {
                            servers.add(server);
                        }
                    })));
        });
        HBox known = new HBox(12, Icons.of("fth-shield", "small"), name);
        known.setAlignment(Pos.CENTER_LEFT);
        return new Lines(12, 2, known, code, since, forget);
    }

    private void change(Consumer<List<TrustedServer>> change) {
        List<TrustedServer> servers = new ArrayList<>(model.value(SettingsCatalog.TRUSTED));
        change.accept(servers);
        model.set(SettingsCatalog.TRUSTED, servers);
    }

    /// The beginning of the code; of a key that cannot be read, words that say so, because it can still be forgotten.
    private String code(String pin) {
        try {
            String code = Pin.parse(pin).code();
            return code.substring(0, Math.min(CODE_START, code.length())) + " …";
        } catch (IllegalArgumentException e) {
            return texts.get("settings.trusted.damaged");
        }
    }
}
