package app.lading.client.account;

import app.lading.client.desktop.Keychain;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.settings.SavedValue;
import app.lading.client.settings.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts this program knows, the one used last first. Their tokens are in the system's keychain, or, for
/// one session, in memory; never in the file. Thread safe; returns at once.
public final class Accounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final SavedValue<Kept> saved;
    private final Keychain keychain;
    private final Clock clock;
    private final Map<Account, KeptToken.Valid> ofThisRun = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// An account that was used.
    ///
    /// @param lastUsed when somebody signed in or switched to it
    /// @param keptUntil when the session whose token is in the keychain would have ended without any use; null when
    ///     none is there
    public record Known(
            Account account, Instant lastUsed, @Nullable Instant keptUntil) {}

    /// Where a token went.
    public sealed interface Place {
        /// Into the keychain: it is there after the next start.
        record Keychain() implements Place {}

        /// It was asked for, but into memory only: the next start asks for the password.
        ///
        /// @param reason why not into the keychain, one sentence
        record ThisRunOnly(String reason) implements Place {}

        /// Into memory, as it was asked for.
        record ThisRun() implements Place {}
    }

    private record Kept(List<Row> accounts) {
        private static final Kept NOTHING = new Kept(List.of());
    }

    private record Row(
            String server,
            String user,
            Instant lastUsed,
            @Nullable Instant keptUntil) {
        boolean isOf(Account account) {
            return server.equals(account.server().toString()) && user.equals(account.user());
        }
    }

    private Accounts(SavedValue<Kept> saved, Keychain keychain, Clock clock) {
        this.saved = saved;
        this.keychain = keychain;
        this.clock = clock;
    }

    /// Reads the file, or begins with none. Blocks shortly.
    ///
    /// @param file `accounts.json`
    /// @param writer one thread on which the file is written
    /// @throws IOException if there is a file that cannot be read at all
    public static Accounts open(Path file, Keychain keychain, Clock clock, Executor writer) throws IOException {
        return new Accounts(SavedValue.read(file, Kept.class, Kept.NOTHING, clock, writer), keychain, clock);
    }

    /// All of them, the one used last first.
    public List<Known> known() {
        List<Known> all = new ArrayList<>();
        for (Row row : saved.get().accounts()) {
            try {
                Account account = new Account(ServerAddress.parse(row.server()), row.user());
                all.add(new Known(account, row.lastUsed(), row.keptUntil()));
            } catch (IllegalArgumentException e) {
                LOG.warn("an account in the list has an address that cannot be read; it is left out", e);
            }
        }
        return List.copyOf(all);
    }

    /// Tells when the list changed, on the thread that changed it.
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// What is known of an account's session. Waits for the keychain, which may ask the person to unlock it. A token is
    /// given until somebody signs out, however old it is: each use prolongs a session, so that only the server knows
    /// when it ends.
    public CompletableFuture<KeptToken> token(Account account) {
        KeptToken.Valid inMemory = ofThisRun.get(account);
        if (inMemory != null) {
            return CompletableFuture.completedFuture(inMemory);
        }
        Optional<Row> row = row(account);
        Instant until = row.map(Row::keptUntil).orElse(null);
        if (until == null) {
            return CompletableFuture.completedFuture(new KeptToken.Missing());
        }
        return keychain.get(account.id())
                .thenApply(secret -> secret.map(chars -> valid(chars, until)).orElseGet(KeptToken.Missing::new))
                .exceptionally(e -> new KeptToken.Unreadable(reason(e)));
    }

    private static KeptToken valid(char[] secret, Instant until) {
        try {
            return new KeptToken.Valid(new Token(new String(secret)), until);
        } catch (IllegalArgumentException e) {
            return new KeptToken.Unreadable("The keychain holds something else than a token.");
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /// Remembers a new session, and its account as the one used last.
    ///
    /// @param keep whether the token shall be there after the next start
    /// @return where the token is now; never fails
    public CompletableFuture<Place> remember(SignInResult.SignedIn session, boolean keep) {
        Account account = session.account();
        ofThisRun.put(account, new KeptToken.Valid(session.token(), session.expires()));
        put(account, keep ? row(account).map(Row::keptUntil).orElse(null) : null);
        if (!keep) {
            return keychain.remove(account.id()).handle((done, e) -> new Place.ThisRun());
        }
        return keychain.availability().thenCompose(availability -> switch (availability) {
            case Keychain.Availability.Unavailable none ->
                CompletableFuture.completedFuture(notKept(account, none.reason()));
            case Keychain.Availability.Available there -> keep(session);
        });
    }

    private CompletableFuture<Place> keep(SignInResult.SignedIn session) {
        Account account = session.account();
        char[] secret = session.token().value().toCharArray();
        CompletableFuture<Void> putting = keychain.put(account.id(), secret);
        Arrays.fill(secret, '\0');
        return putting.handle((done, e) -> {
            if (e != null) {
                return notKept(account, reason(e));
            }
            put(account, session.expires());
            return new Place.Keychain();
        });
    }

    private Place notKept(Account account, String reason) {
        put(account, null);
        return new Place.ThisRunOnly(reason);
    }

    /// Says that a person switched to this account.
    public void used(Account account) {
        put(account, row(account).map(Row::keptUntil).orElse(null));
    }

    /// Forgets the token of an account; the account stays in the list. Completes when the keychain has
    /// forgotten it too; never fails.
    public CompletableFuture<Void> signedOut(Account account) {
        ofThisRun.remove(account);
        row(account).ifPresent(row -> replace(account, new Row(row.server(), row.user(), row.lastUsed(), null)));
        return forgetToken(account);
    }

    /// Forgets an account and its token. Its queue stays on the disk, and is there again when somebody signs
    /// in.
    public CompletableFuture<Void> forget(Account account) {
        ofThisRun.remove(account);
        replace(account, null);
        return forgetToken(account);
    }

    private CompletableFuture<Void> forgetToken(Account account) {
        return keychain.remove(account.id()).exceptionally(e -> {
            LOG.warn("the keychain did not forget a token; it ends by itself", e);
            return null;
        });
    }

    private Optional<Row> row(Account account) {
        return saved.get().accounts().stream().filter(row -> row.isOf(account)).findFirst();
    }

    private void put(Account account, @Nullable Instant keptUntil) {
        Row row = new Row(account.server().toString(), account.user(), clock.instant(), keptUntil);
        saved.change(kept -> {
            List<Row> rows = new ArrayList<>(kept.accounts());
            rows.removeIf(one -> one.isOf(account));
            rows.addFirst(row);
            return new Kept(List.copyOf(rows));
        });
        listeners.forEach(Runnable::run);
    }

    private void replace(Account account, @Nullable Row now) {
        saved.change(kept -> {
            List<Row> rows = new ArrayList<>();
            for (Row row : kept.accounts()) {
                if (!row.isOf(account)) {
                    rows.add(row);
                } else if (now != null) {
                    rows.add(now);
                }
            }
            return new Kept(List.copyOf(rows));
        });
        listeners.forEach(Runnable::run);
    }

    private static String reason(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        LOG.info("the keychain did not do what it was asked", cause);
        return String.valueOf(cause.getMessage());
    }

    /// Writes what was not written yet. Blocks shortly.
    @Override
    public void close() {
        saved.flush();
    }
}
