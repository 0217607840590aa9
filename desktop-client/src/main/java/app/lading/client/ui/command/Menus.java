package app.lading.client.ui.command;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// Makes menus of JavaFX from descriptions.
public final class Menus {
    private final Texts texts;

    public Menus(Texts texts) {
        this.texts = texts;
    }

    /// A menu of the menu bar, with shortcuts.
    public Menu menu(CommandMenu description) {
        Menu menu = new Menu();
        menu.setId(description.key());
        menu.textProperty().bind(texts.bind(description.key()));
        menu.getItems().setAll(items(description.groups(), true));
        return menu;
    }

    /// The items alone, for a context menu or a menu button.
    ///
    /// @param shortcuts whether they are shown and work; a shortcut may be set on one menu only
    public List<MenuItem> items(List<List<Command>> groups, boolean shortcuts) {
        List<MenuItem> items = new ArrayList<>();
        for (List<Command> group : groups) {
            if (!items.isEmpty() && !group.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.forEach(command -> items.add(item(command, shortcuts)));
        }
        return items;
    }

    public MenuItem item(Command command, boolean shortcut) {
        MenuItem item = new MenuItem();
        item.setId(command.key());
        item.textProperty().bind(texts.bind(command.key()));
        if (command.icon() != null) {
            item.setGraphic(Icons.of(command.icon(), "small"));
        }
        if (shortcut && command.shortcut() != null) {
            item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
        }
        item.disableProperty().bind(command.enabled().map(enabled -> !enabled));
        item.setOnAction(event -> command.work().run());
        return item;
    }
}
