package app.lading.client.ui.shell;

import app.lading.client.account.AccountSessions;
import app.lading.client.account.Accounts;
import app.lading.client.account.ServerProbe;
import app.lading.client.account.SignIn;
import app.lading.client.desktop.DesktopServices;
import app.lading.client.desktop.Handover;
import app.lading.client.desktop.SingleInstance;
import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.log.ClientLog;
import app.lading.client.settings.JsonFile;
import app.lading.client.settings.SettingsStore;
import app.lading.client.settings.WindowMemory;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.StatePlace;
import app.lading.client.transfer.Engine;
import app.lading.client.ui.history.HistoryBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything of the program that is not its window: what it remembers, its threads, the system's services. Made by
/// hand, closed in reverse.
final class Program implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final int CLOSE_SECONDS = 8;

    private final DesktopOptions options;
    private final Path folder;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("settings").factory());
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("desk-", 0).factory());
    private final ExecutorService historian = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("history").factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedule").daemon().factory());
    private final DesktopServices services;
    private final SettingsStore settings;
    private final WindowMemory memory;
    private final Accounts accounts;
    private final AccountSessions sessions;
    private final ServerProbe probe;
    private final SignIn signIn;
    private final SingleInstance.Claim claim;
    private final HistoryBook history;
    private final CompletableFuture<Consumer<Handover>> handovers = new CompletableFuture<>();

    // Opened and used on the historian's thread only.
    private @Nullable HistoryStore historyStore;

    private Program(DesktopOptions options) throws IOException {
        this.options = options;
        Path home = Path.of(System.getProperty("user.home", ""));
        Path state = options.state() == null
                ? StatePlace.usual(System.getProperty("os.name", ""), System.getenv(), home)
                : options.state();
        Path all = state.toAbsolutePath().normalize();
        this.folder = all.resolve("desktop");
        JsonFile.makeForOwner(all);
        JsonFile.makeForOwner(folder);
        JsonFile.makeForOwner(logFolder());
        ClientLog.newsTo(logFolder().resolve("lading.log"));
        String version = version();
        this.services = DesktopServices.ofThisSystem(folder);
        // What other starts hand over waits until the window can take it.
        this.claim = services.singleInstance().claim(options.handover(), handover -> {
            var _ = handovers.thenAccept(desk -> desk.accept(handover));
        });
        this.settings = SettingsStore.open(folder.resolve("settings.json"), clock, writer);
        this.memory = WindowMemory.open(folder.resolve("window.json"), clock, writer);
        this.accounts = Accounts.open(folder.resolve("accounts.json"), services.keychain(), clock, writer);
        LinkSettings link = LinkSettings.standard(version);
        this.sessions = new AccountSessions(new AccountSessions.World(
                all,
                folder,
                System.getenv(),
                settings,
                link,
                Engine::create,
                services.watches(),
                background,
                timer,
                clock,
                ZoneId.systemDefault()));
        this.probe = new ServerProbe(
                () -> settings.get().network(),
                route -> new OkHttpTransport(link, route),
                background,
                System::nanoTime);
        this.history = new HistoryBook(
                this::historyStore, historian, () -> settings.get().history(), clock);
        this.signIn = new SignIn(settings, route -> new OkHttpTransport(link, route), background, clock);
    }

    /// Opens what the program remembers. Blocks shortly.
    ///
    /// @throws IOException with a sentence for people when the state folder cannot be used
    static Program open(DesktopOptions options) throws IOException {
        return new Program(options);
    }

    DesktopOptions options() {
        return options;
    }

    /// Where the window keeps what is its own.
    Path folder() {
        return folder;
    }

    /// Where the program writes what it does.
    Path logFolder() {
        return folder.resolve("log");
    }

    Clock clock() {
        return clock;
    }

    DesktopServices services() {
        return services;
    }

    SettingsStore settings() {
        return settings;
    }

    WindowMemory memory() {
        return memory;
    }

    Accounts accounts() {
        return accounts;
    }

    AccountSessions sessions() {
        return sessions;
    }

    ServerProbe probe() {
        return probe;
    }

    SignIn signIn() {
        return signIn;
    }

    /// Threads that may block.
    ExecutorService background() {
        return background;
    }

    /// Whether this is the one program of its state folder.
    SingleInstance.Claim claim() {
        return claim;
    }

    /// From now on, and for what came before, this hears what other starts hand over; on any thread.
    void onHandover(Consumer<Handover> desk) {
        handovers.complete(desk);
    }

    /// What is finished.
    HistoryBook history() {
        return history;
    }

    private Optional<HistoryStore> historyStore() {
        if (historyStore == null) {
            try {
                historyStore = HistoryStore.open(folder.resolve("history"), clock);
            } catch (IOException e) {
                LOG.warn("the history cannot be opened; finished uploads are not remembered", e);
                return Optional.empty();
            }
        }
        return Optional.of(historyStore);
    }

    static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// Closes everything that the window did not close itself. Takes some seconds at most.
    @Override
    public void close() {
        timer.shutdown();
        if (claim instanceof SingleInstance.Claim.First first) {
            closed("the place of the one program", first.hold());
        }
        closed("the system's services", services);
        historian.execute(() -> {
            if (historyStore != null) {
                historyStore.close();
            }
        });
        closed("the accounts", accounts);
        closed("the window's place", memory);
        closed("the settings", settings);
        for (ExecutorService threads : new ExecutorService[] {historian, writer, background}) {
            threads.shutdown();
        }
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)
                    || !historian.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("what is remembered could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closed(String what, AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            LOG.warn("{} could not be closed in order", what, e);
        }
    }
}
