package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.Accounts;
import app.lading.client.account.InviteLink;
import app.lading.client.account.KeptToken;
import app.lading.client.account.SignInResult;
import app.lading.client.desktop.Handover;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.settings.GeneralSettings;
import app.lading.client.ui.login.LoginView;
import app.lading.client.ui.login.LoginViewModel;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.QueueServices;
import app.lading.client.ui.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens in the window: who comes in, which queue is shown, and how it ends. On the thread of JavaFX.
final class Desk implements AppMenus.Actions, AccountButton.Actions, DeskEntrance.Inside {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int CLOSE_SECONDS = 10;

    private final Program program;
    private final Runnable exit;
    private final Frame frame;
    private final AppMenus menus = new AppMenus(this);
    private final SessionBanners banners;
    private final Pages pages;
    private final Map<Account, AccountPage> open = new LinkedHashMap<>();
    // What shall be uploaded as soon as somebody is in.
    private final List<Path> waiting = new ArrayList<>();
    private @Nullable AccountPage shown;
    private @Nullable LoginViewModel login;
    private boolean closing;

    /// Nothing is shown yet.
    ///
    /// @param exit ends the program
    Desk(Program program, Stage stage, Runnable exit) {
        this.program = program;
        this.exit = exit;
        this.frame = new Frame(program, stage, this::quit);
        this.banners = new SessionBanners(frame.banners(), frame.formats().times(), this::signInAgain);
        this.pages = new Pages(program, frame);
        waiting.addAll(program.options().paths());
    }

    // ---- the beginning

    /// Shows the window and goes on where the last run ended.
    void open() {
        frame.show(program.options().hidden());
        program.onHandover(handover -> frame.ui().run(() -> take(handover)));
        Platform.getPreferences().reducedDataProperty().subscribe(this::metered);
        program.history().shorten();
        program.settings().listen((before, now) -> {
            if (!before.history().equals(now.history())) {
                program.history().shorten();
            }
        });
        program.settings().listen((before, now) -> startWithComputer(before.general(), now.general()));
        frame.everySecond(() -> open.values().stream().map(AccountPage::session).toList());
        if (program.options().exitAfterStart()) {
            rehearse();
        } else if (program.options().server() != null) {
            signInFromStart();
        } else if (!program.options().links().isEmpty()) {
            showLogin().invite(program.options().links().getFirst());
        } else {
            goOn();
        }
    }

    private void goOn() {
        List<Accounts.Known> known = program.accounts().known();
        if (known.isEmpty()) {
            showLogin();
            return;
        }
        frame.showOpening();
        for (Accounts.Known one : known) {
            boolean first = one.equals(known.getFirst());
            frame.ui().hear(program.accounts().token(one.account()), token -> goOn(one.account(), token, first));
        }
    }

    private void goOn(Account account, KeptToken kept, boolean first) {
        if (kept instanceof KeptToken.Valid valid) {
            openPage(account, valid.token(), first && shown == null && login == null);
        } else if (first) {
            // The rows are there, and wait under a banner.
            openPage(account, null, true);
        }
    }

    private void signInFromStart() {
        frame.showOpening();
        String password = System.getenv("LADING_PASSWORD");
        ServerAddress server =
                ServerAddress.parse(String.valueOf(program.options().server()));
        String user = String.valueOf(program.options().user());
        var attempt = program.signIn().begin(server, user, (password == null ? "" : password).toCharArray(), null);
        frame.ui().hear(attempt.result(), result -> {
            if (result instanceof SignInResult.SignedIn session) {
                entered(session, false);
            } else {
                LOG.warn("signing in as {} at {} did not work: {}", user, server, result);
                showLogin().choose(new Account(server, user));
            }
        });
    }

