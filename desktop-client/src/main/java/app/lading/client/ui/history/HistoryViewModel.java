package app.lading.client.ui.history;

import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.FileChoosers;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.manifest.HistoryManifest;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.PageFormats;
import app.lading.client.ui.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history as far as it was scrolled: pages come when they are wanted, a search begins anew, and what ends
/// meanwhile comes in at the top.
public final class HistoryViewModel implements AutoCloseable {
    static final int PAGE = 200;

    private static final Duration REST_OF_TYPING = Duration.ofMillis(250);
    // Counting looks at every entry, so it waits until nobody types, and until the page is there.
    private static final Duration BEFORE_COUNTING = Duration.ofMillis(600);
    private static final Duration BEFORE_LOOKING_AGAIN = Duration.ofSeconds(1);

    /// What is to be seen.
    public enum State {
        LOADING,
        /// There are entries.
        FOUND,
        /// Nothing was remembered yet.
        EMPTY,
        /// There are entries, but none is what is looked for.
        NOT_FOUND,
        /// The history cannot be opened or read.
        UNREADABLE
    }

    private static final Logger LOG = LoggerFactory.getLogger(HistoryViewModel.class);

    private final HistoryBook book;
    private final UiThread ui;
    private final PageFormats formats;
    private final Toasts toasts;
    private final Clipboard clipboard;
    private final FileRevealer revealer;
    private final FileChoosers choosers;
    private final Executor work;
    private final ObservableList<HistoryEntry> entries = FXCollections.observableArrayList();
    // Made once: it hears of changes only as long as somebody holds it, and who listens to it does not.
    private final ObservableList<HistoryEntry> seen = FXCollections.unmodifiableObservableList(entries);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<Optional<HistoryEntry.Outcome>> outcome =
            new SimpleObjectProperty<>(this, "outcome", Optional.empty());
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(this, "total");
    private final StringProperty account = new SimpleStringProperty(this, "account", "");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
    private final List<String> accounts;
    private final Subscription listening;
    private Subscription typing = Subscription.EMPTY;
    private Subscription counting = Subscription.EMPTY;
    private boolean lookingSoon;
    private boolean loading;
    private boolean more;
    private int question;

    /// Shows the newest entries.
    ///
    /// @param work where files are written
    /// @param accounts that share the history, as it names them
    public HistoryViewModel(
            HistoryBook book,
            UiThread ui,
            Formats formats,
            Toasts toasts,
            Clipboard clipboard,
            FileRevealer revealer,
            FileChoosers choosers,
            Executor work,
            List<String> accounts) {
        this.book = book;
        this.ui = ui;
        this.formats = new PageFormats(formats);
        this.toasts = toasts;
        this.clipboard = clipboard;
        this.revealer = revealer;
        this.choosers = choosers;
        this.work = work;
        this.accounts = List.copyOf(accounts);
        search.subscribe((before, now) -> {
            typing.unsubscribe();
            typing = ui.later(REST_OF_TYPING, this::begin);
        });
        outcome.subscribe((before, now) -> begin());
        account.subscribe((before, now) -> begin());
        listening = book.listen(() -> ui.run(this::lookSoon));
        begin();
    }

    public Formats formats() {
        return formats.formats();
    }

    /// What was loaded so far, the newest first.
    public ObservableList<HistoryEntry> entries() {
        return seen;
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

    /// Only entries of this account; empty for all.
    public StringProperty accountProperty() {
        return account;
    }

    /// The accounts that share the history.
    public List<String> accounts() {
        return accounts;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Takes away everything that narrows the list.
    public void showAll() {
        search.set("");
        account.set("");
        outcome.set(Optional.empty());
        begin();
    }

    /// Says that the end of what is loaded came into sight.
    public void needMore() {
        if (more && !loading) {
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

    /// Lets the person choose a place and writes there what was proved of these.
    public void saveManifest(List<HistoryEntry> of) {
        Instant now = formats().times().now();
        choosers.saveAs(formats().texts().get("history.manifest"), "history.lading.txt")
                .ifPresent(target -> ui.hear(
                        CompletableFuture.supplyAsync(() -> written(of, target, now), work),
                        (count, trouble) -> toasts.show(Toast.saying(
                                trouble == null
                                        ? Words.of("details.manifest.done", new Counted("queue.files", count))
                                        : Words.of("details.manifest.failed")))));
    }

    private static long written(List<HistoryEntry> of, Path target, Instant now) {
        try {
            return HistoryManifest.write(of, target, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks from the newest entry on.
    public void begin() {
        typing.unsubscribe();
        counting.unsubscribe();
        question++;
        entries.clear();
        total.set(0);
        load(query());
    }

    private void load(HistoryQuery query) {
        loading = true;
        if (entries.isEmpty()) {
            state.set(State.LOADING);
        }
        int number = question;
        ui.hear(book.page(query), (page, failure) -> {
            if (number == question) {
                loading = false;
                if (failure != null) {
                    LOG.warn("the history cannot be read", failure);
                    state.set(State.UNREADABLE);
                } else {
                    take(page);
                }
            }
        });
    }

    private void take(List<HistoryEntry> page) {
        entries.addAll(page);
        more = page.size() == PAGE;
        state.set(!entries.isEmpty() ? State.FOUND : isNarrowed() ? State.NOT_FOUND : State.EMPTY);
        if (more) {
            counting.unsubscribe();
            counting = ui.later(BEFORE_COUNTING, this::count);
        }
        total.set(Math.max(total.get(), entries.size()));
    }

    private void count() {
        int number = question;
        ui.hear(book.count(query()), (count, failure) -> {
            if (number == question && failure == null) {
                total.set(count);
            }
        });
    }

    private boolean isNarrowed() {
        return !search.get().isBlank()
                || !account.get().isEmpty()
                || outcome.get().isPresent();
    }

    private void lookSoon() {
        if (!lookingSoon) {
            lookingSoon = true;
            ui.later(BEFORE_LOOKING_AGAIN, this::look);
        }
    }

    /// Brings in what is newer than the newest that is shown.
    private void look() {
        lookingSoon = false;
        if (loading) {
            lookSoon();
            return;
        }
        int number = question;
        long newest = entries.isEmpty() ? 0 : entries.getFirst().id();
        ui.hear(book.page(query()), (page, failure) -> {
            if (failure != null || number != question) {
                return;
            }
            List<HistoryEntry> fresh =
                    page.stream().filter(entry -> entry.id() > newest).toList();
            if (entries.isEmpty() || page.isEmpty() || fresh.size() == PAGE) {
                begin();
            } else if (!fresh.isEmpty()) {
                entries.addAll(0, fresh);
                total.set(total.get() + fresh.size());
            }
        });
    }

    private HistoryQuery query() {
        Set<HistoryEntry.Outcome> outcomes = outcome.get().map(Set::of).orElse(Set.of());
        return new HistoryQuery(search.get().strip(), outcomes, account.get(), HistoryQuery.NEWEST, PAGE);
    }

    /// Looks no longer for what is new.
    @Override
    public void close() {
        listening.unsubscribe();
        typing.unsubscribe();
        counting.unsubscribe();
        formats.close();
    }
}
