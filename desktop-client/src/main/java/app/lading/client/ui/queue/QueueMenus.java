package app.lading.client.ui.queue;

import app.lading.client.transfer.Place;
import app.lading.client.ui.command.Command;
import app.lading.client.ui.command.CommandMenu;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// The queue's menus in the menu bar, with the shortcuts that hold everywhere in the window. What makes no sense for
/// what is selected is grey.
public final class QueueMenus {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Runnable focusSearch;
    private final Runnable chooseColumns;
    private final Runnable closePanel;

    QueueMenus(
            QueueViewModel model,
            QueueCommands commands,
            Runnable focusSearch,
            Runnable chooseColumns,
            Runnable closePanel) {
        this.model = model;
        this.commands = commands;
        this.focusSearch = focusSearch;
        this.chooseColumns = chooseColumns;
        this.closePanel = closePanel;
    }

    /// File: everything that brings something in.
    public List<Command> adding() {
        return List.of(
                Command.of("menu.add.files", "Shortcut+O", "fth-file-plus", commands::chooseFiles),
                Command.of("menu.add.folder", "Shortcut+Shift+O", "fth-folder-plus", commands::chooseFolder),
                Command.of("menu.add.paste", null, "fth-clipboard", commands::paste));
    }

    /// The menu of what is selected: all that the menu of a row has, and what is done with the whole queue.
    public CommandMenu uploads() {
        List<List<Command>> groups = new ArrayList<>();
        for (List<RowAction> group : RowActions.GROUPS) {
            List<Command> made = new ArrayList<>();
            group.forEach(action -> made.add(action(action)));
            if (group.contains(RowAction.SEND_FIRST)) {
                made.addAll(moving());
            }
            groups.add(made);
        }
        groups.add(List.of(
                new Command(
                        "menu.retryAll",
                        "Shortcut+Shift+R",
                        "fth-refresh-cw",
                        has(QueueFilter.FAILED),
                        commands::retryAllFailed),
                new Command("menu.clearDone", null, "fth-check-circle", has(QueueFilter.DONE), commands::clearDone)));
        groups.add(List.of(
                Command.of("menu.pauseAll", "Shortcut+P", "fth-pause", model::togglePauseAll),
                Command.of("menu.pauseAll.hour", null, null, model::pauseAllForAnHour),
                Command.of("menu.pauseAll.tomorrow", null, null, model::pauseAllUntilTomorrow)));
        return new CommandMenu("menu.uploads", groups);
    }

    private List<Command> moving() {
        return List.of(
                move("menu.move.up", Place.UP),
                move("menu.move.down", Place.DOWN),
                move("menu.move.top", Place.TOP),
                move("menu.move.bottom", Place.BOTTOM));
    }

    /// The menu of what is seen.
    public List<Command> viewing() {
        return List.of(
                Command.of("menu.find", "Shortcut+F", "fth-search", focusSearch),
                Command.of("menu.columns", null, "fth-columns", chooseColumns),
                Command.of("menu.details", "Shortcut+I", "fth-info", this::toggleDetails),
                Command.of("menu.closePanel", null, null, closePanel));
    }

    private void toggleDetails() {
        model.detailsOpenProperty().set(!model.detailsOpenProperty().get());
    }

    private Command action(RowAction action) {
        return new Command(
                action.textKey(),
                action == RowAction.RETRY ? "Shortcut+R" : null,
                action.icon(),
                model.possibleProperty().map(possible -> possible.contains(action)),
                () -> commands.run(action));
    }

    private Command move(String key, Place place) {
        ObservableValue<Boolean> any = model.possibleProperty()
                .map(possible -> possible.contains(RowAction.SEND_FIRST) || possible.contains(RowAction.SEND_IN_TURN));
        return new Command(key, null, null, any, () -> commands.move(place));
    }

    private ObservableValue<Boolean> has(QueueFilter filter) {
        return model.countsProperty().map(counts -> filter.of(counts) > 0);
    }
}
