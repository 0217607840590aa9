package app.lading.client.account;

import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.Route;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.client.settings.JsonFile;
import app.lading.client.settings.SettingsStore;
import app.lading.client.store.DeviceName;
import app.lading.client.store.JobInUseException;
import app.lading.client.store.JobStore;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.watch.Watches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the queue of an account. Thread safe; returns at once.
public final class AccountSessions {
    private static final Logger LOG = LoggerFactory.getLogger(AccountSessions.class);

    private final World world;

    /// What sessions are made with.
    ///
    /// @param stateFolder of the program; the name of the machine is kept there
    /// @param desktopFolder where the window keeps what is its own; made when it is not there
    /// @param environment of the process
    /// @param background threads that may block
    /// @param timer for the schedule; its tasks are quick
    /// @param zone whose clock is on the wall
    public record World(
            Path stateFolder,
            Path desktopFolder,
            Map<String, String> environment,
            SettingsStore settings,
            LinkSettings link,
            QueueMaker queues,
            Watches watches,
            Executor background,
            ScheduledExecutorService timer,
            Clock clock,
            ZoneId zone) {}

    /// Makes a queue that does not run yet, and owns the store: `Engine::create`.
    @FunctionalInterface
    public interface QueueMaker {
        UploadQueue make(
                Transport transport,
                ServerAddress server,
                Token token,
                JobStore store,
                EngineSettings settings,
                EngineListener listener);
    }

    public AccountSessions(World world) {
        this.world = world;
    }

    /// Opens the queue of an account, as it was left, and goes on.
    ///
    /// @param token null when there is none that is good: the rows are there, and wait for
    ///     [AccountSession#signedIn]
    /// @param metered whether the network costs by the byte at this moment; later that is
    ///     [AccountSession#metered]
    /// @param listener hears what the engine tells, on the engine's thread
    /// @return fails with a [CannotOpenException]
    public CompletableFuture<AccountSession> open(
            Account account, @Nullable Token token, boolean metered, EngineListener listener) {
        CompletableFuture<AccountSession> opening = new CompletableFuture<>();
        world.background().execute(() -> {
            try {
                opening.complete(openNow(account, token, metered, listener));
            } catch (CannotOpenException | RuntimeException e) {
                opening.completeExceptionally(e);
            } catch (IOException e) {
                opening.completeExceptionally(
                        new CannotOpenException(CannotOpenException.Reason.FOLDER, String.valueOf(e.getMessage()), e));
            }
        });
        return opening;
    }

    private AccountSession openNow(Account account, @Nullable Token token, boolean metered, EngineListener listener)
            throws IOException {
        Path folder =
                world.desktopFolder().resolve("accounts").resolve(account.id()).resolve("queue");
        JsonFile.makeForOwner(world.stateFolder());
        JsonFile.makeForOwner(folder);
        EngineSettings settings = EngineSettings.defaults(DeviceName.of(world.stateFolder(), world.environment()));
        JobStore store = open(account, folder);
        OkHttpTransport transport = new OkHttpTransport(world.link(), route());
        return AccountSession.begin(world, account, token, transport, store, settings, listener, metered);
    }

    private static JobStore open(Account account, Path folder) throws IOException {
        try {
            return JobStore.open(folder, Clock.systemUTC());
        } catch (JobInUseException e) {
            throw new CannotOpenException(
                    CannotOpenException.Reason.IN_USE,
                    "The queue of " + account + " is open in another program: " + e.getMessage(),
                    e);
        }
    }

    private Route route() {
        return routeOf(world.settings());
    }

    /// The way that is set; without the own authority when its file cannot be used, for then the certificate is
    /// refused and the window says so.
    static Route routeOf(SettingsStore settings) {
        try {
            return Routes.of(settings.get().network());
        } catch (IOException e) {
            LOG.warn("the own authority cannot be used; only the system's are trusted", e);
        }
        try {
            return Routes.of(settings.get().network().withAuthority(null));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
