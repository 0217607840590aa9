package app.lading.client.ui.queue;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Place;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.model.message.ConflictPolicy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person can do with rows, from buttons, menus and keys alike. Nothing asks "are you sure": what takes
/// something away can be undone for ten seconds instead. FX thread only.
public final class QueueCommands {
    private final UploadQueue queue;
    private final QueueViewModel model;
    private final QueueServices services;
    private final FirstClash firstClash;
    private final Adding adding;
    private final Skipping skipping;

    /// Commands on the rows of a view model.
    public QueueCommands(UploadQueue queue, QueueViewModel model, QueueServices services) {
        this.queue = queue;
        this.model = model;
        this.services = services;
        this.firstClash = new FirstClash(queue, services.ui());
        this.adding = new Adding(queue, model, services);
        this.skipping = new Skipping(queue, model, services);
    }

    /// The question of a row that asks about one file; null when it asks about more, or is not known yet.
    public @Nullable Clash clash(QueueRow row) {
        return firstClash.of(row.item(), model.snapshotProperty().get().states());
    }

    /// Sends files and folders to the target folder.
    ///
    /// @return done, on the thread of the window, when the queue's store has them
    public CompletionStage<Void> add(List<Path> paths) {
        return addTo(model.targetFolderProperty().get(), paths);
    }

    /// Sends files and folders to a folder on the server.
    ///
    /// @return done, on the thread of the window, when the queue's store has them
    public CompletionStage<Void> addTo(String folder, List<Path> paths) {
        return adding.addTo(folder, paths);
    }

    /// Sends files and folders into the folder that a row sends to, so that they lie beside its files.
    public void addInto(QueueRow row, List<Path> paths) {
        addTo(Adding.within(row), paths);
    }

    /// Gives the queue once more what it did not take.
    public void tryAgain(NotAdded once) {
        adding.tryAgain(once);
    }

    /// Lets the person choose files and sends them.
    public void chooseFiles() {
        add(services.choosers().files(texts().get("queue.add.files")));
    }

    /// Lets the person choose a folder and sends it.
    public void chooseFolder() {
        add(services.choosers().folder(texts().get("queue.add.folder")).stream().toList());
    }

    /// Sends what lies on the clipboard.
    public void paste() {
        List<Path> paths = services.clipboard().files();
        if (paths.isEmpty()) {
            services.toasts().show(Toast.saying(Words.of("queue.paste.nothing")));
        } else {
            add(paths);
        }
    }

    /// Does it to rows. Rows for which it makes no sense are passed over.
    public void run(RowAction action, List<QueueRow> rows) {
        List<QueueRow> copy = List.copyOf(rows);
        if (copy.isEmpty()) {
            return;
        }
        switch (action) {
            case SEND_FIRST -> queue.priority(ids(copy, RowActions::isUnfinished), Priority.FIRST);
            case SEND_IN_TURN -> queue.priority(ids(copy, RowActions::isUnfinished), Priority.NORMAL);
            case PAUSE -> queue.pause(ids(copy, RowActions::canPause));
            case RESUME -> queue.resume(ids(copy, ItemView::paused));
            case STOP, CANCEL -> cancel(ids(copy, item -> !isDone(item)));
            case REMOVE -> remove(ids(copy, item -> true));
            case TRY_NOW -> queue.retryNow();
            case SIGN_IN -> services.signIn().run();
            case KEEP_BOTH -> answer(copy, ConflictPolicy.RENAME);
            case REPLACE -> answer(copy, ConflictPolicy.REPLACE);
            case SKIP -> skipping.skip(copy);
            case RENAME -> rename(copy.getFirst());
            case EDIT -> model.editName(copy.getFirst().id());
            case RETRY -> queue.retry(ids(copy, item -> true));
            case QUEUE_AGAIN -> queueAgain(copy);
            case OTHER_FOLDER -> adding.toOtherFolder(copy);
            case CHOOSE, DETAILS -> details(copy.getFirst());
            case SHOW -> show(copy.getFirst());
            case COPY_PATH ->
                services.clipboard()
                        .copy(copy.stream()
                                .map(row -> row.item().path().toString())
                                .collect(Collectors.joining(System.lineSeparator())));
            case COPY_DIGEST ->
                services.clipboard()
                        .copy(copy.stream()
                                .map(row -> model.text().digest(row))
                                .filter(digest -> !digest.isEmpty())
                                .collect(Collectors.joining(System.lineSeparator())));
        }
        model.tick();
    }

    /// Does it to the selected rows.
    public void run(RowAction action) {
        run(action, model.selection());
    }

