package app.lading.client.ui.details;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.task.UiThread;
import app.lading.model.message.ConflictPolicy;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files of an item that ask a person, each with its own answer. What is answered leaves the list at once.
/// FX thread only.
public final class QuestionsModel {
    private static final int PAGE = 200;

    private final UploadQueue queue;
    private final UiThread ui;
    private final ObservableList<Clash> clashes = FXCollections.observableArrayList();
    private long item;
    private long asked = -1;

    /// Empty as yet.
    public QuestionsModel(UploadQueue queue, UiThread ui) {
        this.queue = queue;
        this.ui = ui;
    }

    /// The first two hundred that ask.
    public ObservableList<Clash> clashes() {
        return clashes;
    }

    /// Shows the questions of an item; asks the queue again only when their number changed.
    ///
    /// @param id 0 for none
    /// @param number how many files ask
    public void show(long id, long number) {
        if (id == item && number == asked) {
            return;
        }
        if (id != item) {
            clashes.clear();
        }
        item = id;
        asked = number;
        if (id == 0 || number == 0) {
            clashes.clear();
            return;
        }
        Asked.then(queue.clashes(id, 0, PAGE), ui, page -> {
            if (item == id) {
                clashes.setAll(page);
            }
        });
    }

    /// Answers a name that exists.
    public void answer(Clash clash, ConflictPolicy policy) {
        queue.answerFiles(List.of(clash.file()), policy);
        clashes.remove(clash);
    }

    /// Sends it under another name.
    public void rename(Clash clash, String name) {
        queue.rename(clash.file(), name);
        clashes.remove(clash);
    }

    /// Leaves it out.
    public void skip(Clash clash) {
        queue.skip(List.of(clash.file()));
        clashes.remove(clash);
    }

    /// Tries it again as it is.
    public void retry(Clash clash) {
        queue.retryFiles(item, List.of(clash.file()));
        clashes.remove(clash);
    }
}
