package app.lading.client.ui.login;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A password field with an eye that shows what was typed.
final class PasswordBox extends StackPane {
    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final ToggleButton eye = new ToggleButton();
    private final Texts texts;

    PasswordBox(Texts texts, Label label) {
        this.texts = texts;
        getStyleClass().add("password-box");
        setAlignment(Pos.CENTER_RIGHT);
        hidden.setId("login-password");
        shown.setId("login-password-shown");
        shown.textProperty().bindBidirectional(hidden.textProperty());
        shown.visibleProperty().bind(eye.selectedProperty());
        shown.setAccessibleRole(AccessibleRole.TEXT_FIELD);
        hidden.visibleProperty().bind(eye.selectedProperty().not());
        label.setLabelFor(hidden);
        eye.setId("login-reveal");
        eye.getStyleClass().add("eye");
        FontIcon icon = Icons.of("fth-eye");
        eye.selectedProperty().subscribe(selected -> icon.setIconLiteral(selected ? "fth-eye-off" : "fth-eye"));
        eye.setGraphic(icon);
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(eye.selectedProperty()
                        .flatMap(selected -> texts.bind(selected ? "login.password.hide" : "login.password.show")));
        eye.setTooltip(tip);
        eye.accessibleTextProperty().bind(tip.textProperty());
        eye.setOnAction(event -> focus());
        getChildren().addAll(hidden, shown, eye);
    }

    BooleanBinding given() {
        return Bindings.isNotEmpty(hidden.textProperty());
    }

    /// What was typed; the caller wipes it.
    char[] password() {
        CharSequence typed = hidden.getCharacters();
        char[] password = new char[typed.length()];
        for (int i = 0; i < password.length; i++) {
            password[i] = typed.charAt(i);
        }
        return password;
    }

    void clear() {
        hidden.clear();
        eye.setSelected(false);
    }

    void onEnter(EventHandler<ActionEvent> handler) {
        hidden.setOnAction(handler);
        shown.setOnAction(handler);
    }

    /// Puts the keyboard into the field that is seen, after what was typed.
    void focus() {
        TextField field = eye.isSelected() ? shown : hidden;
        field.requestFocus();
        field.end();
    }

    void focusAndSelect() {
        TextField field = eye.isSelected() ? shown : hidden;
        field.requestFocus();
        field.selectAll();
    }

    void describe(String key) {
        hidden.promptTextProperty().bind(texts.bind(key));
    }

    TextField field() {
        return hidden;
    }

    TextField shownField() {
        return shown;
    }
}
