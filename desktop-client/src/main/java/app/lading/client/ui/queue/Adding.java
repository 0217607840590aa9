package app.lading.client.ui.queue;

import app.lading.client.transfer.ItemRequest;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.OnConflict;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Words;
import app.lading.model.name.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Brings files and folders into the queue, and sends rows to another folder. What the queue does not take stays
/// with the window, which says so. FX thread only.
final class Adding {
    private static final String FORBIDDEN = "forbidden";
    /// A screen full of rows, at once.
    private static final int FIRST = 100;
    /// So many come together afterwards, each piece in one transaction of the store.
    private static final int PIECE = 2_000;

    private final UploadQueue queue;
    private final QueueViewModel model;
    private final QueueServices services;
    /// Who waits for what the queue did not take yet.
    private final Map<NotAdded, CompletableFuture<Void>> waiting = new HashMap<>();

    Adding(UploadQueue queue, QueueViewModel model, QueueServices services) {
        this.queue = queue;
        this.model = model;
        this.services = services;
    }

    /// Sends files and folders to a folder on the server.
    ///
    /// @return done, on the thread of the window, when the queue's store has them, be it only by [#tryAgain]; until
    ///     then nothing has them but who gave them
    CompletionStage<Void> addTo(String folder, List<Path> paths) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        addTo(folder, paths, ids -> {}, taken);
        return taken.minimalCompletionStage();
    }

    private void addTo(String folder, List<Path> paths, Consumer<List<Long>> added, CompletableFuture<Void> taken) {
        if (paths.isEmpty()) {
            taken.complete(null);
            return;
        }
        addPiece(new Gift(folder, List.copyOf(paths), new ArrayList<>(), added, taken), FIRST);
    }

    /// What is being added, piece by piece.
    ///
    /// @param ids of what was added already, in the order of the paths
    private record Gift(
            String folder,
            List<Path> paths,
            List<Long> ids,
            Consumer<List<Long>> added,
            CompletableFuture<Void> taken) {}

    /// A hundred thousand files are not one piece of work: the first rows would come when the last is written.
    private void addPiece(Gift gift, int most) {
        int from = gift.ids().size();
        int end = Math.min(gift.paths().size(), from + most);
        OnConflict policy = services.onConflict().get();
        List<ItemRequest> requests = gift.paths().subList(from, end).stream()
                .map(path -> new ItemRequest(path, gift.folder(), policy, Priority.NORMAL))
                .toList();
        Asked.then(
                queue.add(requests),
                services.ui(),
                ids -> {
                    gift.ids().addAll(ids);
                    if (end < gift.paths().size()) {
                        addPiece(gift, PIECE);
                    } else {
                        gift.added().accept(gift.ids());
                        gift.taken().complete(null);
                    }
                    if (from == 0 || end == gift.paths().size()) {
                        model.tick();
                    }
                },
                trouble -> {
                    List<Path> rest = gift.paths().subList(from, gift.paths().size());
                    NotAdded kept = new NotAdded(gift.folder(), rest, sentence(trouble));
                    waiting.put(kept, gift.taken());
                    model.notAdded(kept);
                });
    }

    private static String sentence(Throwable trouble) {
        return Optional.ofNullable(trouble.getMessage())
                .orElse(trouble.getClass().getSimpleName());
    }

    /// Gives the queue once more what it did not take.
    void tryAgain(NotAdded once) {
        model.forgetNotAdded(once);
        CompletableFuture<Void> taken = waiting.remove(once);
        addTo(once.folder(), once.paths(), ids -> {}, taken == null ? new CompletableFuture<>() : taken);
    }

    /// Asks for a folder in which the person may write, and sends the rows there that were refused in theirs. Their
    /// old rows go when the new ones are there, and both can be taken back.
    void toOtherFolder(List<QueueRow> rows) {
        List<QueueRow> refused =
                rows.stream().filter(row -> isRefused(row.item())).toList();
        if (!refused.isEmpty()) {
            Set<String> folders =
                    refused.stream().map(row -> row.item().folder()).collect(Collectors.toSet());
            model.ask(new FolderQuestion(folders, folder -> move(refused, folder)));
        }
    }

    static boolean isRefused(ItemView item) {
        return item.failedFiles() > 0 && item.countOf(FORBIDDEN) > 0;
    }

    private void move(List<QueueRow> rows, String folder) {
        Map<Path, Long> old = new LinkedHashMap<>();
        rows.forEach(row -> old.put(row.item().path(), row.id()));
        addTo(
                folder,
                List.copyOf(old.keySet()),
                added -> {
                    List<Long> gone = new ArrayList<>(old.values());
                    queue.remove(gone);
                    services.toasts()
                            .show(Toast.undoable(
                                    Words.of(
                                            "queue.toast.moved",
                                            new Counted("queue.rows", gone.size()),
                                            model.text().folder(folder)),
                                    () -> {
                                        queue.remove(added);
                                        queue.undo(gone);
                                        model.tick();
                                    }));
                },
                new CompletableFuture<>());
    }

    /// The folder of the server that a folder's row fills.
    static String within(QueueRow row) {
        return FileNames.join(row.item().folder(), row.name());
    }
}
