package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.KeptToken;
import app.lading.client.account.ProbeResult;
import app.lading.client.link.Token;
import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts whose queues are open, and those that are just being opened. On the thread of the window.
final class OpenAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAccounts.class);
    /// When a keychain that did not answer is asked again. Not for ever: each time it may ask the person.
    private static final List<Duration> KEYCHAIN_AGAIN =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1));

    private final Program program;
    private final UiThread ui;
    private final Window window;
    private final Map<Account, AccountPage> open = new LinkedHashMap<>();
    private final Map<Account, Wish> opening = new HashMap<>();
    private boolean metered;
    private boolean closing;

    /// What shows them.
    interface Window {
        /// Makes the page of a queue that is open now.
        AccountPage page(AccountSession session, KeptToken kept);

        /// It is open.
        ///
        /// @param toBeShown whether the person waits for it
        void opened(AccountPage page, boolean toBeShown);

        /// It could not be opened.
        void cannotOpen(Account account, Throwable failure);

        /// What is known of an open account is something else now.
        void changed(AccountPage page);
    }

    private static final class Wish {
        /// Null until it was looked for.
        @Nullable
        KeptToken kept;

        boolean toBeShown;

        Wish(@Nullable KeptToken kept, boolean toBeShown) {
            this.kept = kept;
            this.toBeShown = toBeShown;
        }
    }

    OpenAccounts(Program program, UiThread ui, Window window) {
        this.program = program;
        this.ui = ui;
        this.window = window;
    }

    Optional<AccountPage> of(Account account) {
        return Optional.ofNullable(open.get(account));
    }

    Optional<AccountPage> first() {
        return open.values().stream().findFirst();
    }

    List<AccountSession> sessions() {
        return open.values().stream().map(AccountPage::session).toList();
    }

    /// Opens the queue of an account; without a good token its rows are there, and wait. When it is open already, or
    /// just being opened, it only takes over the newer token.
    ///
    /// @param toBeShown whether the person waits for it
    void open(Account account, KeptToken kept, boolean toBeShown) {
        @Nullable Wish before = opening.get(account);
        @Nullable AccountPage there = open.get(account);
        if (there != null) {
            learn(there, kept);
            window.opened(there, toBeShown);
        } else if (before != null) {
            before.kept = kept instanceof KeptToken.Valid ? kept : before.kept;
            before.toBeShown |= toBeShown;
        } else {
            Wish wish = new Wish(kept, toBeShown);
            opening.put(account, wish);
            begin(account, wish, kept);
        }
    }

    /// Looks for the session of an account and opens its queue, as the last run left it.
    void goOn(Account account, boolean toBeShown) {
        Wish wish = new Wish(null, toBeShown);
        opening.put(account, wish);
        ui.hear(program.accounts().token(account), kept -> {
            KeptToken newer = wish.kept;
            begin(account, wish, newer == null ? kept : newer);
        });
    }

    /// Whether there are some that are just being opened.
    boolean areOpening() {
        return !opening.isEmpty();
    }

    private void begin(Account account, Wish wish, KeptToken with) {
        @Nullable Token token = with instanceof KeptToken.Valid valid ? valid.token() : null;
        ui.hear(program.sessions().open(account, token, metered, program.recorder(account)), (session, failure) -> {
            opening.remove(account);
            if (failure != null) {
                LOG.warn("the queue of {} could not be opened", account, failure);
                window.cannotOpen(account, failure);
            } else if (closing) {
                ui.hear(session.closeLater(), end -> LOG.debug("closed {} again", account));
            } else {
                opened(session, with, wish);
            }
        });
    }

    private void opened(AccountSession session, KeptToken with, Wish wish) {
        AccountPage page = window.page(session, with);
        open.put(page.account(), page);
        session.metered(metered);
        page.listen(() -> ui.run(() -> changed(page)));
        changed(page);
        if (wish.kept != null && !wish.kept.equals(with)) {
            learn(page, wish.kept);
        }
        if (with instanceof KeptToken.Unreadable) {
            askKeychainLater(page, 0);
        }
        window.opened(page, wish.toBeShown);
    }

    private void learn(AccountPage page, KeptToken kept) {
        page.kept(kept);
        changed(page);
    }

    private void changed(AccountPage page) {
        if (!page.equals(open.get(page.account()))) {
            return;
        }
        if (!page.session().isCertificateRefused()) {
            page.certificate(null);
        } else if (page.certificate() == null) {
            lookAtCertificate(page);
        }
        window.changed(page);
    }

    /// The queue knows only that the certificate is refused; the words for it need the certificate itself.
    private void lookAtCertificate(AccountPage page) {
        ui.hear(program.probe().check(page.account().server().toString(), null).result(), found -> {
            if (found instanceof ProbeResult.WrongCertificate wrong
                    && page.session().isCertificateRefused()
                    && page.equals(open.get(page.account()))) {
                page.certificate(wrong.trouble());
                window.changed(page);
            }
        });
    }

    // ---- the keychain

    /// Asks the keychain once more for the session of an account.
    void askKeychain(Account account) {
        of(account).ifPresent(page -> askKeychain(page, KEYCHAIN_AGAIN.size()));
    }

    private void askKeychainLater(AccountPage page, int times) {
        if (times < KEYCHAIN_AGAIN.size()) {
            ui.later(KEYCHAIN_AGAIN.get(times), () -> askKeychain(page, times + 1));
        }
    }

    private void askKeychain(AccountPage page, int times) {
        boolean needed = page.session().state() == AccountSession.State.SIGN_IN_NEEDED
                && page.kept() instanceof KeptToken.Unreadable
                && page.equals(open.get(page.account()));
        if (!needed) {
            return;
        }
        ui.hear(program.accounts().token(page.account()), kept -> {
            if (page.session().state() == AccountSession.State.SIGN_IN_NEEDED) {
                learn(page, kept);
                if (kept instanceof KeptToken.Unreadable) {
                    askKeychainLater(page, times);
                }
            }
        });
    }

    // ---- all of them

    /// Says whether the network costs by the byte.
    void metered(boolean now) {
        metered = now;
        sessions().forEach(session -> session.metered(now));
    }

    // ---- their ends

    /// Closes the queue of an account that stopped, and opens it again.
    void openAgain(Account account, boolean toBeShown) {
        AccountPage page = open.remove(account);
        CompletableFuture<Void> closed = CompletableFuture.completedFuture(null);
        if (page != null) {
            page.close();
            closed = page.session().closeLater();
        }
        ui.hear(closed.thenCompose(end -> program.accounts().token(account)), kept -> open(account, kept, toBeShown));
    }

    /// Closes an account, here and at the server.
    ///
    /// @return whether the session at the server has ended
    CompletableFuture<Boolean> signOut(AccountPage page) {
        open.remove(page.account());
        page.close();
        return page.session().signOut();
    }

    /// Closes all of them; what is still being opened is closed when it is.
    CompletableFuture<Void> close() {
        closing = true;
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (AccountPage page : open.values()) {
            page.close();
            ends.add(page.session().closeLater());
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }
}
