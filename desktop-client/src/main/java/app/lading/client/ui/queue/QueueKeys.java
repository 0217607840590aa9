package app.lading.client.ui.queue;

import app.lading.client.transfer.Place;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the list. Those that hold everywhere in the window are in [QueueMenus].
final class QueueKeys {
    private final QueueCommands commands;

    QueueKeys(QueueCommands commands) {
        this.commands = commands;
    }

    void install(QueueTable table) {
        // A filter, because the table itself takes Space and Enter otherwise.
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (pressed(event)) {
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return false;
        }
        if (event.isAltDown() && !event.isShortcutDown()) {
            return moved(event.getCode());
        }
        if (plain(KeyCode.ENTER).match(event)) {
            commands.runMain();
        } else if (plain(KeyCode.SPACE).match(event)) {
            commands.togglePause();
        } else if (plain(KeyCode.DELETE).match(event)
                || plain(KeyCode.BACK_SPACE).match(event)) {
            commands.run(RowAction.REMOVE);
        } else {
            return false;
        }
        return true;
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private boolean moved(KeyCode code) {
        switch (code) {
            case UP -> commands.move(Place.UP);
            case DOWN -> commands.move(Place.DOWN);
            case HOME -> commands.move(Place.TOP);
            case END -> commands.move(Place.BOTTOM);
            default -> {
                return false;
            }
        }
        return true;
    }
}
