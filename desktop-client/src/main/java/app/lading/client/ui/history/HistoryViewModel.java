package app.lading.client.ui.history;

import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The history as far as it was scrolled: pages come when they are wanted, and a search begins anew.
public final class HistoryViewModel {
    static final int PAGE = 200;

    private static final Duration REST_OF_TYPING = Duration.ofMillis(250);

    private final HistoryBook book;
    private final UiThread ui;
    private final Formats formats;
    private final Toasts toasts;
    private final Clipboard clipboard;
    private final FileRevealer revealer;
    private final ObservableList<HistoryEntry> entries = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<Optional<HistoryEntry.Outcome>> outcome =
            new SimpleObjectProperty<>(this, "outcome", Optional.empty());
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(this, "total");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading", true);
    private Subscription typing = Subscription.EMPTY;
    private boolean more;
    private int question;

    public HistoryViewModel(
            HistoryBook book, UiThread ui, Formats formats, Toasts toasts, Clipboard clipboard, FileRevealer revealer) {
        this.book = book;
        this.ui = ui;
        this.formats = formats;
        this.toasts = toasts;
        this.clipboard = clipboard;
        this.revealer = revealer;
        search.subscribe((before, now) -> {
            typing.unsubscribe();
            typing = ui.later(REST_OF_TYPING, this::begin);
        });
        outcome.subscribe((before, now) -> begin());
        begin();
    }

    public Formats formats() {
        return formats;
    }

    /// What was loaded so far, the newest first.
    public ObservableList<HistoryEntry> entries() {
        return FXCollections.unmodifiableObservableList(entries);
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// Only entries that ended so; empty for all.
    public ObjectProperty<Optional<HistoryEntry.Outcome>> outcomeProperty() {
        return outcome;
    }

    /// How many entries there are for what is searched.
    public ReadOnlyLongProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Says that the end of what is loaded came into sight.
    public void needMore() {
        if (more && !loading.get()) {
            load(query().behind(entries.getLast()));
        }
    }

    /// Opens the folder of the file on this machine.
    public void showInFolder(HistoryEntry entry) {
        ui.hear(revealer.reveal(Path.of(entry.source())), (end, failure) -> {
            if (failure != null) {
                toasts.show(Toast.saying(Words.of("history.reveal.cannot", entry.source())));
            }
        });
    }

    public void copyPath(HistoryEntry entry) {
        clipboard.copy(entry.source());
        toasts.show(Toast.saying(Words.of("history.copied")));
    }

    public void copyDigest(HistoryEntry entry) {
        if (entry.fingerprint() != null) {
            clipboard.copy(entry.fingerprint());
            toasts.show(Toast.saying(Words.of("history.copied")));
        }
    }

    /// Asks from the newest entry on.
    public void begin() {
        typing.unsubscribe();
        question++;
        entries.clear();
        load(query());
        int number = question;
        ui.hear(book.count(query()), count -> {
            if (number == question) {
                total.set(count);
            }
        });
    }

    private void load(HistoryQuery query) {
        loading.set(true);
        int number = question;
        ui.hear(book.page(query), page -> {
            if (number == question) {
                entries.addAll(page);
                more = page.size() == PAGE;
                loading.set(false);
            }
        });
    }

    private HistoryQuery query() {
        Set<HistoryEntry.Outcome> outcomes = outcome.get().map(Set::of).orElse(Set.of());
        return new HistoryQuery(search.get().strip(), outcomes, "", HistoryQuery.NEWEST, PAGE);
    }
}
