package app.lading.client.ui.queue;

import app.lading.client.transfer.ItemCounts;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The chips that narrow the list, with their counts, and the button that tries everything that failed again.
final class FilterBar extends HBox {
    private static final double SHORT = 48;

    private final Texts texts;
    private final Map<QueueFilter, Label> numbers = new EnumMap<>(QueueFilter.class);
    private final Map<QueueFilter, ToggleButton> chips = new EnumMap<>(QueueFilter.class);

    FilterBar(QueueViewModel model, QueueCommands commands) {
        this.texts = model.formats().texts();
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (QueueFilter filter : QueueFilter.values()) {
            getChildren().add(chip(filter, group, model));
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button retry = new Button();
        retry.setId("retry-all-failed");
        retry.setGraphic(Icons.of("fth-refresh-cw", "small"));
        retry.getStyleClass().add("retry-all");
        // With large text the chips need the room.
        retry.setMinWidth(SHORT);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(retry.textProperty());
        retry.setTooltip(whole);
        retry.setOnAction(event -> commands.retryAllFailed());
        getChildren().addAll(gap, retry);
        model.filterProperty()
                .subscribe(filter -> Objects.requireNonNull(chips.get(filter)).setSelected(true));
        model.snapshotProperty().subscribe(snapshot -> {
            long failed = snapshot.totals().failed();
            retry.setVisible(failed > 0);
            retry.setManaged(failed > 0);
            retry.setText(texts.get("queue.retryAll", failed));
        });
        model.countsProperty().subscribe(this::count);
        texts.localeProperty().subscribe(locale -> {
            count(model.countsProperty().get());
            retry.setText(texts.get(
                    "queue.retryAll", model.snapshotProperty().get().totals().failed()));
        });
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
    }
}
