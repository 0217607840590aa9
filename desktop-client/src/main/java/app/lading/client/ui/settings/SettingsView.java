package app.lading.client.ui.settings;

import app.lading.client.account.ProbeResult;
import app.lading.client.desktop.FileChoosers;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of the settings: sections on the left, their settings on the right.
public final class SettingsView extends BorderPane {
    private final SettingsViewModel model;
    private final Texts texts;
    private final Parts parts;
    // Bound, so that a page that is left is not kept alive by the words of the window.
    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(this, "language", Locale.ENGLISH);
    private final VBox rows = new VBox();
    private final TextField search = new TextField();

    /// What the settings ask of the window around them.
    ///
    /// @param background may block
    /// @param toasts say what was done, and take it back
    /// @param servers those that the person uses, as addresses
    /// @param probe looks who lives at an address
    /// @param clearHistory forgets everything that is finished
    /// @param saveDiagnostics asks where, and saves
    /// @param back to where the person came from
    public record Parts(
            FileChoosers choosers,
            UiThread ui,
            Executor background,
            Toasts toasts,
            Supplier<List<String>> servers,
            Function<String, CompletionStage<ProbeResult>> probe,
            Runnable clearHistory,
            Runnable saveDiagnostics,
            Runnable back) {}

    public SettingsView(SettingsViewModel model, Parts parts) {
        this.model = model;
        this.texts = model.formats().texts();
        this.parts = parts;
        setId("settings");
        getStyleClass().addAll("settings", "surface");
        setTop(head());
        setLeft(sections());
        rows.getStyleClass().add("settings-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.sectionProperty().subscribe(section -> fill());
        model.searchProperty().subscribe((before, now) -> fill());
        language.bind(texts.localeProperty());
        language.subscribe((before, now) -> fill());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                parts.back().run();
                event.consume();
            }
        });
    }

    /// What gets the keyboard first.
    public Node focus() {
        return search;
    }

    private Node head() {
        Button back = new Button(null, Icons.of("fth-arrow-left"));
        back.setId("settings-back");
        back.getStyleClass().addAll("flat", "icon-button");
        back.accessibleTextProperty().bind(texts.bind("page.back"));
        back.setOnAction(event -> parts.back().run());
        Label title = new Label();
        title.getStyleClass().add("title-2");
        title.textProperty().bind(texts.bind("settings.title"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        search.setId("settings-search");
        search.getStyleClass().add("page-search");
        search.promptTextProperty().bind(texts.bind("settings.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox head = new HBox(8, back, title, gap, search);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    private Node sections() {
        VBox list = new VBox(2);
        list.getStyleClass().add("settings-sections");
        ToggleGroup group = new ToggleGroup();
        for (SettingsSection section : model.sections()) {
            ToggleButton button = new ToggleButton(null, Icons.of(section.icon()));
            button.setId("section-" + section.key());
            button.getStyleClass().add("section-button");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.textProperty().bind(texts.bind("settings.section." + section.key()));
            Runnable mark =
                    () -> button.setSelected(model.searchProperty().get().isBlank()
                            && section.key().equals(model.sectionProperty().get()));
            model.sectionProperty().subscribe(mark);
            model.searchProperty().subscribe(mark);
            button.setOnAction(event -> {
                button.setSelected(true);
                model.searchProperty().set("");
                model.sectionProperty().set(section.key());
            });
            list.getChildren().add(button);
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button diagnostics = new Button(null, Icons.of("fth-life-buoy", "accent"));
        diagnostics.setId("settings-diagnostics");
        diagnostics.getStyleClass().add("link");
        diagnostics.textProperty().bind(texts.bind("settings.diagnostics"));
        diagnostics.setOnAction(event -> parts.saveDiagnostics().run());
        list.getChildren().addAll(gap, diagnostics);
        return list;
    }

    private void fill() {
        List<Node> found = new ArrayList<>();
        for (SettingsSection section : model.sections()) {
            List<Setting<?>> visible = model.visible(section);
            if (!visible.isEmpty()) {
                Label title = new Label();
                title.getStyleClass().addAll("title-3", "settings-title");
                title.textProperty().bind(texts.bind("settings.section." + section.key()));
                found.add(title);
                visible.forEach(setting -> found.add(row(setting)));
                if (section.key().equals("history")) {
                    found.add(clearHistory());
                }
            }
        }
        if (found.isEmpty()) {
            Label nothing = new Label(
                    texts.get("settings.nothing", model.searchProperty().get()));
            nothing.getStyleClass().add("muted");
            found.add(nothing);
        }
        rows.getChildren().setAll(found);
    }

    private Node row(Setting<?> setting) {
        return switch (setting.key()) {
            case "limit" -> new SettingRow(model, setting, new LimitBox(model), false);
            case "schedule" -> new SettingRow(model, setting, new SchedulePane(model), true);
            case "ignore" -> new SettingRow(model, setting, new IgnorePane(model), true);
            case "proxy" -> new SettingRow(model, setting, new ProxyPane(model), true);
            case "authority" -> new SettingRow(model, setting, new AuthorityPane(model, parts), true);
            case "trusted" -> new SettingRow(model, setting, new TrustedPane(model, parts.toasts()), true);
            case "connection" -> new SettingRow(model, setting, new ConnectionPane(texts, parts), true);
            default -> new SettingRow(model, setting, null, false);
        };
    }

    private Node clearHistory() {
        Button clear = new Button();
        clear.setId("history-clear");
        clear.textProperty().bind(texts.bind("settings.history.clear"));
        clear.setOnAction(event -> parts.clearHistory().run());
        HBox row = new HBox(clear);
        row.getStyleClass().add("setting");
        return row;
    }
}
