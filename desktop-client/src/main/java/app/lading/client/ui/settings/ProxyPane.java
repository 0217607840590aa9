package app.lading.client.ui.settings;

import app.lading.client.settings.ProxySetting;
import app.lading.client.ui.text.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Through whom connections go. A manual proxy holds as soon as host and port are whole.
final class ProxyPane extends VBox {
    private final SettingsViewModel model;
    private final TextField host = new TextField();
    private final TextField port = new TextField();
    private final Label wrong = new Label();
    private boolean filling;

    ProxyPane(SettingsViewModel model) {
        super(8);
        this.model = model;
        Texts texts = model.formats().texts();
        ToggleGroup kinds = new ToggleGroup();
        HBox choices = new HBox(16);
        choices.setAlignment(Pos.CENTER_LEFT);
        HBox manual = new HBox(8, host, port);
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
                    host.requestFocus();
                    take();
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
        host.textProperty().subscribe((before, now) -> take());
        port.textProperty().subscribe((before, now) -> take());
        wrong.getStyleClass().addAll("small", "danger-text");
        wrong.textProperty().bind(texts.bind("settings.proxy.wrong"));
        show(wrong, false);
        model.currentProperty().subscribe(now -> fill(now.network().proxy(), manual));
        getChildren().addAll(choices, manual, wrong);
    }

    private void fill(ProxySetting proxy, HBox manual) {
        boolean isManual = proxy.kind() == ProxySetting.Kind.MANUAL;
        show(manual, isManual || host.isFocused() || port.isFocused());
        if (isManual && !host.isFocused() && !port.isFocused()) {
            filling = true;
            host.setText(proxy.host());
            port.setText(Integer.toString(proxy.port()));
            filling = false;
        }
    }

    private void take() {
        if (filling || host.getText().isBlank() || port.getText().isBlank()) {
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
