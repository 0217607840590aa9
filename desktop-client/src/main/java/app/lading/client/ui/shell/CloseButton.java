package app.lading.client.ui.shell;

import app.lading.client.desktop.Tray;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// What the close button of the window does: where there is a tray and the person wants it, the program stays there
/// and goes on; else it ends, and goes on at its next start. The first time it explains itself.
final class CloseButton {
    private final Stage stage;
    private final Program program;
    private final Texts texts;
    private final StackPane over;
    private final UiThread ui;
    private final Runnable quit;
    private boolean tray;

    CloseButton(Stage stage, Program program, Texts texts, StackPane over, UiThread ui, Runnable quit) {
        this.stage = stage;
        this.program = program;
        this.texts = texts;
        this.over = over;
        this.ui = ui;
        this.quit = quit;
        stage.setOnCloseRequest(event -> {
            event.consume();
            asked();
        });
        ui.hear(program.services().tray().availability(), available -> tray = available);
    }

    /// Starts in the tray; without one the window is shown after all.
    void startHidden(Runnable show) {
        ui.hear(program.services().tray().availability(), available -> {
            if (available) {
                toTray();
            } else {
                show.run();
            }
        });
    }

    private void asked() {
        var general = program.settings().get().general();
        if (!tray || !general.closeToTray()) {
            quit.run();
        } else if (general.closeExplained()) {
            toTray();
        } else {
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
        StackPane veil = new StackPane();
        Button stay = button("close.stay", veil, true, this::toTray);
        stay.getStyleClass().add(Styles.ACCENT);
        stay.setDefaultButton(true);
        Button end = button("close.quit", veil, false, quit);
        HBox buttons = new HBox(8, end, stay);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox words = new VBox(8, title, line);
        HBox head = new HBox(12, Icons.of("fth-inbox", "large", "accent"), words);
        VBox panel = new VBox(16, head, buttons);
        panel.setId("close-question");
        panel.getStyleClass().addAll("panel", "dialog");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        veil.getStyleClass().add("veil");
        veil.getChildren().add(panel);
        over.getChildren().add(veil);
        stay.requestFocus();
    }

    private Button button(String key, StackPane veil, boolean toTray, Runnable work) {
        Button button = new Button();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.bind(key));
        button.setOnAction(event -> {
            over.getChildren().remove(veil);
            program.settings()
                    .change(now -> now.withGeneral(
                            now.general().withCloseExplained(true).withCloseToTray(toTray)));
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
        ui.hear(program.services().tray().show(content), shown -> {
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
