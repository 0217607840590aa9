package app.lading.client.ui.settings;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Asks the servers that the person uses, and says how it went, a line for each.
final class ConnectionPane extends VBox {
    private final Texts texts;
    private final SettingsView.Parts parts;
    private final Button test = new Button(null, Icons.of("fth-activity", "small"));
    private final VBox found = new VBox(4);

    /// Tests begun in this page; what an older one still finds is not shown.
    private long tests;

    ConnectionPane(Texts texts, SettingsView.Parts parts) {
        super(8);
        this.texts = texts;
        this.parts = parts;
        test.setId("connection-test");
        test.textProperty().bind(texts.bind("settings.connection.test"));
        test.setOnAction(event -> begin());
        found.setId("connection-found");
        getChildren().addAll(test, found);
    }

    private void begin() {
        long begun = ++tests;
        List<String> servers = parts.servers().get();
        List<Label> lines = new ArrayList<>();
        for (String server : servers) {
            lines.add(line(Words.of("settings.connection.asking", server)));
        }
        found.getChildren().setAll(servers.isEmpty() ? List.of(line(Words.of("settings.connection.none"))) : lines);
        for (int i = 0; i < lines.size(); i++) {
            String server = servers.get(i);
            Label line = lines.get(i);
            parts.ui().hear(parts.probe().apply(server), result -> {
                if (begun == tests) {
                    say(line, ConnectionWords.of(server, result));
                }
            });
        }
    }

    private Label line(Words words) {
        Label line = new Label();
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        say(line, words);
        return line;
    }

    private void say(Label line, Words words) {
        line.setText(texts.get(words));
    }
}
