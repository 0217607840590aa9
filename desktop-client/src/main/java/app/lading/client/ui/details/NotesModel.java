package app.lading.client.ui.details;

import app.lading.client.transfer.Notice;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Texts;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is worth knowing about an item without being a failure: links that were not followed, files that changed and
/// were sent again. Loaded page by page. FX thread only.
public final class NotesModel {
    private static final int PAGE = 200;

    private final UploadQueue queue;
    private final UiThread ui;
    private final ObservableList<Notice> notes = FXCollections.observableArrayList();
    private long item;
    private long number;
    private boolean asking;

    /// Empty as yet.
    public NotesModel(UploadQueue queue, UiThread ui) {
        this.queue = queue;
        this.ui = ui;
    }

    /// Those that are loaded.
    public ObservableList<Notice> notes() {
        return notes;
    }

    /// Shows the notes of an item; asks the queue only when their number changed.
    ///
    /// @param id 0 for none
    /// @param count how many there are
    public void show(long id, long count) {
        if (id == item && count == number) {
            return;
        }
        if (id != item || count < number) {
            notes.clear();
        }
        item = id;
        number = count;
        more();
    }

    /// Loads the next page, when there is one.
    public void more() {
        if (asking || item == 0 || notes.size() >= number) {
            return;
        }
        asking = true;
        long about = item;
        Asked.then(
                queue.notices(item, notes.isEmpty() ? 0 : notes.getLast().id(), PAGE),
                ui,
                page -> take(about, page),
                trouble -> asking = false);
    }

    private void take(long about, List<Notice> page) {
        asking = false;
        if (about == item) {
            notes.addAll(page);
        } else {
            more();
        }
    }

    /// A note in the person's language, by its kind; the engine's own sentence for a kind that is new.
    public static String words(Texts texts, Notice note) {
        String key = "details.note." + note.kind();
        return texts.has(key) ? texts.get(key) : note.text();
    }
}
