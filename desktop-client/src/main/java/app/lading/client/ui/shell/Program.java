package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSessions;
import app.lading.client.account.Accounts;
import app.lading.client.account.ServerProbe;
import app.lading.client.account.SignIn;
import app.lading.client.desktop.DesktopServices;
import app.lading.client.desktop.Handover;
import app.lading.client.desktop.HomeFolder;
import app.lading.client.desktop.SingleInstance;
import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.log.ClientLog;
import app.lading.client.settings.JsonFile;
import app.lading.client.settings.Settings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.settings.WindowMemory;
import app.lading.client.store.HistoryStore;
import app.lading.client.store.StatePlace;
import app.lading.client.transfer.Engine;
import app.lading.client.transfer.EngineListener;
import app.lading.client.ui.history.HistoryBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Everything of the program that is not its window: what it remembers, its threads, the system's services. Made by
/// hand, closed in reverse.
final class Program implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final int CLOSE_SECONDS = 8;
    /// How long another start waits at most until this one has read what it remembers.
    private static final int OPEN_SECONDS = 4;

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
    private final AutoCloseable place;
    private final HandedOver handedOver;
    private final HistoryBook history;
    private final CompletableFuture<Path> damagedHistory = new CompletableFuture<>();
    private final Others others;

    // Opened and used on the historian's thread only.
    private @Nullable HistoryStore historyStore;

    /// What the program stands on; tests put something else under it.
    ///
    /// @param state the state folder
    /// @param services of the system
    /// @param queues makes the queue of an account
    record Ground(Path state, DesktopServices services, AccountSessions.QueueMaker queues) {
        /// This system, as the options say.
        static Ground ofThisSystem(DesktopOptions options) {
            Path home = HomeFolder.ofThisProcess();
            Path state = options.state() == null
                    ? StatePlace.usual(System.getProperty("os.name", ""), System.getenv(), home)
                    : options.state();
            Path all = state.toAbsolutePath().normalize();
            return new Ground(all, DesktopServices.ofThisSystem(all.resolve("desktop")), Engine::create);
        }
    }

    /// How a start goes on.
    sealed interface Start {
        /// This is the program of its state folder.
        record Runs(Program program) implements Start {}

        /// Another one runs already and does what this one was asked to do.
        record HandedOver() implements Start {}

        /// There is no place for this one.
        record Failed(SingleInstance.Claim.Why why) implements Start {}
    }

    /// What later starts hand over, from before this one has read anything until its end.
    private static final class Others {
        private final CompletableFuture<HandedOver> files = new CompletableFuture<>();
        private final CompletableFuture<Consumer<Handover>> desk = new CompletableFuture<>();

        /// On the thread of the one who asks.
        boolean take(Handover handover) {
            try {
                if (!files.get(OPEN_SECONDS, TimeUnit.SECONDS).take(handover)) {
                    return false;
                }
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("another start came too early", e);
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            var _ = desk.thenAccept(one -> one.accept(handover));
            return true;
        }
    }

    private Program(DesktopOptions options, Ground ground, AutoCloseable place, Others others) throws IOException {
        this.options = options;
        this.folder = ground.state().resolve("desktop");
        this.services = ground.services();
        this.place = place;
        this.others = others;
        this.settings = SettingsStore.open(folder.resolve("settings.json"), clock, writer);
        logs(settings.get());
        settings.listen((before, now) -> logs(now));
        this.memory = WindowMemory.open(folder.resolve("window.json"), clock, writer);
        this.accounts = Accounts.open(folder.resolve("accounts.json"), services.keychain(), clock, writer);
        this.handedOver = HandedOver.open(folder.resolve("handed-over.json"), clock, writer);
        handedOver.take(options.handover());
        LinkSettings link = LinkSettings.standard(version());
        this.sessions = new AccountSessions(new AccountSessions.World(
                ground.state(),
                folder,
                System.getenv(),
                settings,
                link,
                ground.queues(),
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
        others.files.complete(handedOver);
    }

    /// Takes the place of the one program of the state folder, and opens what it remembers. Blocks shortly, or for some
    /// seconds while another one ends.
    ///
    /// @throws IOException when the state folder cannot be used
    static Start open(DesktopOptions options, Ground ground) throws IOException {
        Path folder = ground.state().resolve("desktop");
        JsonFile.makeForOwner(ground.state());
        JsonFile.makeForOwner(folder);
        JsonFile.makeForOwner(folder.resolve("log"));
        ClientLog.newsTo(folder.resolve("log").resolve("lading.log"));
        Others others = new Others();
        return switch (ground.services().singleInstance().claim(options.handover(), others::take)) {
            case SingleInstance.Claim.HandedOver done -> new Start.HandedOver();
            case SingleInstance.Claim.Failed failed -> new Start.Failed(failed.why());
            case SingleInstance.Claim.First first -> new Start.Runs(begin(options, ground, first.hold(), others));
        };
    }

    private static void logs(Settings now) {
        ClientLog.level(
                switch (now.help().log()) {
                    case WARNINGS -> Level.WARN;
                    case NORMAL -> Level.INFO;
                    case DETAILED -> Level.DEBUG;
                });
    }

    private static Program begin(DesktopOptions options, Ground ground, AutoCloseable place, Others others)
            throws IOException {
        boolean opened = false;
        try {
            Program program = new Program(options, ground, place, others);
            opened = true;
            return program;
        } finally {
            if (!opened) {
                closed("the place of the one program", place);
            }
        }
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

    /// Files that no queue has yet.
    HandedOver handedOver() {
        return handedOver;
    }

    /// From now on, and for what came before, this hears what other starts hand over, files and all; on any thread.
    void onHandover(Consumer<Handover> desk) {
        others.desk.complete(desk);
    }

    /// Where a damaged history was put; never done when it was not damaged.
    CompletableFuture<Path> damagedHistory() {
        return damagedHistory.copy();
    }

    /// What is finished.
    HistoryBook history() {
        return history;
    }

    /// Writes the history of an account.
    EngineListener recorder(Account account) {
        return history.listener(HistoryBook.nameOf(account));
    }

    private Optional<HistoryStore> historyStore() {
        if (historyStore == null) {
            try {
                HistoryStore opened = HistoryStore.open(folder.resolve("history"), clock);
                opened.damaged().ifPresent(damagedHistory::complete);
                historyStore = opened;
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
        closed("the system's services", services);
        historian.execute(() -> {
            if (historyStore != null) {
                historyStore.close();
            }
        });
        closed("the accounts", accounts);
        closed("the window's place", memory);
        closed("the settings", settings);
        handedOver.flush();
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
        // Last: whoever waits for the place reads what was written here.
        closed("the place of the one program", place);
    }

    private static void closed(String what, AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            LOG.warn("{} could not be closed in order", what, e);
        }
    }
}
