package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.Accounts;
import app.lading.client.account.Attempt;
import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.login.Entrance;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The way in, as the program has it.
final class DeskEntrance implements Entrance {
    private final Program program;
    private final Inside inside;

    /// What comes behind the door.
    interface Inside {
        /// Somebody came in; on the thread of the window.
        void entered(SignInResult.SignedIn session, boolean keep);

        /// An account is to be forgotten.
        void forget(Account account);
    }

    DeskEntrance(Program program, Inside inside) {
        this.program = program;
        this.inside = inside;
    }

    @Override
    public Attempt<ProbeResult> probe(String address, @Nullable Pin pin) {
        return program.probe().check(address, pin);
    }

    @Override
    public Attempt<SignInResult> signIn(ServerAddress server, @Nullable Pin pin, String user, char[] password) {
        // The copy is wiped by who gets it.
        return program.signIn().begin(server, user, password.clone(), pin);
    }

    @Override
    public CompletableFuture<Keychain.Availability> keychain() {
        return program.services().keychain().availability();
    }

    @Override
    public List<Account> recent() {
        return program.accounts().known().stream().map(Accounts.Known::account).toList();
    }

    @Override
    public void forget(Account account) {
        inside.forget(account);
    }

    @Override
    public void enter(SignInResult.SignedIn session, boolean keep) {
        inside.entered(session, keep);
    }
}
