package app.lading.client.ui.details;

import app.lading.client.transfer.FileQuery;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.task.UiThread;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files of a folder, page by page: only as many are in memory as somebody scrolled to. FX thread only.
public final class FilesModel {
    /// What the list of files can be narrowed to.
    public enum Choice {
        ALL,
        WAITING,
        NEEDS_YOU,
        FAILED,
        SKIPPED,
        DONE;

        Set<FileState> states() {
            return switch (this) {
                case ALL -> Set.of();
                case WAITING -> EnumSet.of(FileState.QUEUED);
                case NEEDS_YOU -> EnumSet.of(FileState.NEEDS_ATTENTION);
                case FAILED -> EnumSet.of(FileState.FAILED);
                case SKIPPED -> EnumSet.of(FileState.SKIPPED);
                case DONE -> EnumSet.of(FileState.DONE);
            };
        }

        /// The end of its key in the texts.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int PAGE = 200;

    private final UploadQueue queue;
    private final UiThread ui;
    private final ObservableList<FileReport> files = FXCollections.observableArrayList();
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.ALL);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private long item;
    private long question;
    private boolean asking;
    private boolean complete;

    /// Empty as yet.
    public FilesModel(UploadQueue queue, UiThread ui) {
        this.queue = queue;
        this.ui = ui;
        choice.subscribe(now -> restart());
        search.subscribe(now -> restart());
    }

    /// Those that are loaded.
    public ObservableList<FileReport> files() {
        return files;
    }

    /// What it is narrowed to.
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /// What is searched for in names.
    public StringProperty searchProperty() {
        return search;
    }

    /// Shows the files of an item.
    ///
    /// @param id 0 for none
    public void show(long id) {
        if (item != id) {
            item = id;
            restart();
        }
    }

    private void restart() {
        files.clear();
        question++;
        asking = false;
        complete = item == 0;
        more();
    }

    /// Somebody scrolled near to the end: loads the next page.
    public void more() {
        if (asking || complete) {
            return;
        }
        asking = true;
        long number = question;
        long after = files.isEmpty() ? 0 : files.getLast().id();
        Asked.then(queue.files(query(after, PAGE)), ui, page -> {
            if (number == question) {
                asking = false;
                complete = page.size() < PAGE;
                files.addAll(page);
            }
        });
    }

    /// Asks anew for the files that can be seen, because they may have changed.
    ///
    /// @param from the index of the first one
    public void refresh(int from) {
        if (asking || files.isEmpty()) {
            return;
        }
        int begin = Math.clamp(from, 0, files.size() - 1);
        long after = begin == 0 ? 0 : files.get(begin - 1).id();
        long number = question;
        Asked.then(queue.files(query(after, PAGE)), ui, page -> {
            if (number == question) {
                replace(begin, page);
            }
        });
    }

    private void replace(int begin, List<FileReport> page) {
        boolean isLast = page.size() < PAGE;
        long covered = isLast ? Long.MAX_VALUE : page.getLast().id();
        int at = begin;
        for (FileReport fresh : page) {
            at = removeUpTo(at, fresh.id());
            if (at >= files.size() || files.get(at).id() > fresh.id()) {
                files.add(at, fresh);
            } else if (!files.get(at).equals(fresh)) {
                files.set(at, fresh);
            }
            at++;
        }
        removeUpTo(at, covered == Long.MAX_VALUE ? covered : covered + 1);
        complete = complete || isLast;
    }

    /// Files that left this choice go; what lies behind the page stays, so that nothing jumps.
    private int removeUpTo(int at, long id) {
        int end = at;
        while (end < files.size() && files.get(end).id() < id) {
            end++;
        }
        if (end > at) {
            files.remove(at, end);
        }
        return at;
    }

    private FileQuery query(long after, int limit) {
        String words = search.get() == null ? "" : search.get().strip().toLowerCase(Locale.ROOT);
        return new FileQuery(item, choice.get().states(), words, after, limit);
    }
}
