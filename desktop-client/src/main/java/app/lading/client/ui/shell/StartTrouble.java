package app.lading.client.ui.shell;

import app.lading.client.desktop.SingleInstance;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The whole window of a program that cannot start: why, what to do, and the way to try it again.
final class StartTrouble extends VBox {
    private static final double WIDTH = 460;

    /// What went wrong.
    ///
    /// @param what happened
    /// @param remedy what to do next
    /// @param detail what the system says about it, in its own words; null for nothing
    /// @param again whether the same start may go well the next time
    record Reason(Words what, Words remedy, @Nullable String detail, boolean again) {

        /// There is no place for this program.
        static Reason of(SingleInstance.Claim.Why why) {
            String key = "start." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new Reason(Words.of(key + ".what"), Words.of(key + ".remedy"), null, true);
        }

        /// The state folder cannot be used.
        static Reason ofFolder(String folder, @Nullable String detail) {
            return new Reason(Words.of("start.folder.what", folder), Words.of("start.folder.remedy"), detail, true);
        }

        /// It was started in a way that it does not know.
        static Reason of(DesktopOptions.WrongOptionException wrong) {
            return new Reason(wrong.words(), Words.of("start.option.remedy"), null, false);
        }
    }

    StartTrouble(Texts texts, Reason reason, Runnable again, Runnable quit) {
        super(12);
        setId("start-trouble");
        getStyleClass().add("start-trouble");
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(WIDTH);
        Label what = label(texts, reason.what());
        what.setId("start-trouble-what");
        what.getStyleClass().add("title-3");
        Label remedy = label(texts, reason.remedy());
        remedy.setId("start-trouble-remedy");
        getChildren().addAll(Icons.of("fth-alert-triangle", "large", "warning"), what, remedy);
        if (reason.detail() != null) {
            Label detail = new Label(reason.detail());
            detail.setWrapText(true);
            detail.getStyleClass().addAll("small", "muted");
            getChildren().add(detail);
        }
        Button end = new Button();
        end.setId("start-trouble-quit");
        end.setCancelButton(true);
        end.textProperty().bind(texts.bind("menu.quit"));
        end.setOnAction(event -> quit.run());
        HBox buttons = new HBox(8, end);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        if (reason.again()) {
            Button once = new Button();
            once.setId("start-trouble-again");
            once.setDefaultButton(true);
            once.getStyleClass().add(Styles.ACCENT);
            once.textProperty().bind(texts.bind("banner.try-again"));
            once.setOnAction(event -> {
                setDisable(true);
                again.run();
            });
            buttons.getChildren().add(once);
        }
        getChildren().add(buttons);
    }

    private static Label label(Texts texts, Words words) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(texts.localeProperty().map(locale -> texts.get(words)));
        return label;
    }
}
