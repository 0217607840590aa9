package app.lading.client.ui.queue;

import app.lading.client.transfer.Place;
import app.lading.client.ui.command.Command;
import app.lading.client.ui.command.CommandMenu;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The queue's menus in the menu bar, with the shortcuts that hold everywhere in the window.
public final class QueueMenus {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Runnable focusSearch;
    private final Runnable closePanel;

    QueueMenus(QueueViewModel model, QueueCommands commands, Runnable focusSearch, Runnable closePanel) {
        this.model = model;
        this.commands = commands;
        this.focusSearch = focusSearch;
        this.closePanel = closePanel;
    }

    /// File: everything that brings something in.
    public List<Command> adding() {
        return List.of(
                Command.of("menu.add.files", "Shortcut+O", "fth-file-plus", commands::chooseFiles),
                Command.of("menu.add.folder", "Shortcut+Shift+O", "fth-folder-plus", commands::chooseFolder),
                Command.of("menu.add.paste", null, "fth-clipboard", commands::paste));
    }

    /// The menu of what is selected.
    public CommandMenu uploads() {
        return new CommandMenu(
                "menu.uploads",
                List.of(
                        List.of(
                                action("menu.pause", null, RowAction.PAUSE),
                                action("menu.resume", null, RowAction.RESUME),
                                action("menu.sendFirst", null, RowAction.SEND_FIRST)),
                        List.of(
                                selected("menu.move.up", () -> commands.move(Place.UP)),
                                selected("menu.move.down", () -> commands.move(Place.DOWN)),
                                selected("menu.move.top", () -> commands.move(Place.TOP)),
                                selected("menu.move.bottom", () -> commands.move(Place.BOTTOM))),
                        List.of(
                                action("menu.retry", "Shortcut+R", RowAction.RETRY),
                                Command.of(
                                        "menu.retryAll",
                                        "Shortcut+Shift+R",
                                        "fth-refresh-cw",
                                        commands::retryAllFailed),
                                action("menu.cancel", null, RowAction.CANCEL),
                                action("menu.remove", null, RowAction.REMOVE),
                                Command.of("menu.clearDone", null, "fth-check-circle", commands::clearDone)),
                        List.of(
                                Command.of("menu.pauseAll", "Shortcut+P", "fth-pause", model::togglePauseAll),
                                Command.of("menu.pauseAll.hour", null, null, model::pauseAllForAnHour),
                                Command.of("menu.pauseAll.tomorrow", null, null, model::pauseAllUntilTomorrow))));
    }

    /// The menu of what is seen.
    public List<Command> viewing() {
        return List.of(
                Command.of("menu.find", "Shortcut+F", "fth-search", focusSearch),
                Command.of("menu.details", "Shortcut+I", "fth-info", this::toggleDetails),
                Command.of("menu.closePanel", null, null, closePanel));
    }

    private void toggleDetails() {
        model.detailsOpenProperty().set(!model.detailsOpenProperty().get());
    }

    private Command action(String key, @Nullable String shortcut, RowAction action) {
        return new Command(key, shortcut, action.icon(), always(), () -> commands.run(action));
    }

    private Command selected(String key, Runnable work) {
        return new Command(key, null, null, always(), work);
    }

    private static ObservableValue<Boolean> always() {
        return new SimpleBooleanProperty(true);
    }
}
