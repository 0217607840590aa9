package app.lading.client.ui.settings;

import app.lading.client.account.Routes;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The file with the certificates of an own authority. It is read before it is taken.
final class AuthorityPane extends VBox {
    private final SettingsViewModel model;
    private final SettingsView.Parts parts;
    private final Texts texts;
    private final Label wrong = new Label();

    AuthorityPane(SettingsViewModel model, SettingsView.Parts parts) {
        super(4);
        this.model = model;
        this.parts = parts;
        this.texts = model.formats().texts();
        Label file = new Label();
        file.setId("authority-file");
        file.textProperty()
                .bind(model.currentProperty()
                        .flatMap(now -> now.network().authority() == null
                                ? texts.bind("settings.authority.none")
                                : texts.bind(
                                        "settings.authority.file",
                                        String.valueOf(now.network().authority()))));
        Button choose = new Button(null, Icons.of("fth-folder", "small"));
        choose.setId("authority-choose");
        choose.textProperty().bind(texts.bind("settings.authority.choose"));
        choose.setOnAction(event -> choose());
        Button none = new Button(null, Icons.of("fth-x", "small"));
        none.setId("authority-none");
        none.textProperty().bind(texts.bind("settings.authority.remove"));
        ObservableValue<Boolean> any =
                model.currentProperty().map(now -> now.network().authority() != null);
        none.visibleProperty().bind(any);
        none.managedProperty().bind(any);
        none.setOnAction(event -> model.set(SettingsCatalog.AUTHORITY, Optional.empty()));
        HBox line = new HBox(12, choose, none, file);
        line.setAlignment(Pos.CENTER_LEFT);
        wrong.getStyleClass().addAll("small", "danger-text");
        wrong.setWrapText(true);
        wrong.setManaged(false);
        getChildren().addAll(line, wrong);
    }

    private void choose() {
        parts.choosers().files(texts.get("settings.authority")).stream()
                .findFirst()
                .ifPresent(file -> parts.background().execute(() -> read(file)));
    }

    private void read(Path file) {
        try {
            Routes.authorities(file.toString());
            parts.ui().run(() -> {
                wrong.setManaged(false);
                wrong.setText("");
                model.set(SettingsCatalog.AUTHORITY, Optional.of(file.toString()));
            });
        } catch (IOException e) {
            parts.ui().run(() -> {
                wrong.setManaged(true);
                wrong.setText(texts.get("settings.authority.wrong", file.toString()));
            });
        }
    }
}
