package app.lading.server.logic;

import app.lading.model.digest.Digests;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.storage.AccountRow;
import app.lading.server.storage.AccountStore;
import app.lading.server.storage.SessionRow;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is signed in. Tokens are random and stored only as SHA-256, so that neither the database nor a
/// backup of it lets anybody in. All sessions are in memory; their lifetimes are measured with a clock that
/// only goes forward, so that a jump of the time of day ends none of them. Thread safe.
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int TOKEN_BYTES = 32;
    private static final int ID_CHARACTERS = 16;
    private static final String NO_NAME = "";

    /// How exactly the last use is stored.
    private static final long WRITE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final AccountStore store;
    private final Clock clock;
    private final LongSupplier nanos;
    private final long idleNanos;
    private final long lifeNanos;
    private final Passwords passwords;
    private final Throttle byAccount;
    private final Throttle byAddress;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Map<String, Live> byId = new ConcurrentHashMap<>();
    private final Map<String, SessionRow> unrecorded = new ConcurrentHashMap<>();
    private final Set<String> endedUnrecorded = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Session>> listeners = new CopyOnWriteArrayList<>();

    /// Finds accounts of people who may sign in.
    interface People {
        @Nullable
        AccountRow active(String name);
    }

    private static final class Live {
        private final String hash;
        private final UserRef user;
        private final long lifeEnd;
        private volatile long idleEnd;
        private volatile long writeDue;

        Live(String hash, UserRef user, long lifeEnd, long idleEnd, long writeDue) {
            this.hash = hash;
            this.user = user;
            this.lifeEnd = lifeEnd;
            this.idleEnd = idleEnd;
            this.writeDue = writeDue;
        }

        String id() {
            return hash.substring(0, ID_CHARACTERS);
        }

        long end() {
            return Math.min(lifeEnd, idleEnd);
        }
    }

    private final People people;

    Sessions(AccountStore store, People people, Passwords passwords, CoreOptions options) throws LadingException {
        this.store = store;
        this.people = people;
        this.passwords = passwords;
        this.clock = options.clock();
        this.nanos = options.nanos();
        this.idleNanos = options.sessionIdle().toNanos();
        this.lifeNanos = options.sessionLife().toNanos();
        this.byAccount = new Throttle(nanos, 3);
        this.byAddress = new Throttle(nanos, 10);
        load();
    }

    /// Signs a user in. Takes the same time and says the same for a wrong password, an unknown and a
    /// disabled user.
    ///
    /// @param remoteAddress where the call comes from, for slowing down guessing
    /// @throws LadingException `wrong-password`; `too-many-requests` with `retryAfter` seconds;
    ///     `store-unavailable`
    public SignedIn signIn(String user, String password, String remoteAddress) throws LadingException {
        String name = user.toLowerCase(Locale.ROOT);
        // Names that nobody can have share what is remembered of them, or memory would fill with their text.
        String throttled = Accounts.canBeName(name) ? name : NO_NAME;
        byAddress.check(remoteAddress);
        byAccount.check(throttled);
        // Counted as wrong before it is compared: tries that come at the same time must not slip through together.
        byAddress.failed(remoteAddress);
        byAccount.failed(throttled);
        AccountRow account = people.active(name);
        if (!passwords.matches(password, account == null ? null : account.password()) || account == null) {
            throw new LadingException(ErrorCode.WRONG_PASSWORD, "user name or password is wrong");
        }
        byAddress.takeBack(remoteAddress);
        byAccount.succeeded(throttled);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = hash(token);
        Instant begun = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        record(new SessionRow(hash, account.name(), begun, begun));
        long tick = nanos.getAsLong();
        Live session = new Live(
                hash,
                new UserRef(account.name(), account.admin()),
                tick + lifeNanos,
                tick + idleNanos,
                tick + WRITE_NANOS);
        add(session);
        AccountRow now = people.active(name);
        if (now == null || !now.password().equals(account.password())) {
            // Disabled, or given another password, in this very moment: whoever did that may not have seen this
            // session.
            end(List.of(session));
            throw new LadingException(ErrorCode.WRONG_PASSWORD, "user name or password is wrong");
        }
        return new SignedIn(token, describe(session));
    }

    /// On a full disk nothing can be recorded, but downloads go on: then the session is recorded when there is space
    /// again, and ends with the server when there is none before.
    private void record(SessionRow session) throws LadingException {
        try {
            Outcomes.await(store.putSession(session));
        } catch (LadingException e) {
            if (e.code() != ErrorCode.NO_SPACE) {
                throw e;
            }
            unrecorded.put(session.token(), session);
        }
    }

    /// The index was opened again: what could not be recorded of beginnings and ends is recorded now. Never waits.
    void recordAgain() {
        for (SessionRow session : List.copyOf(unrecorded.values())) {
            unrecorded.remove(session.token());
            Outcomes.then(store.putSession(session), failure -> {
                if (failure != null) {
                    unrecorded.put(session.token(), session);
                }
            });
            if (!live.containsKey(session.token())) {
                // It ended in this very moment, perhaps before it was recorded.
                endedUnrecorded.add(session.token());
            }
        }
        List<String> over = List.copyOf(endedUnrecorded);
        if (!over.isEmpty()) {
            Outcomes.then(store.removeSessions(over), failure -> {
                if (failure == null) {
                    over.forEach(endedUnrecorded::remove);
                }
            });
        }
    }

    /// The session of a token, whose idle time starts anew. Never waits.
    public Optional<Session> check(String token) {
        Live session = live.get(hash(token));
        if (session == null || !isAlive(session)) {
            return Optional.empty();
        }
        long tick = nanos.getAsLong();
        session.idleEnd = tick + idleNanos;
        if (tick - session.writeDue >= 0) {
            session.writeDue = tick + WRITE_NANOS;
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Outcomes.note(store.touchSession(session.hash, now), "noting when a session was used");
        }
        return Optional.of(describe(session));
    }

    /// Whether a session has not ended. Never waits.
    public boolean isLive(String sessionId) {
        Live session = byId.get(sessionId);
        return session != null && isAlive(session);
    }

    /// Ends the session of a token; an unknown one is nothing to end.
    public void signOut(String token) throws LadingException {
        Live session = live.get(hash(token));
        if (session != null) {
            end(List.of(session));
        }
    }

    /// Adds somebody who is told at once when a session ends, on the thread that ends it: must not wait and
    /// must not throw.
    public void onEnded(Consumer<Session> listener) {
        listeners.add(listener);
    }

    void endAllOf(String user) throws LadingException {
        end(live.values().stream().filter(each -> each.user.name().equals(user)).toList());
    }

    /// Every second: ends the sessions whose time is over.
    void expire() {
        List<Live> over = live.values().stream().filter(each -> !isAlive(each)).toList();
        try {
            end(over);
        } catch (LadingException e) {
            LOG.warn("Ended sessions could not be deleted; they stay ended here: {}", e.getMessage());
        }
    }

    private void end(List<Live> sessions) throws LadingException {
        if (sessions.isEmpty()) {
            return;
        }
        // First here, so that nothing gets in while the record is deleted; told at once, not after the disk.
        for (Live session : sessions) {
            if (live.remove(session.hash, session)) {
                byId.remove(session.id(), session);
                Session ended = describe(session);
                listeners.forEach(listener -> listener.accept(ended));
            }
        }
        List<String> tokens = sessions.stream()
                .map(each -> each.hash)
                .filter(token -> unrecorded.remove(token) == null)
                .toList();
        if (tokens.isEmpty()) {
            return;
        }
        // Until it is recorded that they ended, a start of the server would bring them back.
        endedUnrecorded.addAll(tokens);
        Outcomes.await(store.removeSessions(tokens));
        tokens.forEach(endedUnrecorded::remove);
    }

    private void load() throws LadingException {
        Instant now = clock.instant();
        long tick = nanos.getAsLong();
        List<String> over = new ArrayList<>();
        for (SessionRow row : store.sessions()) {
            AccountRow account = people.active(row.account());
            long lifeLeft = lifeNanos - age(row.created(), now);
            long idleLeft = idleNanos - age(row.seen(), now);
            if (account == null || lifeLeft <= 0 || idleLeft <= 0) {
                over.add(row.token());
            } else {
                add(new Live(
                        row.token(),
                        new UserRef(account.name(), account.admin()),
                        tick + lifeLeft,
                        tick + idleLeft,
                        tick));
            }
        }
        if (!over.isEmpty()) {
            Outcomes.await(store.removeSessions(over));
        }
    }

    private static long age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return age.isNegative() ? 0 : age.toSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : age.toNanos();
    }

    private void add(Live session) {
        live.put(session.hash, session);
        byId.put(session.id(), session);
    }

    private boolean isAlive(Live session) {
        return nanos.getAsLong() - session.end() < 0 && people.active(session.user.name()) != null;
    }

    private Session describe(Live session) {
        Instant expires =
                clock.instant().plusNanos(session.end() - nanos.getAsLong()).truncatedTo(ChronoUnit.SECONDS);
        return new Session(session.id(), session.user, expires);
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Digests.sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
    }
}
