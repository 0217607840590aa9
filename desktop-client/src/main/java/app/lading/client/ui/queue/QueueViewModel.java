package app.lading.client.ui.queue;

import app.lading.client.transfer.ItemCounts;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The queue as the window shows it.
///
/// Four times a second one snapshot of the queue is taken over; that is all the work there is, however many
/// files move. FX thread only.
public final class QueueViewModel {
    /// How often the rows change.
    public static final Duration TICK = Duration.ofMillis(250);

    private static final int TICKS_A_SECOND = 4;
    private static final int SPEEDS = 120;
    private static final int LOOKED_AT = 1000;

    private final UploadQueue queue;
    private final UiThread ui;
    private final Formats formats;
    private final RowText text;
    private final RowList rows = new RowList();
    private final SpeedHistory speeds = new SpeedHistory(SPEEDS);
    private final ObjectProperty<QueueFilter> filter = new SimpleObjectProperty<>(this, "filter", QueueFilter.ALL);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final StringProperty targetFolder = new SimpleStringProperty(this, "targetFolder", "");
    private final BooleanProperty detailsOpen = new SimpleBooleanProperty(this, "detailsOpen", false);
    private final LongProperty selectedId = new SimpleLongProperty(this, "selectedId", 0);
    private final ReadOnlyObjectWrapper<ItemCounts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", ItemCounts.NONE);
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper(this, "ticks", 0);
    private final ReadOnlyObjectWrapper<Set<RowAction>> possible =
            new ReadOnlyObjectWrapper<>(this, "possible", Set.of());
    private final ReadOnlyLongWrapper questionsWanted = new ReadOnlyLongWrapper(this, "questionsWanted", 0);
    private final ReadOnlyLongWrapper namesWanted = new ReadOnlyLongWrapper(this, "namesWanted", 0);
    private final ReadOnlyBooleanWrapper pausedAll = new ReadOnlyBooleanWrapper(this, "pausedAll", false);
    private final ReadOnlyObjectWrapper<Optional<Instant>> pausedUntil =
            new ReadOnlyObjectWrapper<>(this, "pausedUntil", Optional.empty());
    private final ReadOnlyObjectWrapper<List<NotAdded>> notAdded =
            new ReadOnlyObjectWrapper<>(this, "notAdded", List.of());
    private final ObjectProperty<Optional<FolderQuestion>> folderQuestion =
            new SimpleObjectProperty<>(this, "folderQuestion", Optional.empty());
    private List<QueueRow> selection = List.of();

    /// Shows a queue; nothing happens before [#start] or [#tick].
    public QueueViewModel(UploadQueue queue, Formats formats, UiThread ui) {
        this.queue = queue;
        this.formats = formats;
        this.ui = ui;
        this.text = new RowText(formats);
        this.snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot", queue.snapshot());
        targetFolder.subscribe(text::usualFolder);
        filter.subscribe(chosen -> rows.filter(chosen));
        search.subscribe(words -> rows.search(words == null ? "" : words));
    }

    /// Takes over a snapshot now and then four times a second.
    ///
    /// @return ends it
    public Subscription start() {
        tick();
        return ui.every(TICK, this::tick);
    }

    /// Takes over the newest snapshot.
    public void tick() {
        Snapshot newest = queue.snapshot();
        rows.take(newest);
        counts.set(newest.counts());
        pausedAll.set(newest.pausedAll());
        resumeInTime();
        if (ticks.get() % TICKS_A_SECOND == 0) {
            speeds.add(newest.totals().bytesPerSecond());
            rows.sampleSpeeds();
        }
        findPossible();
        snapshot.set(newest);
        ticks.set(ticks.get() + 1);
    }

    private void resumeInTime() {
        Optional<Instant> until = pausedUntil.get();
        if (until.isPresent() && !formats.times().now().isBefore(until.get())) {
            pausedUntil.set(Optional.empty());
            queue.resumeAll();
        }
    }

    /// The rows that are shown, in the order in which they are shown. For reading.
    public ObservableList<QueueRow> rows() {
        return rows.shown();
    }

    /// Every row there is, in queue order.
    public List<QueueRow> all() {
        return rows.all();
    }

    /// The row of an item; null when there is none.
    public @Nullable QueueRow row(long id) {
        return rows.find(id);
    }

    /// Changes with every tick: what is visible is shown anew.
    public ReadOnlyLongProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /// The newest snapshot.
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// The numbers on the chips.
    public ReadOnlyObjectProperty<ItemCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// The chip that is pressed.
    public ObjectProperty<QueueFilter> filterProperty() {
        return filter;
    }

    /// What is searched for in names and folders.
    public StringProperty searchProperty() {
        return search;
    }

    /// The folder on the server in which what is dropped arrives; empty for the top one.
    public StringProperty targetFolderProperty() {
        return targetFolder;
    }

    /// What was given and not taken, the oldest first.
    public ReadOnlyObjectProperty<List<NotAdded>> notAddedProperty() {
        return notAdded.getReadOnlyProperty();
    }

