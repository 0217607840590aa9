package app.lading.client.ui.page;

import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.details.DetailsView;
import app.lading.client.ui.details.DetailsViewModel;
import app.lading.client.ui.queue.QueueCommands;
import app.lading.client.ui.queue.QueueMenus;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.QueueServices;
import app.lading.client.ui.queue.QueueView;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.strip.StripsView;
import app.lading.client.ui.strip.StripsViewModel;
import app.lading.client.ui.text.Formats;
import javafx.scene.Node;
import javafx.util.Subscription;

/// Everything that the window shows of one queue. FX thread only.
public final class QueuePage implements AutoCloseable {
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final DetailsViewModel details;
    private final QueueView view;
    private final Subscription ticking;
    private boolean closed;

    private QueuePage(
            QueueViewModel model,
            QueueCommands commands,
            DetailsViewModel details,
            QueueView view,
            Subscription ticking) {
        this.model = model;
        this.commands = commands;
        this.details = details;
        this.view = view;
        this.ticking = ticking;
    }

    /// Shows a queue from now on.
    ///
    /// @param account the button of the account, at the right end of the bar
    public static QueuePage open(
            UploadQueue queue, Formats formats, QueueServices services, QueuePlace place, Node account) {
        QueueViewModel model = new QueueViewModel(queue, formats, services.ui());
        QueueCommands commands = new QueueCommands(queue, model, services);
        DetailsViewModel details = new DetailsViewModel(queue, model, services, place.server());
        StripsView strips = new StripsView(
                formats.texts(), new StripsViewModel(queue, model, commands, services.ui(), services.toasts()));
        QueueView view = new QueueView(
                model, commands, services, place, new QueueView.Slots(account, strips, new DetailsView(details)));
        return new QueuePage(model, commands, details, view, model.start());
    }

    /// What the window shows.
    public QueueView view() {
        return view;
    }

    /// The rows and what is selected of them.
    public QueueViewModel model() {
        return model;
    }

    /// What a person can do.
    public QueueCommands commands() {
        return commands;
    }

    /// What is known of the selected row.
    public DetailsViewModel details() {
        return details;
    }

    /// The page's part of the menu bar.
    public QueueMenus menus() {
        return view.menus();
    }

    /// Whether it watches its queue no more.
    public boolean isClosed() {
        return closed;
    }

    /// Ends watching the queue; the queue itself goes on.
    @Override
    public void close() {
        closed = true;
        ticking.unsubscribe();
        view.remember();
    }
}
