package app.lading.client.ui.login;

import app.lading.client.account.Account;
import app.lading.client.account.Attempt;
import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the login asks of the rest of the program. Every method returns at once; results come on any thread.
public interface Entrance {

    /// Looks what is at an address.
    ///
    /// @param address as it was typed
    /// @param pin of the certificate that was compared, or from an invite link; null without one
    Attempt<ProbeResult> probe(String address, @Nullable Pin pin);

    /// Signs in.
    ///
    /// @param pin of the certificate that was compared, or from an invite link; null without one. It is kept when this
    ///     succeeds
    /// @param password copied before this returns
    Attempt<SignInResult> signIn(ServerAddress server, @Nullable Pin pin, String user, char[] password);

    /// Where sign-ins can be kept.
    CompletableFuture<Keychain.Availability> keychain();

    /// Accounts that were used here, the newest first.
    List<Account> recent();

    /// Forgets an account and its sign-in. Its queue stays until it is signed in again.
    void forget(Account account);

    /// Somebody is signed in.
    ///
    /// @param keep whether the sign-in is kept in the keychain
    void enter(SignInResult.SignedIn session, boolean keep);
}
