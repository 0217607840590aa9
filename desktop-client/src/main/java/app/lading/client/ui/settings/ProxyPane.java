package app.lading.client.ui.settings;

import app.lading.client.settings.ProxySetting;
import app.lading.client.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Through whom connections go. A manual proxy holds when its field is left or Enter is pressed, not while it is typed:
/// running uploads would be led through each beginning of its name.
final class ProxyPane extends VBox {
    private final SettingsViewModel model;
    private final TextField host = new TextField();
    private final TextField port = new TextField();
    private final Label wrong = new Label();
    private final HBox manual = new HBox(8);

    ProxyPane(SettingsViewModel model) {
        super(8);
        this.model = model;
        Texts texts = model.formats().texts();
        ToggleGroup kinds = new ToggleGroup();
        HBox choices = new HBox(16);
        choices.setAlignment(Pos.CENTER_LEFT);
        manual.getChildren().addAll(host, port);
        manual.setAlignment(Pos.CENTER_LEFT);
        for (ProxySetting.Kind kind : ProxySetting.Kind.values()) {
            RadioButton choice = new RadioButton();
            choice.setId("proxy-" + kind.name().toLowerCase(Locale.ROOT));
            choice.setToggleGroup(kinds);
            choice.textProperty()
                    .bind(texts.bind("settings.proxy." + kind.name().toLowerCase(Locale.ROOT)));
            choice.setOnAction(event -> {
                show(manual, kind == ProxySetting.Kind.MANUAL);
                if (kind == ProxySetting.Kind.MANUAL) {
                    take();
                    host.requestFocus();
                } else {
                    model.set(
                            SettingsCatalog.PROXY,
                            kind == ProxySetting.Kind.NONE ? ProxySetting.NONE : ProxySetting.SYSTEM);
                }
            });
            choices.getChildren().add(choice);
            model.currentProperty().subscribe(now -> {
                if (now.network().proxy().kind() == kind) {
                    choice.setSelected(true);
                }
            });
        }
        host.setId("proxy-host");
        host.promptTextProperty().bind(texts.bind("settings.proxy.host"));
        port.setId("proxy-port");
        port.setPrefColumnCount(6);
        port.promptTextProperty().bind(texts.bind("settings.proxy.port"));
        for (TextField field : List.of(host, port)) {
            field.setOnAction(event -> take());
            field.focusedProperty().subscribe((before, focused) -> {
                if (!focused) {
                    take();
                }
            });
        }
        wrong.getStyleClass().addAll("small", "danger-text");
        wrong.textProperty().bind(texts.bind("settings.proxy.wrong"));
        show(wrong, false);
        model.currentProperty().subscribe(now -> fill(now.network().proxy()));
        getChildren().addAll(choices, manual, wrong);
    }

    private void fill(ProxySetting proxy) {
        boolean isManual = proxy.kind() == ProxySetting.Kind.MANUAL;
        show(manual, isManual || host.isFocused() || port.isFocused());
        if (isManual && !host.isFocused() && !port.isFocused()) {
            host.setText(proxy.host());
            port.setText(Integer.toString(proxy.port()));
        }
    }

    private void take() {
        if (!manual.isVisible()) {
            return;
        }
        if (host.getText().isBlank() || port.getText().isBlank()) {
            show(wrong, false);
            return;
        }
        try {
            model.set(
                    SettingsCatalog.PROXY,
                    ProxySetting.manual(
                            host.getText(), Integer.parseInt(port.getText().strip())));
            show(wrong, false);
        } catch (IllegalArgumentException e) {
            show(wrong, true);
        }
    }

    private static void show(javafx.scene.Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
