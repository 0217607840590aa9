package app.lading.client.ui.shell;

import app.lading.client.desktop.Tray;
import app.lading.client.settings.SettingsStore;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the close button of the window does: where there is a tray and the person wants it, the program stays there
/// and goes on; else it ends, and goes on at its next start. The first time that work is under way it explains itself.
final class CloseButton {
    private final Stage stage;
    private final Tray tray;
    private final SettingsStore settings;
    private final Texts texts;
    private final StackPane over;
    private final UiThread ui;
    private final Runnable quit;
    private final StackPane veil = new StackPane();
    private boolean hasTray;
    private boolean busy;
    private @Nullable Node focusBefore;

    CloseButton(
            Stage stage, Tray tray, SettingsStore settings, Texts texts, StackPane over, UiThread ui, Runnable quit) {
        this.stage = stage;
        this.tray = tray;
        this.settings = settings;
        this.texts = texts;
        this.over = over;
        this.ui = ui;
        this.quit = quit;
        stage.setOnCloseRequest(event -> {
            event.consume();
            asked();
        });
        ui.hear(tray.availability(), available -> hasTray = available);
    }

    /// Says whether anything is left to be done.
    void busy(boolean now) {
        busy = now;
    }

    /// Starts in the tray; without one the window is shown after all.
    void startHidden(Runnable show) {
        ui.hear(tray.availability(), available -> {
            if (available) {
                toTray();
            } else {
                show.run();
            }
        });
    }

    private void asked() {
        var general = settings.get().general();
        if (!hasTray || !general.closeToTray()) {
            quit.run();
        } else if (general.closeExplained() || !busy) {
            toTray();
        } else if (veil.getParent() == null) {
            explain();
        }
    }

    private void explain() {
        Label title = new Label();
        title.getStyleClass().add("title-3");
        title.textProperty().bind(texts.bind("close.title"));
        Label line = new Label();
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.textProperty().bind(texts.bind("close.line"));
        Button stay = button("close.stay", this::toTray);
        stay.getStyleClass().add(Styles.ACCENT);
        stay.setDefaultButton(true);
        Button end = button("close.quit", quit);
        HBox buttons = new HBox(8, end, stay);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox words = new VBox(8, title, line);
        HBox head = new HBox(12, Icons.of("fth-inbox", "large", "accent"), words);
        VBox panel = new VBox(16, head, buttons);
        panel.setId("close-question");
        panel.getStyleClass().addAll("panel", "dialog");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        veil.getStyleClass().add("veil");
        veil.getChildren().setAll(panel);
        veil.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                lift();
            }
        });
        focusBefore = stage.getScene().getFocusOwner();
        // What lies under the veil is not for the keyboard either.
        over.getChildren().forEach(child -> child.setDisable(true));
        over.getChildren().add(veil);
        stay.requestFocus();
    }

    private void lift() {
        over.getChildren().remove(veil);
        over.getChildren().forEach(child -> child.setDisable(false));
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private Button button(String key, Runnable work) {
        Button button = new Button();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.bind(key));
        button.setOnAction(event -> {
            lift();
            settings.change(now -> now.withGeneral(now.general().withCloseExplained(true)));
            work.run();
        });
        return button;
    }

    private void toTray() {
        Tray.Content content = new Tray.Content(
                Objects.requireNonNull(CloseButton.class.getResource("lading-32.png")),
                texts.get("app.name"),
                () -> ui.run(this::back),
                List.of(
                        new Tray.Entry(texts.get("tray.open"), () -> ui.run(this::back)),
                        new Tray.Entry(texts.get("tray.quit"), () -> ui.run(quit))));
        ui.hear(tray.show(content), shown -> {
            if (shown) {
                stage.hide();
            } else {
                stage.show();
            }
        });
    }

    private void back() {
        stage.show();
        stage.toFront();
    }
}
