package app.lading.client.ui.login;

import app.lading.client.account.Account;
import app.lading.client.account.Attempt;
import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A way in whose doors a test opens and shuts.
public final class FakeEntrance implements Entrance {
    public final List<Account> recent = new ArrayList<>();
    public final List<String> probed = new ArrayList<>();
    public final List<String> passwords = new ArrayList<>();
    public final List<String> happened = new ArrayList<>();
    public final CompletableFuture<Keychain.Availability> keychain = new CompletableFuture<>();
    public FakeAttempt<ProbeResult> probe = new FakeAttempt<>(new ProbeResult.Cancelled());
    public FakeAttempt<SignInResult> signIn = new FakeAttempt<>(new SignInResult.Cancelled());
    public Pin pin;

    /// An attempt that ends when the test says so.
    public static final class FakeAttempt<R> implements Attempt<R> {
        private final CompletableFuture<R> result = new CompletableFuture<>();
        private final R cancelled;
        public boolean wasCancelled;

        FakeAttempt(R cancelled) {
            this.cancelled = cancelled;
        }

        public void end(R how) {
            result.complete(how);
        }

        @Override
        public CompletableFuture<R> result() {
            return result;
        }

        @Override
        public void cancel() {
            wasCancelled = true;
            result.complete(cancelled);
        }
    }

    @Override
    public Attempt<ProbeResult> probe(String address, Pin known) {
        probed.add(address);
        pin = known;
        probe = new FakeAttempt<>(new ProbeResult.Cancelled());
        return probe;
    }

    @Override
    public Attempt<SignInResult> signIn(ServerAddress server, Pin known, String user, char[] password) {
        passwords.add(user + "@" + server.hostAndPort() + ":" + new String(password));
        signIn = new FakeAttempt<>(new SignInResult.Cancelled());
        return signIn;
    }

    @Override
    public CompletableFuture<Keychain.Availability> keychain() {
        return keychain;
    }

    @Override
    public List<Account> recent() {
        return recent;
    }

    @Override
    public void forget(Account account) {
        happened.add("forget " + account);
    }

    @Override
    public void enter(SignInResult.SignedIn session, boolean keep) {
        happened.add("enter " + session.account() + (keep ? " keep" : ""));
    }
}
