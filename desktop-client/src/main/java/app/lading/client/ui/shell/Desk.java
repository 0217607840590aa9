package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.Accounts;
import app.lading.client.account.KeptToken;
import app.lading.client.account.SignInResult;
import app.lading.client.ui.login.LoginViewModel;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.QueueServices;
import app.lading.client.ui.text.PageFormats;
import app.lading.client.ui.text.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens in the window: who comes in, which queue is shown, and how it ends. On the thread of JavaFX.
final class Desk
        implements AppMenus.Actions,
                AccountButton.Actions,
                DeskEntrance.Inside,
                SessionBanners.Actions,
                OpenAccounts.Window,
                Incoming.Inside {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int CLOSE_SECONDS = 10;

    private final Program program;
    private final Runnable exit;
    private final Frame frame;
    private final AppMenus menus = new AppMenus(this);
    private final SessionBanners banners;
    private final DamageBanners damage;
    private final Pages pages;
    private final OpenAccounts accounts;
    private final Door door;
    private final Incoming incoming;
    private @Nullable AccountPage shown;
    private boolean closing;

    /// Nothing is shown yet.
    ///
    /// @param exit ends the program
    Desk(Program program, Stage stage, Runnable exit) {
        this.program = program;
        this.exit = exit;
        this.frame = new Frame(program, stage, this::quit);
        this.banners = new SessionBanners(frame.banners(), frame.formats().times(), this);
        this.damage = new DamageBanners(frame.banners(), this::reveal);
        this.pages = new Pages(program, frame);
        this.accounts = new OpenAccounts(program, frame.ui(), this);
        this.door = new Door(program, frame, this, menus, this::showNetworkSettings);
        this.incoming = new Incoming(program, frame, this);
        frame.shell().takeDrops(frame.formats().texts(), incoming);
    }

    // ---- the beginning

    /// Shows the window and goes on where the last run ended.
    void open() {
        frame.show(program.options().hidden());
        program.onHandover(handover -> frame.ui().run(() -> {
            if (!closing) {
                incoming.take(handover);
            }
        }));
        // Says what it is now, and again when that changes.
        Platform.getPreferences().reducedDataProperty().subscribe(this::metered);
        tellDamage();
        program.history().shorten();
        program.settings().listen((before, now) -> {
            if (!before.history().equals(now.history())) {
                program.history().shorten();
            }
        });
        new PlaceInSystem(program, frame).follow();
        frame.everySecond(accounts::sessions);
        begin(program.options());
    }

    private void begin(DesktopOptions options) {
        if (options.exitAfterStart()) {
            openDoor();
            new Rehearsal(program, frame, this).begin(session -> show(page(session, new KeptToken.Missing())));
        } else if (options.server() != null) {
            goOn(false);
            door.signIn(options.server(), String.valueOf(options.user()), Door.passwordOfEnvironment());
        } else if (!options.links().isEmpty()) {
            goOn(false);
            invite(options.links().getFirst());
        } else {
            goOn(true);
        }
    }

    private void tellDamage() {
        program.settings().damaged().ifPresent(damage::settings);
        program.accounts().damaged().ifPresent(damage::accounts);
        frame.ui().hear(program.damagedHistory(), damage::history);
    }

    /// Every account is there again, with or without a session, but for those of people who signed out.
    ///
    /// @param toBeShown whether the person waits for the one that was used last
    private void goOn(boolean toBeShown) {
        List<Accounts.Known> known = program.accounts().known();
        List<Account> in = known.stream()
                .filter(one -> !one.signedOut())
                .map(Accounts.Known::account)
                .toList();
        if (toBeShown && in.isEmpty()) {
            LoginViewModel login = openDoor();
            known.stream().findFirst().ifPresent(one -> login.choose(one.account()));
            return;
        }
        if (toBeShown) {
            frame.showOpening();
        }
        in.forEach(account -> accounts.goOn(account, toBeShown && account.equals(in.getFirst())));
    }

    // ---- who is in

    private LoginViewModel openDoor() {
        return door.open(back());
    }

    private @Nullable Runnable back() {
        AccountPage behind = shown;
        return behind == null ? null : () -> show(behind);
    }

    @Override
    public void signInAgain(Account account) {
        door.signInAgain(account, back());
    }

    @Override
    public void askKeychain(Account account) {
        accounts.askKeychain(account);
    }

    @Override
    public void lookAtCertificate(Account account) {
        openDoor().choose(account);
    }

    @Override
    public void openAgain(Account account) {
        boolean wasShown = shown == null || shown.account().equals(account);
        banners.close(account);
        if (wasShown) {
            shown = null;
            door.close();
            frame.showOpening();
        }
        accounts.openAgain(account, wasShown);
    }

    @Override
    public void entered(SignInResult.SignedIn session, boolean keep) {
        door.close();
        if (shown == null) {
            frame.showOpening();
        }
        frame.ui().hear(program.accounts().remember(session, keep), place -> {
            if (place instanceof Accounts.Place.ThisRunOnly only) {
                LOG.info("the sign-in is kept for this run only: {}", only.reason());
                frame.toasts().show(Toast.saying(Words.of("account.this-run-only")));
            }
        });
        accounts.open(session.account(), new KeptToken.Valid(session.token(), session.expires()), true);
    }

    @Override
    public void forget(Account account) {
        frame.ui().hear(program.accounts().forget(account), end -> LOG.debug("forgot {}", account));
    }

    @Override
    public AccountPage page(AccountSession session, KeptToken kept) {
        QueueServices services = new QueueServices(
                frame.ui(),
                frame.toasts(),
                frame.choosers(),
                frame.clipboard(),
                program.services().revealer(),
                program.memory(),
                program.background(),
                () -> signInAgain(session.account()),
                session::onConflict,
                limit -> program.settings()
                        .change(now -> now.withNetwork(now.network().withLimit(limit))));
        Account account = session.account();
        QueuePlace place = new QueuePlace(
                account.server().hostAndPort(), account.user(), account.server().isEncrypted(), frame.keptAwake());
        PageFormats formats = new PageFormats(frame.formats());
        AccountButton button = new AccountButton(account, formats.formats().texts(), this);
        QueuePage queue = QueuePage.open(session.queue(), formats.formats(), services, place, button);
        session.damaged().ifPresent(aside -> damage.queue(account, aside));
        return new AccountPage(session, queue, formats, kept);
    }

    @Override
    public void opened(AccountPage page, boolean toBeShown) {
        if (shown == null ? !door.isOpen() : toBeShown) {
            show(page);
        } else if (shown == null) {
            // Behind the login, to which somebody was asked.
            shown = page;
        }
    }

    @Override
    public void cannotOpen(Account account, Throwable failure) {
        banners.cannotOpen(account, failure);
        if (shown == null && !door.isOpen() && !accounts.areOpening()) {
            openDoor().choose(account);
        }
    }

    @Override
    public void changed(AccountPage page) {
        banners.show(page.session(), page.kept(), page.certificate());
        if (page.needsSomebodyNow()) {
            frame.needsYou(page.account());
        }
    }

    private void show(AccountPage page) {
        door.close();
        shown = page;
        program.accounts().used(page.account());
        frame.shell()
                .show(
                        page.page().view(),
                        menus.all(page.page().menus()),
                        page.page().view().focus());
        incoming.deliver(page.page());
    }

    /// Says whether the network costs by the byte.
    void metered(boolean now) {
        accounts.metered(now);
    }

    // ---- what comes from outside

    @Override
    public @Nullable QueuePage taker() {
        return shown == null || door.isOpen() ? null : shown.page();
    }

    @Override
    public void invite(String link) {
        openDoor().invite(link);
    }

    private void reveal(Path path) {
        frame.ui().hear(program.services().revealer().reveal(path), (end, failure) -> {
            if (failure != null) {
                frame.toasts().show(Toast.saying(Words.of("reveal.cannot", path.toString())));
            }
        });
    }

    // ---- what the menus do

    @Override
    public List<Accounts.Known> known() {
        return program.accounts().known();
    }

    @Override
    public void switchTo(Account account) {
        accounts.of(account).ifPresentOrElse(this::show, () -> comeBack(account));
    }

    /// An account that is known and not open: its person signed out, or it could not be opened.
    private void comeBack(Account account) {
        frame.ui().hear(program.accounts().token(account), kept -> {
            if (kept instanceof KeptToken.SignedOut) {
                openDoor().choose(account);
            } else {
                accounts.open(account, kept, true);
            }
        });
    }

    @Override
    public void addAccount() {
        openDoor();
    }

    @Override
    public void signOut(Account account) {
        AccountPage page = accounts.of(account).orElse(null);
        if (page == null) {
            return;
        }
        banners.close(account);
        @Nullable Instant until = program.accounts().expires(account).orElse(null);
        frame.ui().hear(accounts.signOut(page), ended -> {
            if (!ended) {
                frame.toasts().show(Toast.saying(notEnded(until)));
            }
        });
        frame.ui().hear(program.accounts().signedOut(account), end -> LOG.debug("signed out {}", account));
        if (page.equals(shown)) {
            shown = null;
            accounts.first().ifPresentOrElse(this::show, () -> openDoor().choose(account));
        }
        frame.toasts().show(Toast.saying(Words.of("account.signed-out", account.user())));
    }

    private Words notEnded(@Nullable Instant until) {
        return until == null
                ? Words.of("account.not-ended")
                : Words.of("account.not-ended.until", frame.formats().times().day(until));
    }

    @Override
    public void showHistory() {
        pages.history(menus.all(null), this::showQueue);
    }

    @Override
    public void showSettings() {
        pages.settings("general", menus.all(null), this::showQueue);
    }

    private void showNetworkSettings() {
        pages.settings("network", menus.all(null), door::showAgain);
    }

    /// The queue, or the login when nobody is in yet.
    @Override
    public void showQueue() {
        if (shown != null) {
            show(shown);
        } else {
            door.showAgain();
        }
    }

    @Override
    public void undo() {
        frame.toasts().undoNewest();
    }

    @Override
    public void showLog() {
        reveal(program.logFolder());
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
        // From now on another start does itself what it was asked to do.
        program.handedOver().end();
        frame.hide();
        pages.end();
        door.close();
        frame.ui().hear(accounts.close().orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS), (end, failure) -> {
            if (failure != null) {
                LOG.warn("not everything ended in order", failure);
            }
            exit.run();
        });
    }

    /// Hears what nobody caught.
    Mistakes mistakes() {
        return new Mistakes(frame.banners(), frame.ui(), this::showLog);
    }

    /// What takes files that come from elsewhere than the queue's own page.
    Incoming incoming() {
        return incoming;
    }

    /// The window.
    Frame frame() {
        return frame;
    }
}
