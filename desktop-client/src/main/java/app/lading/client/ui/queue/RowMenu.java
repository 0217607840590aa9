package app.lading.client.ui.queue;

import app.lading.client.transfer.Place;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of the selected rows: what makes sense for them, and nothing else.
final class RowMenu extends ContextMenu {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Texts texts;

    RowMenu(QueueViewModel model, QueueCommands commands) {
        this.model = model;
        this.commands = commands;
        this.texts = model.formats().texts();
        setId("row-menu");
        setOnShowing(event -> fill());
        // Without anything in it a menu is never shown, and never asked to fill itself.
        getItems().add(new MenuItem());
        setOnShown(event -> model.hold(true));
        setOnHidden(event -> model.hold(false));
    }

    private void fill() {
        getItems().clear();
        Set<RowAction> possible = RowActions.possible(model.selectedItems());
        for (List<RowAction> group : RowActions.GROUPS) {
            List<RowAction> there = group.stream().filter(possible::contains).toList();
            if (there.isEmpty()) {
                continue;
            }
            if (!getItems().isEmpty()) {
                getItems().add(new SeparatorMenuItem());
            }
            there.forEach(action -> getItems().add(item(action)));
            if (there.contains(RowAction.SEND_FIRST) || there.contains(RowAction.SEND_IN_TURN)) {
                getItems().add(moving());
            }
        }
    }

    private MenuItem item(RowAction action) {
        MenuItem item = new MenuItem(texts.get(action.textKey()), Icons.of(action.icon(), "small"));
        item.setId("menu-" + action.key());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> commands.run(action));
        return item;
    }

    private Menu moving() {
        Menu menu = new Menu(texts.get("queue.move"), Icons.of("fth-move", "small"));
        menu.getItems()
                .addAll(
                        place("menu.move.top", Place.TOP),
                        place("menu.move.up", Place.UP),
                        place("menu.move.down", Place.DOWN),
                        place("menu.move.bottom", Place.BOTTOM));
        return menu;
    }

    private MenuItem place(String key, Place place) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(event -> commands.move(place));
        return item;
    }
}
