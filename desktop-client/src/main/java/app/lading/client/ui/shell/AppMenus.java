package app.lading.client.ui.shell;

import app.lading.client.ui.command.Command;
import app.lading.client.ui.command.CommandMenu;
import app.lading.client.ui.queue.QueueMenus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The menu bar: what the program does, around what the page does.
final class AppMenus {
    private final Actions actions;

    /// What the menus of the program do.
    interface Actions {
        void showSettings();

        void showHistory();

        void showQueue();

        void addAccount();

        void undo();

        void showLog();

        void about();

        void quit();
    }

    AppMenus(Actions actions) {
        this.actions = actions;
    }

    /// The menus of a window.
    ///
    /// @param queue null while no queue is shown
    List<CommandMenu> all(@Nullable QueueMenus queue) {
        List<Command> file = List.of(
                Command.of("menu.settings", "Shortcut+COMMA", "fth-settings", actions::showSettings),
                Command.of("menu.quit", "Shortcut+Q", null, actions::quit));
        List<Command> pages = List.of(
                Command.of("menu.queue", "Shortcut+1", null, actions::showQueue),
                Command.of("menu.history", "Shortcut+2", "fth-clock", actions::showHistory));
        CommandMenu edit = new CommandMenu(
                "menu.edit", List.of(List.of(Command.of("menu.undo", "Shortcut+Z", null, actions::undo))));
        CommandMenu account = new CommandMenu(
                "menu.account",
                List.of(List.of(Command.of("account.add", null, "fth-user-plus", actions::addAccount))));
        CommandMenu help = new CommandMenu(
                "menu.help",
                List.of(List.of(
                        Command.of("menu.log", null, "fth-file-text", actions::showLog),
                        Command.of("menu.about", null, null, actions::about))));
        return queue == null
                ? List.of(
                        new CommandMenu("menu.file", List.of(file)),
                        edit,
                        new CommandMenu("menu.view", List.of(pages)),
                        account,
                        help)
                : List.of(
                        new CommandMenu("menu.file", List.of(queue.adding(), file)),
                        edit,
                        queue.uploads(),
                        new CommandMenu("menu.view", List.of(pages, queue.viewing())),
                        account,
                        help);
    }
}
