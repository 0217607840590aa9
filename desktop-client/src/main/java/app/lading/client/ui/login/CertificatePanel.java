package app.lading.client.ui.login;

import app.lading.client.desktop.Clipboard;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows a certificate that is not taken by itself: what is wrong, the code to compare, and the choice. A changed
/// certificate leaves no choice.
final class CertificatePanel extends VBox {
    private final Texts texts;
    private final Button refuse = new Button();

    CertificatePanel(ServerState.Certificate asked, LoginViewModel model, Formats formats, Clipboard clipboard) {
        this.texts = formats.texts();
        CertificateTrouble trouble = asked.trouble();
        boolean changed = !trouble.mayBeTrusted();
        setId("certificate");
        getStyleClass().addAll("notice-box", changed ? "danger" : "warning");

        Label what = label(CertificateWords.what(asked.server(), trouble, formats.times()));
        what.getStyleClass().add("strong");
        what.setId("certificate-what");
        HBox head =
                new HBox(8, Icons.of(changed ? "fth-shield-off" : "fth-shield", changed ? "danger" : "warning"), what);
        HBox.setHgrow(what, Priority.ALWAYS);

        Label remedy = label(CertificateWords.remedy(trouble));

        Label code = new Label(twoLines(trouble.pin().code()));
        code.setId("certificate-code");
        code.getStyleClass().addAll("code", "certificate-code");
        code.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Button copy = new Button(null, Icons.of("fth-copy", "small"));
        copy.setId("certificate-copy");
        copy.getStyleClass().addAll(Styles.FLAT, "icon-button");
        copy.accessibleTextProperty().bind(texts.bind("login.certificate.copy"));
        copy.setOnAction(event -> clipboard.copy(trouble.pin().code()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox codeBox = new HBox(8, code, space, copy);
        codeBox.getStyleClass().add("code-box");

        Label about = label(Words.of(
                "login.certificate.about",
                trouble.issuedTo(),
                trouble.issuedBy(),
                formats.times().day(trouble.validUntil())));
        about.getStyleClass().addAll("small", "muted");

        refuse.setId("certificate-refuse");
        refuse.textProperty().bind(texts.bind("login.certificate.refuse"));
        refuse.setOnAction(event -> model.refuse());
        HBox buttons = new HBox(8);
        if (changed) {
            Button again = new Button();
            again.setId("certificate-again");
            again.textProperty().bind(texts.bind("login.certificate.again"));
            again.setOnAction(event -> model.checkAgain());
            buttons.getChildren().addAll(again);
        } else {
            Button trust = new Button();
            trust.setId("certificate-trust");
            trust.textProperty().bind(texts.bind("login.certificate.trust"));
            trust.setOnAction(event -> model.trust());
            buttons.getChildren().addAll(trust, refuse);
        }
        getChildren().addAll(head, remedy, codeBox, about, buttons);
    }

    private Label label(Words words) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(texts.bind(words.key(), words.args().toArray()));
        return label;
    }

    private static String twoLines(String code) {
        int middle = code.indexOf(' ', code.length() / 2 - 1);
        return code.substring(0, middle) + "\n" + code.substring(middle + 1);
    }
}
