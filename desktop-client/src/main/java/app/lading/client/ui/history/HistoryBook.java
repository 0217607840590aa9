package app.lading.client.ui.history;

import app.lading.client.account.Account;
import app.lading.client.settings.HistorySettings;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.StoreException;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.HistoryFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history for those who must not wait: everything is done on one thread, in the order of the calls.
///
/// It is shortened to what the settings say at the start, once a day, and after each thousand entries, so that it stays
/// small also in a program that runs for weeks. Thread safe; every method returns at once.
public final class HistoryBook {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryBook.class);
    private static final int MANY = 1_000;
    private static final long NOTHING = -1;
    private static final Duration LONG = Duration.ofDays(1);

    private final Supplier<Optional<HistoryStore>> store;
    private final Executor historian;
    private final Supplier<HistorySettings> settings;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    // All are touched on the historian's thread only.
    private int added;
    private Instant shortened;
    private long hidden = NOTHING;

    /// Nothing is opened yet.
    ///
    /// @param store opens the store when it is first asked for; called on the historian's thread only
    /// @param historian one thread
    /// @param settings how much is kept
    public HistoryBook(
            Supplier<Optional<HistoryStore>> store,
            Executor historian,
            Supplier<HistorySettings> settings,
            InstantSource clock) {
        this.store = store;
        this.historian = historian;
        this.settings = settings;
        this.clock = clock;
        this.shortened = clock.instant();
    }

    /// An account as the history names it: `ana@files.example.org:8470`.
    public static String nameOf(Account account) {
        return account.user() + "@" + account.server().hostAndPort();
    }

    /// Hears an engine and writes down what comes to an end.
    ///
    /// @param account whose files they are, as [#nameOf(Account)] says it
    public EngineListener listener(String account) {
        return new HistoryFeed(this::write, account, clock, historian);
    }

    /// Tells when something was added, on any thread; quick.
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// A page; fails when the history cannot be read.
    public CompletableFuture<List<HistoryEntry>> page(HistoryQuery query) {
        return ask(open -> {
            List<HistoryEntry> found = open.page(query);
            // The newest come first: what is hidden is the end of a page, and a page that is not full is the last.
            return hidden == NOTHING
                    ? found
                    : found.stream().filter(entry -> entry.id() > hidden).toList();
        });
    }

    /// How many entries a query finds; fails when the history cannot be read.
    public CompletableFuture<Long> count(HistoryQuery query) {
        return ask(open -> open.count(query));
    }

    /// Shows nothing of what is there now, and keeps it.
    ///
    /// @return whether it could
    public CompletableFuture<Boolean> hide() {
        return attempt(open -> hidden = open.page(HistoryQuery.all(1)).stream()
                .mapToLong(HistoryEntry::id)
                .findFirst()
                .orElse(0));
    }

    /// Shows again what was hidden.
    public void show() {
        historian.execute(() -> {
            hidden = NOTHING;
            tell();
        });
    }

    /// Forgets what was hidden, and not what came since; everything when nothing was hidden.
    ///
    /// @return whether it could
    public CompletableFuture<Boolean> clear() {
        return attempt(open -> {
            if (hidden == NOTHING) {
                open.clear();
            } else {
                open.clear(hidden);
                hidden = NOTHING;
            }
        });
    }

    private CompletableFuture<Boolean> attempt(Consumer<HistoryStore> change) {
        return ask(open -> {
                    change.accept(open);
                    tell();
                    return true;
                })
                .exceptionally(trouble -> {
                    LOG.warn("the history could not be cleared", trouble);
                    return false;
                });
    }

    /// Forgets what is older or more than the settings say.
    public void shorten() {
        historian.execute(() -> store.get().ifPresent(this::shorten));
    }

    private void shorten(HistoryStore open) {
        HistorySettings keep = settings.get();
        added = 0;
        shortened = clock.instant();
        try {
            long deleted = open.keep(shortened.minus(Duration.ofDays(keep.days())), keep.rows());
            LOG.debug("forgot {} old entries of the history", deleted);
        } catch (StoreException e) {
            LOG.warn("the history could not be shortened", e);
        }
    }

    private void write(List<HistoryEntry> entries) {
        Optional<HistoryStore> there = store.get();
        if (there.isEmpty()) {
            LOG.warn("{} finished uploads cannot be remembered", entries.size());
            return;
        }
        HistoryStore open = there.get();
        open.add(entries);
        added += entries.size();
        if (added >= MANY || clock.instant().isAfter(shortened.plus(LONG))) {
            shorten(open);
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private HistoryStore open() {
        return store.get().orElseThrow(() -> new IllegalStateException("the history could not be opened"));
    }

    private <T> CompletableFuture<T> ask(Function<HistoryStore, T> question) {
        return CompletableFuture.supplyAsync(() -> question.apply(open()), historian);
    }
}
