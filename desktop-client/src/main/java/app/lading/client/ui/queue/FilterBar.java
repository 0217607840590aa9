package app.lading.client.ui.queue;

import app.lading.client.transfer.ItemCounts;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Lines;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The chips that narrow the list, with their counts, and the button that tries everything that failed again.
final class FilterBar extends StackPane {
    private static final double GAP = 4;

    private final Texts texts;
    private final Map<QueueFilter, Label> numbers = new EnumMap<>(QueueFilter.class);
    private final Map<QueueFilter, ToggleButton> chips = new EnumMap<>(QueueFilter.class);
    private final Button retry = new Button();
    private final Lines line = new Lines(GAP, GAP);

    FilterBar(QueueViewModel model, QueueCommands commands) {
        this.texts = model.formats().texts();
        getStyleClass().add("filter-bar");
        ToggleGroup group = new ToggleGroup();
        for (QueueFilter filter : QueueFilter.values()) {
            line.getChildren().add(chip(filter, group, model));
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        retry.setId("retry-all-failed");
        retry.setGraphic(Icons.of("fth-refresh-cw", "small"));
        retry.getStyleClass().add("retry-all");
        retry.setMinWidth(Region.USE_PREF_SIZE);
        retry.accessibleTextProperty().bind(retry.textProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(retry.textProperty());
        retry.setTooltip(whole);
        retry.setOnAction(event -> commands.retryAllFailed());
        line.getChildren().addAll(gap, retry);
        getChildren().add(line);
        model.filterProperty()
                .subscribe(filter -> Objects.requireNonNull(chips.get(filter)).setSelected(true));
        model.snapshotProperty().subscribe(snapshot -> {
            long failed = snapshot.totals().failed();
            retry.setVisible(failed > 0);
            retry.setManaged(failed > 0);
            retry.setText(texts.get("queue.retryAll", failed));
        });
        model.countsProperty().subscribe(this::count);
        widthProperty().subscribe(width -> fit());
        retry.textProperty().subscribe(words -> fit());
        retry.managedProperty().subscribe(there -> fit());
        retry.fontProperty().subscribe(font -> fit());
        texts.localeProperty().subscribe(locale -> {
            count(model.countsProperty().get());
            retry.setText(texts.get(
                    "queue.retryAll", model.snapshotProperty().get().totals().failed()));
        });
    }

    /// With large text the chips need the room: then the button is its icon, and its words are its tooltip.
    private void fit() {
        double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
        if (room > 0 && retry.isManaged()) {
            retry.setContentDisplay(ContentDisplay.LEFT);
            if (line.count(room) > 1) {
                retry.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            }
        }
    }

    private ToggleButton chip(QueueFilter filter, ToggleGroup group, QueueViewModel model) {
        Label name = new Label();
        name.textProperty().bind(texts.bind("queue.chip." + filter.key()));
        Label number = new Label();
        number.getStyleClass().add("chip-number");
        HBox words = new HBox(name, number);
        words.getStyleClass().add("chip-words");
        words.setAlignment(Pos.CENTER);
        ToggleButton chip = new ToggleButton(null, words);
        chip.setId("chip-" + filter.key());
        chip.getStyleClass().add("chip");
        chip.setToggleGroup(group);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(event -> {
            chip.setSelected(true);
            model.filterProperty().set(filter);
        });
        numbers.put(filter, number);
        chips.put(filter, chip);
        return chip;
    }

    private void count(ItemCounts counts) {
        for (QueueFilter filter : QueueFilter.values()) {
            long number = filter.of(counts);
            Label label = Objects.requireNonNull(numbers.get(filter));
            label.setText(number == 0 ? "" : texts.number(number));
            label.setManaged(number > 0);
            label.setVisible(number > 0);
            Objects.requireNonNull(chips.get(filter))
                    .setAccessibleText(texts.get("queue.chip." + filter.key()) + ", " + texts.number(number));
        }
        fit();
    }
}
