package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.ui.queue.QueueCommands;
import app.lading.client.ui.queue.QueueMenus;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.QueueServices;
import app.lading.client.ui.queue.QueueView;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.text.Formats;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/// One open account: its queue, and the view of it. Goes on when another page is shown.
final class AccountPage {
    private final AccountSession session;
    private final QueueCommands commands;
    private final QueueView view;
    private final Subscription ticking;

    AccountPage(
            AccountSession session,
            Formats formats,
            QueueServices services,
            ObservableValue<Boolean> keptAwake,
            Node accountButton) {
        this.session = session;
        QueueViewModel model = new QueueViewModel(session.queue(), formats, services.ui());
        this.commands = new QueueCommands(session.queue(), model, services);
        Account account = session.account();
        QueuePlace place =
                new QueuePlace(account.server().hostAndPort(), account.server().isEncrypted(), keptAwake);
        this.view = new QueueView(model, commands, services, place, accountButton);
        this.ticking = model.start();
    }

    Account account() {
        return session.account();
    }

    AccountSession session() {
        return session;
    }

    QueueView view() {
        return view;
    }

    QueueMenus menus() {
        return view.menus();
    }

    void add(List<Path> paths) {
        commands.add(paths);
    }

    /// Stops looking at the queue; the session goes on until it is closed.
    void close() {
        ticking.unsubscribe();
    }
}