    /// Shows every page once, so that a recording of the start knows their classes, and ends.
    private void rehearse() {
        showLogin();
        Account nobody = new Account(ServerAddress.parse("http://localhost:9"), "nobody");
        frame.ui()
                .hear(
                        program.sessions()
                                .open(nobody, null, false, new app.lading.client.transfer.EngineListener() {}),
                        session -> {
                            show(page(session));
                            frame.afterPulses(4, () -> {
                                showSettings();
                                frame.afterPulses(4, () -> {
                                    showHistory();
                                    frame.afterPulses(4, this::quit);
                                });
                            });
                        });
    }

    // ---- who is in

    private LoginViewModel showLogin() {
        closeLogin();
        LoginViewModel model = new LoginViewModel(
                new DeskEntrance(program, this),
                frame.ui(),
                program.clock(),
                frame.formats().durations());
        login = model;
        AccountPage behind = shown;
        LoginView view = new LoginView(
                model,
                frame.formats(),
                frame.clipboard(),
                () -> pages.settings("network", menus.all(null), this::backToLogin),
                behind == null ? null : () -> show(behind));
        pages.login(view);
        frame.shell().show(view, menus.all(null), view.firstFocus());
        return model;
    }

    private void backToLogin() {
        LoginView view = pages.login();
        if (view == null) {
            showQueue();
        } else {
            frame.shell().show(view, menus.all(null), view.firstFocus());
        }
    }

    private void closeLogin() {
        if (login != null) {
            login.close();
            login = null;
        }
        pages.login(null);
    }

    private void signInAgain(Account account) {
        LoginViewModel model = showLogin();
        model.signInAgain(account);
    }

    @Override
    public void entered(SignInResult.SignedIn session, boolean keep) {
        closeLogin();
        frame.ui().hear(program.accounts().remember(session, keep), place -> {
            if (place instanceof Accounts.Place.ThisRunOnly only) {
                LOG.info("the sign-in is kept for this run only: {}", only.reason());
                frame.toasts().show(Toast.saying(Words.of("account.this-run-only")));
            }
        });
        AccountPage page = open.get(session.account());
        if (page == null) {
            openPage(session.account(), session.token(), true);
        } else {
            page.session().signedIn(session.token());
            show(page);
        }
    }

    @Override
    public void forget(Account account) {
        frame.ui().hear(program.accounts().forget(account), end -> LOG.debug("forgot {}", account));
    }

    private void openPage(Account account, @Nullable Token token, boolean toBeShown) {
        CompletableFuture<AccountSession> opening =
                program.sessions().open(account, token, isMetered(), pages.recorder(account));
        frame.ui().hear(opening, (session, failure) -> {
            if (failure != null) {
                LOG.warn("the queue of {} could not be opened", account, failure);
                frame.cannotOpen(account, failure);
                showLogin();
            } else if (closing) {
                frame.ui().hear(session.closeLater(), end -> LOG.debug("closed {} again", account));
            } else {
                AccountPage page = page(session);
                if (toBeShown) {
                    show(page);
                }
            }
        });
    }

    private AccountPage page(AccountSession session) {
        QueueServices services = new QueueServices(
                frame.ui(),
                frame.toasts(),
                frame.choosers(),
                frame.clipboard(),
                program.services().revealer(),
                program.memory(),
                program.background(),
                () -> signInAgain(session.account()),
                session::onConflict);
        Account account = session.account();
        QueuePlace place =
                new QueuePlace(account.server().hostAndPort(), account.server().isEncrypted(), frame.keptAwake());
        AccountButton button = new AccountButton(account, frame.formats().texts(), this);
        QueuePage queue = QueuePage.open(session.queue(), frame.formats(), services, place, button);
        AccountPage page = new AccountPage(session, queue);
        open.put(session.account(), page);
        // It may have become another network while the queue was opened.
        session.metered(isMetered());
        session.listen(() -> frame.ui().run(() -> banners.show(session)));
        banners.show(session);
        return page;
    }

    private void show(AccountPage page) {
        closeLogin();
        shown = page;
        program.accounts().used(page.account());
        frame.shell()
                .show(
                        page.page().view(),
                        menus.all(page.page().menus()),
                        page.page().view().focus());
        if (!waiting.isEmpty()) {
            page.page().commands().add(List.copyOf(waiting));
            waiting.clear();
        }
    }

