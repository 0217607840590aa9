package app.lading.client.ui.history;

import app.lading.client.settings.HistorySettings;
import app.lading.client.store.HistoryEntry;
import app.lading.client.store.HistoryQuery;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history for those who must not wait: everything is done on one thread, in the order of the calls. What comes in
/// quick succession is written together.
///
/// Thread safe; every method returns at once.
public final class HistoryBook {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryBook.class);

    private final Supplier<Optional<HistoryStore>> store;
    private final Executor historian;
    private final Supplier<HistorySettings> settings;
    private final InstantSource clock;
    private final List<HistoryEntry> coming = new ArrayList<>();

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
    }

    /// Adds an entry.
    public void add(HistoryEntry entry) {
        synchronized (coming) {
            coming.add(entry);
            if (coming.size() > 1) {
                return;
            }
        }
        historian.execute(this::write);
    }

    /// A page; empty when the history cannot be read.
    public CompletableFuture<List<HistoryEntry>> page(HistoryQuery query) {
        return ask(open -> open.page(query), List.of());
    }

    /// How many entries a query finds.
    public CompletableFuture<Long> count(HistoryQuery query) {
        return ask(open -> open.count(query), 0L);
    }

    /// Forgets everything.
    public CompletableFuture<Boolean> clear() {
        return ask(
                open -> {
                    open.clear();
                    return true;
                },
                false);
    }

    /// Forgets what is older or more than the settings say.
    public void shorten() {
        historian.execute(() -> store.get().ifPresent(open -> {
            HistorySettings keep = settings.get();
            try {
                long deleted = open.keep(clock.instant().minus(Duration.ofDays(keep.days())), keep.rows());
                LOG.debug("forgot {} old entries of the history", deleted);
            } catch (StoreException e) {
                LOG.warn("the history could not be shortened", e);
            }
        }));
    }

    private void write() {
        List<HistoryEntry> entries;
        synchronized (coming) {
            entries = List.copyOf(coming);
            coming.clear();
        }
        store.get().ifPresent(open -> {
            try {
                open.add(entries);
            } catch (StoreException e) {
                LOG.warn("{} finished uploads could not be remembered", entries.size(), e);
            }
        });
    }

    private <T> CompletableFuture<T> ask(Function<HistoryStore, T> question, T otherwise) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return store.get().map(question).orElse(otherwise);
                    } catch (StoreException e) {
                        LOG.warn("the history could not be asked", e);
                        return otherwise;
                    }
                },
                historian);
    }
}
