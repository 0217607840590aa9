package app.lading.client.ui.queue;

import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.model.name.FileNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What a row says in its columns, in the person's language. Empty instead of a zero or a dash: a column of noughts
// tells nobody anything.
public final class RowText {
    private final Formats formats;
    private final Texts texts;
    private final ProblemText problems;
    private final RowProgress progress;
    private final WaitText waits;
    private final StateText states;
    private final SpokenRow spoken;
    private String usualFolder = "";

    /// Words by the given formats.
    public RowText(Formats formats) {
        this.formats = formats;
        this.texts = formats.texts();
        this.problems = new ProblemText(texts);
        this.progress = new RowProgress(formats);
        this.waits = new WaitText(formats);
        this.states = new StateText(formats, problems, waits);
        this.spoken = new SpokenRow(formats, this);
    }

    /// Rows that go to this folder do not say so: the bar at the top does.
    void usualFolder(String folder) {
        usualFolder = folder;
    }

    /// The words for problems.
    public ProblemText problems() {
        return problems;
    }

    /// How far rows have come.
    public RowProgress progress() {
        return progress;
    }

    /// The words for what waits.
    public WaitText waits() {
        return waits;
    }

    /// The name, with control characters made visible.
    public String name(QueueRow row) {
        return FileNames.visible(row.name());
    }

    /// The line under the name: how many files of a folder are done, and where it goes.
    public String under(QueueRow row) {
        ItemView item = row.item();
        boolean usual = item.folder().isEmpty() || item.folder().equals(usualFolder);
        String place = usual ? "" : texts.get("queue.row.to", FileNames.visible(item.folder()));
        if (!item.isFolder()) {
            return place;
        }
        String files;
        if (item.files() == 0 && item.folders().all() > 0) {
            files = texts.count("queue.folders", item.folders().all());
        } else if (item.scanning() || item.doneFiles() == item.files() || item.doneFiles() == 0) {
            files = texts.count("queue.files", item.files());
        } else {
            files = texts.get("queue.files.of", item.doneFiles(), item.files());
        }
        return place.isEmpty() ? files : texts.get("queue.row.two", files, place);
    }

    /// The size; empty while nothing is known of it.
    public String size(QueueRow row) {
        ItemView item = row.item();
        return item.bytes() == 0 && (item.scanning() || item.isFolder())
                ? ""
                : formats.sizes().format(item.bytes());
    }

    /// The speed; empty when nothing moves.
    public String speed(QueueRow row) {
        return formats.sizes().speed(row.item().bytesPerSecond());
    }

    /// The time left while it is sent; when it was finished after that; else empty.
    public String left(QueueRow row) {
        ItemView item = row.item();
        Instant finished = item.finished();
        if (item.state() == FileState.DONE && finished != null) {
            return formats.times().moment(finished);
        }
        Duration left = item.left();
        return left == null || item.state().isEnd() ? "" : formats.durations().left(left);
    }

    /// When it was added.
    public String added(QueueRow row) {
        return formats.times().moment(row.item().added());
    }

    /// When it came to its end; empty before.
    public String finished(QueueRow row) {
        Instant finished = row.item().finished();
        return finished == null ? "" : formats.times().moment(finished);
    }

    /// The digest that the server proved; empty for folders and before.
    public String digest(QueueRow row) {
        return row.item().receipt() == null
                ? ""
                : Objects.requireNonNull(row.item().receipt()).fingerprint();
    }

    /// The target folder; a word for the top one.
    public String folder(QueueRow row) {
        return folder(row.item().folder());
    }

    /// A target folder; a word for the top one.
    public String folder(String folder) {
        return folder.isEmpty() ? texts.get("queue.folder.top") : FileNames.visible(folder);
    }

    /// The path on this computer.
    public String source(QueueRow row) {
        return FileNames.visible(row.item().path().toString());
    }

    /// What a row says about its state.
    ///
    /// @param place its place among those that wait, 1 for the next; 0 when it does not wait
    /// @param queuePaused the switch over the whole queue
    public RowWords state(QueueRow row, long place, boolean queuePaused) {
        return states.of(row, place, queuePaused);
    }

    /// The row as one sentence for a voice.
    ///
    /// @param number of the row, from 1
    /// @param rows how many there are
    public String spoken(QueueRow row, RowWords state, long number, long rows) {
        return spoken.of(row, state, number, rows);
    }
}