    void notAdded(NotAdded more) {
        List<NotAdded> now = new ArrayList<>(notAdded.get());
        now.add(more);
        notAdded.set(List.copyOf(now));
    }

    /// Lets something go that was not taken.
    public void forgetNotAdded(NotAdded what) {
        notAdded.set(notAdded.get().stream().filter(one -> !one.equals(what)).toList());
    }

    /// The folder that a person is asked for; empty when none is.
    public ObjectProperty<Optional<FolderQuestion>> folderQuestionProperty() {
        return folderQuestion;
    }

    void ask(FolderQuestion question) {
        folderQuestion.set(Optional.of(question));
    }

    /// Whether the panel with the details is open.
    public BooleanProperty detailsOpenProperty() {
        return detailsOpen;
    }

    /// The row whose details are shown; 0 for none.
    public LongProperty selectedIdProperty() {
        return selectedId;
    }

    /// The switch over the whole queue.
    public ReadOnlyBooleanProperty pausedAllProperty() {
        return pausedAll.getReadOnlyProperty();
    }

    /// When the queue goes on by itself; empty when it is not paused for a time.
    public ReadOnlyObjectProperty<Optional<Instant>> pausedUntilProperty() {
        return pausedUntil.getReadOnlyProperty();
    }

    /// Opens the questions of a row, also when its details are open already.
    public void askAbout(long item) {
        selectedId.set(item);
        detailsOpen.set(true);
        questionsWanted.set(questionsWanted.get() + 1);
    }

    /// Opens the questions of a row, to give the first name that cannot be used another one.
    public void editName(long item) {
        askAbout(item);
        namesWanted.set(namesWanted.get() + 1);
    }

    /// Changes each time somebody wants to edit a name of the row whose details are open.
    public ReadOnlyLongProperty namesWantedProperty() {
        return namesWanted.getReadOnlyProperty();
    }

    /// Changes each time somebody wants to see the questions of the row whose details are open.
    public ReadOnlyLongProperty questionsWantedProperty() {
        return questionsWanted.getReadOnlyProperty();
    }

    /// The speeds of the last two minutes.
    public SpeedHistory speeds() {
        return speeds;
    }

    /// The words of rows.
    public RowText text() {
        return text;
    }

    /// The formats of the window.
    public Formats formats() {
        return formats;
    }

    /// What a row says now.
    public RowWords words(QueueRow row) {
        return text.state(row, row.place(), pausedAll.get());
    }

    /// A person aims at something: nothing changes its place.
    public void hold(boolean on) {
        rows.hold(on);
    }

    /// Takes an order now and keeps it, whatever the numbers do later.
    ///
    /// @param order null for the order of the queue
    public void sort(@Nullable Comparator<QueueRow> order) {
        rows.sort(order);
    }

    /// Tells which rows are selected.
    ///
    /// @param selected in the order of the list
    public void select(Collection<QueueRow> selected) {
        selection = selected.stream().filter(Objects::nonNull).toList();
        selectedId.set(selection.size() == 1 ? selection.getFirst().id() : 0);
        findPossible();
    }

    /// The selected rows.
    public List<QueueRow> selection() {
        return selection;
    }

    /// What is known of the selected rows.
    public List<ItemView> selectedItems() {
        return selection.stream().map(QueueRow::item).toList();
    }

    /// What can be done with what is selected; of very many rows the first thousand are looked at.
    public ReadOnlyObjectProperty<Set<RowAction>> possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    private void findPossible() {
        if (!selection.isEmpty() || !possible.get().isEmpty()) {
            possible.set(RowActions.possible(
                    selection.stream().limit(LOOKED_AT).map(QueueRow::item).toList()));
        }
    }

    /// Pauses the whole queue until somebody resumes it.
    public void pauseAll() {
        pausedUntil.set(Optional.empty());
        queue.pauseAll();
    }

    /// Pauses the whole queue for a while.
    public void pauseAllUntil(Instant moment) {
        pausedUntil.set(Optional.of(moment));
        queue.pauseAll();
    }

    /// Pauses the whole queue for an hour.
    public void pauseAllForAnHour() {
        pauseAllUntil(formats.times().now().plus(Duration.ofHours(1)));
    }

    /// Pauses the whole queue until eight in the morning of the next day.
    public void pauseAllUntilTomorrow() {
        pauseAllUntil(formats.times()
                .now()
                .atZone(formats.times().zone())
                .toLocalDate()
                .plusDays(1)
                .atTime(8, 0)
                .atZone(formats.times().zone())
                .toInstant());
    }

    /// Resumes the queue. Rows that a person paused stay paused.
    public void resumeAll() {
        pausedUntil.set(Optional.empty());
        queue.resumeAll();
    }

    /// The one button: pauses or resumes the queue.
    public void togglePauseAll() {
        if (pausedAll.get()) {
            resumeAll();
        } else {
            pauseAll();
        }
    }
}
