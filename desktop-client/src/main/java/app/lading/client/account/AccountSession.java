package app.lading.client.account;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.settings.Settings;
import app.lading.client.settings.Subscription;
import app.lading.client.settings.UploadSettings.ConflictChoice;
import app.lading.client.store.JobStore;
import app.lading.client.store.Problem;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.transfer.OnConflict;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.WaitReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An account with its queue, its store and its way to the server, for as long as the program shows it. What is
/// set holds at once; what the schedule says holds when its hour comes. Thread safe; nothing but [#close]
/// waits.
public final class AccountSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountSession.class);

    private final AccountSessions.World world;
    private final Account account;
    private final OkHttpTransport transport;
    private final UploadQueue queue;
    private final @Nullable Path damaged;
    private final QueueRules rules;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable Token token;
    private State state;
    private @Nullable Problem problem;
    private boolean certificateRefused;

    /// How the session stands.
    public enum State {
        /// As far as is known, the server takes the token.
        SIGNED_IN,
        /// The whole queue waits for [#signedIn].
        SIGN_IN_NEEDED,
        /// The queue met something it was not made for, such as a full disk, and sends nothing until it is opened
        /// again; [#problem] says what.
        BROKEN,
        CLOSED
    }

    private AccountSession(
            AccountSessions.World world,
            Account account,
            @Nullable Token token,
            OkHttpTransport transport,
            JobStore store,
            EngineSettings settings,
            EngineListener listener,
            boolean metered) {
        this.world = world;
        this.account = account;
        this.token = token;
        this.state = token == null ? State.SIGN_IN_NEEDED : State.SIGNED_IN;
        this.transport = transport;
        this.damaged = store.damaged().orElse(null);
        // Without a token the server says "sign in" to this one, and the queue waits in the usual way.
        Token first = token == null ? new Token("none") : token;
        this.queue = world.queues()
                .make(
                        transport,
                        account.server(),
                        first,
                        store,
                        settings,
                        new SessionListener(listener, this::ended, this::broke, this::connected));
        this.rules = new QueueRules(world, queue, metered, this::tell);
    }

    static AccountSession begin(
            AccountSessions.World world,
            Account account,
            @Nullable Token token,
            OkHttpTransport transport,
            JobStore store,
            EngineSettings settings,
            EngineListener listener,
            boolean metered) {
        AccountSession session =
                new AccountSession(world, account, token, transport, store, settings, listener, metered);
        // Before the start: what holds the queue holds its first byte too.
        session.rules.apply();
        session.queue.start();
        session.subscriptions.add(world.settings().listen((before, now) -> session.settingsChanged(before, now)));
        session.subscriptions.add(world.watches().onChange(session::tryNow));
        return session;
    }

    public Account account() {
        return account;
    }

    public UploadQueue queue() {
        return queue;
    }

    /// HTTP calls in the name of the account; they block. Empty while a sign-in is needed.
    public synchronized Optional<ServerApi> api() {
        return token == null || state != State.SIGNED_IN
                ? Optional.empty()
                : Optional.of(transport.api(account.server(), token));
    }

    public synchronized State state() {
        return state;
    }

    /// Why the whole queue waits although nobody paused it.
    public Optional<SessionHold> hold() {
        return rules.hold();
    }

    /// Why nothing is sent any more; empty unless the state is `BROKEN`.
    public synchronized Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /// Whether nothing is sent because the certificate of the server is not taken, most likely because it has changed.
    public synchronized boolean isCertificateRefused() {
        return certificateRefused;
    }

    /// Where a damaged queue was put when this was opened; the queue began anew then.
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    /// Tells when anything of the above changed, on any thread; quick.
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// There is a new session: the queue goes on.
    public void signedIn(Token now) {
        synchronized (this) {
            if (state == State.CLOSED) {
                return;
            }
            token = now;
            if (state != State.BROKEN) {
                state = State.SIGNED_IN;
            }
        }
        queue.signedIn(now);
        tell();
    }

    private void ended() {
        synchronized (this) {
            if (state != State.SIGNED_IN) {
                return;
            }
            state = State.SIGN_IN_NEEDED;
        }
        tell();
    }

    private void broke(Problem what) {
        synchronized (this) {
            if (state == State.CLOSED) {
                return;
            }
            state = State.BROKEN;
            problem = what;
        }
        tell();
    }

    private void connected(ConnectionState now) {
        boolean refused = now.waiting() != null && now.waiting().reason() == WaitReason.CERTIFICATE;
        synchronized (this) {
            if (state == State.CLOSED || certificateRefused == refused) {
                return;
            }
            certificateRefused = refused;
        }
        tell();
    }

    /// Says whether the network costs by the byte; what follows is in the settings.
    public void metered(boolean now) {
        rules.metered(now);
    }

    /// The person said yes to [SessionHold.Reason#METERED_ASK]; holds until the network changes its kind.
    public void allowMetered() {
        rules.allowMetered();
    }

    /// What the settings say about names that exist, for new items.
    public OnConflict onConflict() {
        return onConflict(world.settings().get().uploads().conflicts());
    }

    /// The engine's word for a choice.
    public static OnConflict onConflict(ConflictChoice choice) {
        return switch (choice) {
            case ASK -> OnConflict.ASK;
            case KEEP_BOTH -> OnConflict.RENAME;
            case REPLACE -> OnConflict.REPLACE;
            case SKIP -> OnConflict.SKIP;
        };
    }

    private void tryNow() {
        rules.apply();
        queue.retryNow();
    }

    private void settingsChanged(Settings before, Settings now) {
        rules.apply();
        boolean newWay = !before.network().proxy().equals(now.network().proxy())
                || !before.network().trusted().equals(now.network().trusted())
                || !Objects.equals(before.network().authority(), now.network().authority());
        if (newWay) {
            // A file is read on the way.
            world.background().execute(this::applyRoute);
        }
    }

    private void applyRoute() {
        transport.route(AccountSessions.routeOf(world.settings()));
        queue.retryNow();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /// As [#close], on a background thread.
    public CompletableFuture<Void> closeLater() {
        return CompletableFuture.runAsync(this::close, world.background());
    }

    /// Ends in order as [#close] does, and then the session at the server, so that its token is good for nobody.
    ///
    /// @return on a background thread: whether the session has ended. When the server cannot be told, it ends by
    ///     itself when its time is over
    public CompletableFuture<Boolean> signOut() {
        return CompletableFuture.supplyAsync(
                () -> {
                    @Nullable Token last = tokenOfSession();
                    if (!stop()) {
                        return true;
                    }
                    boolean ended = last == null || endAtServer(last);
                    leave();
                    return ended;
                },
                world.background());
    }

    private synchronized @Nullable Token tokenOfSession() {
        return state == State.SIGNED_IN || state == State.BROKEN ? token : null;
    }

    private boolean endAtServer(Token last) {
        try {
            transport.api(account.server(), last).signOut();
            return true;
        } catch (LinkException e) {
            LOG.info("the server could not be told that {} signed out", account, e);
            return e.failure().kind() == LinkFailure.Kind.NOT_SIGNED_IN;
        }
    }

    /// Ends in order; the queue stays on the disk. Takes a few seconds at most; calling it again does nothing.
    @Override
    public void close() {
        if (stop()) {
            leave();
        }
    }

    /// @return whether this call did it
    private boolean stop() {
        synchronized (this) {
            if (state == State.CLOSED) {
                return false;
            }
            state = State.CLOSED;
        }
        rules.close();
        subscriptions.forEach(Subscription::close);
        queue.close();
        return true;
    }

    private void leave() {
        transport.close();
        LOG.debug("closed {}", account);
        tell();
    }
}
