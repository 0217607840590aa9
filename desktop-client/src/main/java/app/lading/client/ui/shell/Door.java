package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.SignInResult;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.login.LoginView;
import app.lading.client.ui.login.LoginViewModel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way in: the login as long as it is shown, and signing in with what was given at the start. On the thread of the
/// window.
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Program program;
    private final Frame frame;
    private final DeskEntrance.Inside inside;
    private final Runnable openNetwork;
    private final AppMenus menus;
    private @Nullable LoginViewModel model;
    private @Nullable LoginView view;

    /// @param openNetwork shows the settings of proxy and certificates
    Door(Program program, Frame frame, DeskEntrance.Inside inside, AppMenus menus, Runnable openNetwork) {
        this.program = program;
        this.frame = frame;
        this.inside = inside;
        this.menus = menus;
        this.openNetwork = openNetwork;
    }

    /// Whether somebody is asked to come in.
    boolean isOpen() {
        return model != null;
    }

    /// Shows an empty login.
    ///
    /// @param back to the queue that was shown; null when there is none
    LoginViewModel open(@Nullable Runnable back) {
        close();
        LoginViewModel fresh = new LoginViewModel(
                new DeskEntrance(program, inside),
                frame.ui(),
                program.clock(),
                frame.formats().durations());
        model = fresh;
        view = new LoginView(fresh, frame.formats(), frame.clipboard(), openNetwork, back);
        showAgain();
        return fresh;
    }

    /// Shows the login as it was left for another page; nothing when there is none.
    void showAgain() {
        if (view != null) {
            frame.shell().show(view, menus.all(null), view.firstFocus());
        }
    }

    /// Takes the login away, and gives up what it began.
    void close() {
        if (model != null) {
            model.close();
            model = null;
        }
        view = null;
    }

    /// Signs in with what the program was started with. What goes wrong is shown in the login, as if it had been tried
    /// there.
    ///
    /// @param password wiped when it was used
    void signIn(String server, String user, char[] password) {
        frame.showOpening();
        ServerAddress address;
        try {
            address = ServerAddress.parse(server);
        } catch (IllegalArgumentException e) {
            LOG.warn("--server {} is no address", server, e);
            open(null).tried(server, user, new SignInResult.Cancelled());
            return;
        }
        frame.ui().hear(program.signIn().begin(address, user, password, null).result(), result -> {
            if (result instanceof SignInResult.SignedIn session) {
                inside.entered(session, false);
            } else {
                LOG.warn("signing in as {} at {} did not work: {}", user, server, result);
                open(null).tried(server, user, result);
            }
        });
    }

    /// The password for [#signIn], out of the environment.
    static char[] passwordOfEnvironment() {
        return Objects.requireNonNullElse(System.getenv("LADING_PASSWORD"), "").toCharArray();
    }

    /// Asks for the password of an account whose session ended.
    void signInAgain(Account account, @Nullable Runnable back) {
        open(back).signInAgain(account);
    }
}