    /// What Enter does.
    public void runMain() {
        if (!model.selection().isEmpty()) {
            QueueRow first = model.selection().getFirst();
            run(RowActions.main(first.item()), model.selection().size() == 1 ? List.of(first) : model.selection());
        }
    }

    /// What Space does: pauses the selected rows, or resumes them when there is none to pause.
    public void togglePause() {
        boolean anyToPause = model.selectedItems().stream().anyMatch(RowActions::canPause);
        run(anyToPause ? RowAction.PAUSE : RowAction.RESUME);
    }

    /// Moves the selected rows within the queue.
    public void move(Place place) {
        Set<Long> items = ids(model.selection(), RowActions::isUnfinished);
        if (!items.isEmpty()) {
            queue.place(items, place);
            model.tick();
        }
    }

    /// Tries everything that failed again.
    public void retryAllFailed() {
        queue.retryAllFailed();
        model.tick();
    }

    /// Takes away what has ended.
    public void clearDone() {
        Set<Long> ended = model.all().stream()
                .filter(row -> QueueFilter.DONE.shows(row.item()))
                .map(QueueRow::id)
                .collect(Collectors.toSet());
        if (!ended.isEmpty()) {
            queue.clearDone();
            services.toasts()
                    .show(Toast.undoable(
                            Words.of("queue.toast.cleared", new Counted("queue.rows", ended.size())),
                            () -> undo(ended)));
            model.tick();
        }
    }

    /// Limits the speed: sets what the settings say, so that it holds for all accounts and over restarts.
    ///
    /// @param bytesPerSecond 0 for no limit
    public void limit(long bytesPerSecond) {
        services.limit().accept(bytesPerSecond);
        model.tick();
    }

    private Texts texts() {
        return model.formats().texts();
    }

    private void show(QueueRow row) {
        CompletionStage<Void> shown = services.revealer().reveal(row.item().path());
        shown.whenComplete((done, trouble) -> {
            if (trouble != null) {
                services.ui().run(() -> services.toasts().show(Toast.saying(cannotShow(row))));
            }
        });
    }

    private Words cannotShow(QueueRow row) {
        return Words.of("queue.toast.cannotShow", model.text().name(row));
    }

    private void cancel(Set<Long> items) {
        if (!items.isEmpty()) {
            queue.cancel(items);
            services.toasts().show(Toast.undoable(said("queue.toast.cancelled", items), () -> undo(items)));
        }
    }

    private void remove(Set<Long> items) {
        queue.remove(items);
        services.toasts().show(Toast.undoable(said("queue.toast.removed", items), () -> undo(items)));
    }

    private Words said(String key, Set<Long> items) {
        return said(model, key, items);
    }

    /// What was done with rows: by the name of a single one, else by their number.
    static Words said(QueueViewModel model, String key, Collection<Long> items) {
        QueueRow only = items.size() == 1 ? model.row(items.iterator().next()) : null;
        return only != null
                ? Words.of(key + ".name", model.text().name(only))
                : Words.of(key, new Counted("queue.rows", items.size()));
    }

    private void undo(Set<Long> items) {
        queue.undo(items);
        model.tick();
    }

    private void answer(List<QueueRow> rows, ConflictPolicy policy) {
        for (QueueRow row : rows) {
            if (row.item().countOf(RowActions.NAME_EXISTS) > 0) {
                queue.answer(row.id(), policy);
            }
        }
    }

    private void rename(QueueRow row) {
        Clash clash = clash(row);
        if (clash == null || clash.suggestedName() == null) {
            details(row);
            return;
        }
        String name = clash.suggestedName();
        // The row may ask about another file by now: what was answered is the question that was read.
        firstClash.ifStill(row.item(), clash, () -> {
            queue.rename(clash.file(), name);
            model.tick();
        });
    }

    private void queueAgain(List<QueueRow> rows) {
        Set<Long> undoable = ids(rows, ItemView::undoable);
        Set<Long> others = ids(rows, item -> !item.undoable());
        if (!undoable.isEmpty()) {
            queue.undo(undoable);
        }
        if (!others.isEmpty()) {
            queue.retry(others);
        }
    }

    private void details(QueueRow row) {
        if (row.item().attentionFiles() > 0) {
            model.askAbout(row.id());
        } else {
            model.selectedIdProperty().set(row.id());
            model.detailsOpenProperty().set(true);
        }
    }

    private static boolean isDone(ItemView item) {
        return QueueFilter.DONE.shows(item);
    }

    private static Set<Long> ids(List<QueueRow> rows, Predicate<ItemView> which) {
        return rows.stream()
                .filter(row -> which.test(row.item()))
                .map(QueueRow::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