    /// Does what the settings say about starting with the computer; on a thread that may wait.
    private void startWithComputer(GeneralSettings before, GeneralSettings now) {
        boolean same = before.startAtLogin() == now.startAtLogin() && before.startHidden() == now.startHidden();
        if (same || !program.services().autostart().isAvailable()) {
            return;
        }
        program.background().execute(() -> {
            try {
                if (now.startAtLogin()) {
                    program.services().autostart().enable(now.startHidden());
                } else {
                    program.services().autostart().disable();
                }
            } catch (IOException e) {
                LOG.warn("starting with the computer could not be set", e);
                frame.ui().run(() -> frame.toasts().show(Toast.saying(Words.of("autostart.cannot"))));
            }
        });
    }

    private void metered() {
        boolean metered = isMetered();
        open.values().forEach(page -> page.session().metered(metered));
    }

    private static boolean isMetered() {
        return Platform.getPreferences().isReducedData();
    }

    private void take(Handover handover) {
        if (handover.show()) {
            frame.toFront();
        }
        waiting.addAll(handover.paths());
        if (!handover.links().isEmpty() && InviteLink.isLink(handover.links().getFirst())) {
            showLogin().invite(handover.links().getFirst());
        } else if (shown != null && login == null) {
            show(shown);
        }
    }

    // ---- what the menus do

    @Override
    public List<Accounts.Known> known() {
        return program.accounts().known();
    }

    @Override
    public void switchTo(Account account) {
        AccountPage page = open.get(account);
        if (page != null) {
            show(page);
        } else {
            frame.ui().hear(program.accounts().token(account), kept -> {
                if (kept instanceof KeptToken.Valid valid) {
                    openPage(account, valid.token(), true);
                } else {
                    showLogin().choose(account);
                }
            });
        }
    }

    @Override
    public void addAccount() {
        showLogin();
    }

    @Override
    public void signOut(Account account) {
        AccountPage page = open.remove(account);
        if (page == null) {
            return;
        }
        page.page().close();
        banners.close(account);
        frame.ui().hear(program.accounts().signedOut(account), end -> LOG.debug("signed out {}", account));
        frame.ui().hear(page.session().closeLater(), end -> LOG.debug("closed {}", account));
        if (page.equals(shown)) {
            shown = null;
            open.values().stream()
                    .findFirst()
                    .ifPresentOrElse(this::show, () -> showLogin().choose(account));
        }
        frame.toasts().show(Toast.saying(Words.of("account.signed-out", account.user())));
    }

    @Override
    public void showHistory() {
        pages.history(menus.all(null), this::showQueue);
    }

    @Override
    public void showSettings() {
        pages.settings("general", menus.all(null), this::showQueue);
    }

    @Override
    public void showQueue() {
        if (login != null) {
            backToLogin();
        } else if (shown != null) {
            show(shown);
        }
    }

    @Override
    public void undo() {
        frame.toasts().undoNewest();
    }

    @Override
    public void showLog() {
        frame.ui().hear(program.services().revealer().reveal(program.logFolder()), (end, failure) -> {
            if (failure != null) {
                frame.toasts()
                        .show(Toast.saying(
                                Words.of("log.cannot", program.logFolder().toString())));
            }
        });
    }

    @Override
    public void about() {
        frame.toasts().show(Toast.saying(Words.of("about", Program.version())));
    }

    // ---- the end

    /// Closes the window at once, and the queues in order behind it.
    @Override
    public void quit() {
        if (closing) {
            return;
        }
        closing = true;
        frame.hide();
        closeLogin();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (AccountPage page : open.values()) {
            page.page().close();
            ends.add(page.session().closeLater());
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS);
        frame.ui().hear(all, (end, failure) -> {
            if (failure != null) {
                LOG.warn("not everything ended in order", failure);
            }
            exit.run();
        });
    }

    /// The page that is shown now, for tests.
    Node page() {
        return frame.shell().page();
    }
}
